package io.mlops.s3;

import io.mlops.architecture.ArchitectureRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
    @TestFactory
    Stream<DynamicTest> module_asBuilt_keepsTheRules() {
        return ArchitectureRules.forModuleOf(ArchitectureTest.class);
    }
}
