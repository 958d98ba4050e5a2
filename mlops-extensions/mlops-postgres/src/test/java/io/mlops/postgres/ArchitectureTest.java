package io.mlops.postgres;

import io.mlops.architecture.ArchitectureRules;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class ArchitectureTest {
    @TestFactory
    Stream<DynamicTest> module_asBuilt_keepsTheRules() {
        return ArchitectureRules.forModuleOf(getClass(), Set.of("javax.sql."));
    }
}
