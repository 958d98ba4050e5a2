package io.mlops.testkit.mutant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedMethod;

import io.mlops.testkit.BackendContract;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

class MutantTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource("mutants")
    void backend_thatBreaksARule_failsItsTestWithASentence(String name) throws ClassNotFoundException {
        TestExecutionSummary summary = runTestOf(name);

        assertThat(summary.getTestsAbortedCount()).as("skipped").isZero();
        assertThat(summary.getFailures())
                .as("failures of a backend that %s", name)
                .isNotEmpty();
        assertThat(summary.getFailures().get(0).getException())
                .as("the failure says in a sentence what to mend")
                .isInstanceOf(AssertionError.class)
                .message()
                .matches("(?s)\\[[A-Za-z].*\\.\\].*|[A-Za-z].*\\.");
    }

    private static Set<String> mutants() {
        return Mutants.names();
    }

    private static TestExecutionSummary runTestOf(String name) throws ClassNotFoundException {
        Mutant mutant = Mutants.byName(name);
        Class<?> part = Class.forName(BackendContract.class.getName() + "$" + mutant.part());
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectNestedMethod(List.of(MutantContract.class), part, mutant.test()))
                .configurationParameter(MutantResolver.NAME, name)
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        return listener.getSummary();
    }
}
