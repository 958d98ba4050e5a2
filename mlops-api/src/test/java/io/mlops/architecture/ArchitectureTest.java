package io.mlops.architecture;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class ArchitectureTest {
    private static final List<String> LOWEST_FIRST = List.of(
            "io.mlops.error",
            "io.mlops.page",
            "io.mlops.search",
            "io.mlops.data.binary",
            "io.mlops.data.sketch",
            "io.mlops.data",
            "io.mlops.artifact",
            "io.mlops.tracking",
            "io.mlops.outbox",
            "io.mlops.registry",
            "io.mlops.drift",
            "io.mlops.drift.stream",
            "io.mlops.monitoring",
            "io.mlops.governance.audit",
            "io.mlops.governance.approval",
            "io.mlops.governance",
            "io.mlops.governance.gate",
            "io.mlops.governance.policy",
            "io.mlops.event",
            "io.mlops.spi.commit",
            "io.mlops.spi.listing",
            "io.mlops.spi",
            "io.mlops.spi.table",
            "io.mlops.spi.table.registry",
            "io.mlops.spi.table.backend",
            "io.mlops");

    @TestFactory
    Stream<DynamicTest> module_asBuilt_keepsTheRules() {
        return Stream.concat(
                ArchitectureRules.forModuleOf(getClass()),
                Stream.of(ArchitectureRules.packageOrder(getClass(), LOWEST_FIRST)));
    }
}
