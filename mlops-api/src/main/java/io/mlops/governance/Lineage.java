package io.mlops.governance;

import io.mlops.registry.ModelVersion;
import io.mlops.tracking.DatasetInput;
import io.mlops.tracking.Run;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a version came from, down to its data and its code. Immutable.
 *
 * @param version the version
 * @param run the run that wrote it; empty where it is gone or was never known
 * @param inputs the data that the run read, with their digests
 * @param code what is known of the code and the environment: commit, build, Java version, host, by name
 */
public record Lineage(ModelVersion version, Optional<Run> run, List<DatasetInput> inputs, Map<String, String> code) {
    /** Copies the collections. */
    public Lineage {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(run, "run");
        inputs = List.copyOf(inputs);
        code = Map.copyOf(code);
    }
}
