package io.mlops.core.governance;

import io.mlops.core.action.FactSource;
import io.mlops.governance.Lineage;
import io.mlops.registry.ModelVersion;
import io.mlops.tracking.Run;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Follows a version to its run, its data and its code. */
final class LineageReader {
    private LineageReader() {}

    static Lineage of(FactSource store, ModelVersion version) {
        Optional<Run> run =
                store.runs().flatMap(runs -> runs.findRun(version.source().runId()));
        return new Lineage(
                version,
                run,
                run.map(r -> r.data().inputs()).orElse(List.of()),
                run.map(LineageReader::code).orElse(Map.of()));
    }

    private static Map<String, String> code(Run run) {
        return run.data().tags().entrySet().stream()
                .filter(tag -> tag.getKey().startsWith("mlops.") || tag.getKey().startsWith("mlflow.source."))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
