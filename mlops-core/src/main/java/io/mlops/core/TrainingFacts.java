package io.mlops.core;

import io.mlops.core.artifact.FileStore;
import io.mlops.core.artifact.ModelFiles;
import io.mlops.core.monitoring.VersionFacts;
import io.mlops.core.store.Stores;
import io.mlops.data.Profile;
import io.mlops.registry.ModelSource;
import io.mlops.registry.ModelVersion;
import io.mlops.tracking.Metric;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What monitors ask about how a version was trained, read from the stores. Immutable, thread-safe. */
record TrainingFacts(Stores stores) implements VersionFacts {
    @Override
    public Optional<ModelVersion> find(String model, int version) {
        return stores.registry().findVersion(model, version);
    }

    @Override
    public OptionalDouble metric(ModelVersion version, String metricKey) {
        return stores.runs()
                .findRun(version.source().runId())
                .flatMap(run -> run.metric(metricKey))
                .map(Metric::value)
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }

    @Override
    public Map<String, Profile> references(ModelVersion version) {
        ModelSource source = version.source();
        ModelFiles files = new ModelFiles(new FileStore(stores.artifacts(), source.runId()), source.path());
        return files.profiles(files.references());
    }
}
