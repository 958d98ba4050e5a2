package io.mlops.http;

import io.mlops.architecture.ArchitectureRules;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class ArchitectureTest {
    private static final List<String> LOWEST_FIRST = List.of(
            "io.mlops.http.wire",
            "io.mlops.http.search",
            "io.mlops.http.artifact",
            "io.mlops.http.model",
            "io.mlops.http.tracking",
            "io.mlops.http.registry",
            "io.mlops.http");

    @TestFactory
    Stream<DynamicTest> module_asBuilt_keepsTheRules() {
        return Stream.concat(
                ArchitectureRules.forModuleOf(getClass()),
                Stream.of(ArchitectureRules.packageOrder(getClass(), LOWEST_FIRST)));
    }
}
