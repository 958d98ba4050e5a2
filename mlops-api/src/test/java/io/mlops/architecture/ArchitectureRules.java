package io.mlops.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The rules as tests, one per rule. */
public final class ArchitectureRules {
    private ArchitectureRules() {}

    /**
     * Returns the rules for a module whose exported signatures show the JDK, JSpecify and our modules alone.
     *
     * @param test a test class of that module
     */
    public static Stream<DynamicTest> forModuleOf(Class<?> test) {
        return forModuleOf(test, Set.of());
    }

    /**
     * Returns the rules for a module whose exported signatures also show some libraries.
     *
     * @param test a test class of that module
     * @param libraries prefixes of package names, each with its last dot
     */
    public static Stream<DynamicTest> forModuleOf(Class<?> test, Set<String> libraries) {
        MainCode code = MainCode.besides(test);
        return Stream.of(
                dynamicTest(
                        "there are classes",
                        () -> assertThat(code.classes()).as("main classes").isNotEmpty()),
                rule("no cycles of packages", code, Dependencies::cycles),
                rule("no foreign internals", code, Dependencies::foreignInternals),
                rule("signatures show no library", code, new ApiSignatures(libraries)),
                rule("exported types and members have comments", code, Documented::missing),
                rule("no file over 500 lines", code, Sources::tooLong),
                rule("packages are @NullMarked", code, Sources::notNullMarked),
                rule("providers are named for both paths", code, Providers::namedOnce));
    }

    /**
     * Returns the rule that each package imports only from those before it.
     *
     * @param test a test class of the module
     * @param packages all packages of the module, the lowest first
     */
    public static DynamicTest packageOrder(Class<?> test, List<String> packages) {
        return rule("packages import upwards only", MainCode.besides(test), Dependencies.inOrder(packages));
    }

    private static DynamicTest rule(String name, MainCode code, Rule rule) {
        return dynamicTest(
                name, () -> assertThat(rule.violations(code)).as(name).isEmpty());
    }
}
