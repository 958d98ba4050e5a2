package io.mlops.core;

import io.mlops.Mlops;
import io.mlops.data.Column;
import io.mlops.data.ColumnType;
import io.mlops.data.ModelSignature;
import io.mlops.data.Profile;
import io.mlops.data.Profiler;
import io.mlops.data.Schema;
import io.mlops.tracking.ActiveRun;
import io.mlops.tracking.LoggedModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The kinds of stores that the engine is tested on, and what tests log into them. */
final class StoreFixture {
    static final Schema INPUTS = Schema.of(Column.required("x", ColumnType.DOUBLE));
    static final ModelSignature SIGNATURE = ModelSignature.of(INPUTS);

    private StoreFixture() {}

    /** A location that holds nothing yet, by the name of its kind. */
    static Stream<Arguments> locations() {
        return Stream.of(Arguments.of("memory:"), Arguments.of("sqlite:"));
    }

    static Mlops open(String kind, Path folder) {
        return builder(kind, folder).open();
    }

    static MlopsBuilder builder(String kind, Path folder) {
        return MlopsSdk.builder().backend(kind.equals("memory:") ? kind : kind + folder.resolve("store"));
    }

    static LoggedModel logModel(ActiveRun run, Path folder, String content) {
        try {
            Path model = Files.createDirectories(folder.resolve("model-" + run.id()));
            Files.writeString(model.resolve("weights.bin"), content);
            return run.logModel("model", model, SIGNATURE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Profile profile(double... values) {
        return Profiler.reference(INPUTS).addColumn(0, values).profile();
    }
}
