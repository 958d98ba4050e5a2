package io.mlops.core.monitoring;

import io.mlops.data.Profile;
import io.mlops.registry.ModelVersion;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What monitors need to know of versions; answered by the engine. Thread-safe. */
public interface VersionFacts {
    /**
     * Returns a version, or empty where it is gone.
     *
     * @param model the model's name
     * @param version the number
     */
    Optional<ModelVersion> find(String model, int version);

    /**
     * Returns the latest value of a metric of the run that wrote a version, or empty where it logged none.
     *
     * @param version the version
     * @param metricKey the metric's key
     */
    OptionalDouble metric(ModelVersion version, String metricKey);

    /**
     * Returns the profiles of the training data of a version, by segment; none where none were logged.
     *
     * @param version the version
     */
    Map<String, Profile> references(ModelVersion version);
}
