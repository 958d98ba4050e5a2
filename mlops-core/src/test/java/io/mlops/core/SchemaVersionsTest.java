package io.mlops.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.Mlops;
import io.mlops.core.sql.SqlBackend;
import io.mlops.search.SearchQuery;
import io.mlops.tracking.Run;
import io.mlops.tracking.RunStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stores of all schema versions there ever were are opened; {@code StoreSample} makes the file of a new one. */
class SchemaVersionsTest {
    @TempDir
    Path folder;

    static IntStream versions() {
        return IntStream.rangeClosed(1, SqlBackend.schemaVersion());
    }

    @ParameterizedTest
    @MethodSource("versions")
    void open_storeOfAnEarlierVersion_readsAndWritesIt(int version) throws Exception {
        StoreSample.unpack(version, folder);

        try (Mlops mlops = MlopsSdk.open(folder)) {
            StoreSample.assertIsRead(mlops);
            Run unfinished = mlops.tracking()
                    .searchRuns(List.of(), SearchQuery.where("attributes.run_name = 'unfinished'"))
                    .items()
                    .get(0);
            assertThat(unfinished.info().status()).isEqualTo(RunStatus.KILLED);
            mlops.tracking().run("later", "r", run -> {
                run.durable().logMetric("loss", 1, 1);
                return run.id();
            });
        }
        try (Mlops again = MlopsSdk.open(folder)) {
            StoreSample.assertIsRead(again);
        }
    }
}
