package io.mlops.core.registry;

import io.mlops.artifact.Manifest;
import io.mlops.data.ModelSignature;
import io.mlops.data.Profile;
import io.mlops.registry.LoadedModel;
import io.mlops.registry.ModelVersion;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A version whose bytes were compared with its digest. Immutable, thread-safe.
 *
 * @param version the version
 * @param signature what it takes and returns
 * @param verified its files
 * @param references the profiles of its training data, by segment
 */
record VerifiedModel(
        ModelVersion version,
        Optional<ModelSignature> signature,
        VerifiedFiles verified,
        Map<String, Profile> references)
        implements LoadedModel {
    @Override
    public Manifest files() {
        return verified.manifest();
    }

    @Override
    public InputStream open(String path) {
        return verified.open(path);
    }

    @Override
    public void copyTo(Path folder) {
        verified.copyTo(folder);
    }

    @Override
    public String toString() {
        return "LoadedModel[" + version.uri() + "]";
    }
}
