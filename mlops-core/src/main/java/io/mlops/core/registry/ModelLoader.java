package io.mlops.core.registry;

import io.mlops.artifact.ArtifactInfo;
import io.mlops.artifact.Digest;
import io.mlops.artifact.Manifest;
import io.mlops.core.action.Acting;
import io.mlops.core.artifact.FileStore;
import io.mlops.core.artifact.ModelFiles;
import io.mlops.core.store.Stores;
import io.mlops.data.ModelSignature;
import io.mlops.error.ConflictException;
import io.mlops.error.Quoted;
import io.mlops.error.StoreCorruptException;
import io.mlops.governance.ActionType;
import io.mlops.governance.Resource;
import io.mlops.registry.LoadedModel;
import io.mlops.registry.ModelSource;
import io.mlops.registry.ModelVersion;
import io.mlops.registry.ModelVersionStatus;
import io.mlops.tracking.LoggedModel;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Loads versions: every byte is read once and compared with what was registered, before anybody gets it. Immutable, thread-safe. */
record ModelLoader(Stores stores, Acting acting) {
    private static final int BUFFER_BYTES = 1 << 16;

    LoadedModel load(ModelVersion version, Optional<String> alias) {
        if (version.status() != ModelVersionStatus.READY) {
            throw new ConflictException("Model version " + Quoted.of(version.name()) + "/" + version.version()
                    + " is not READY (" + version.status() + "); register it again");
        }
        Resource target = alias.map(name -> Resource.alias(version.name(), name, version.version()))
                .orElseGet(() -> Resource.version(version.name(), version.version()));
        acting.actions().confirm(acting.action(ActionType.MODEL_LOAD, target, Map.of()));
        ModelSource source = version.source();
        FileStore store = new FileStore(stores.artifacts(), source.runId());
        ModelFiles files = new ModelFiles(store, source.path());
        List<ArtifactInfo> own = hashed(store, files.own(), version);
        List<ArtifactInfo> references = hashed(store, files.references(), version);
        List<ArtifactInfo> all = new ArrayList<>(own);
        all.addAll(references);
        requireDigest(version, new Manifest(all).digest());
        if (own.isEmpty()) {
            throw corrupt(version, "has no files any more");
        }
        return new VerifiedModel(
                version, signature(source), new VerifiedFiles(store, source.path(), own), files.profiles(references));
    }

    /** The digests of the bytes that are there, not those that the store says were written. */
    private static List<ArtifactInfo> hashed(FileStore store, List<ArtifactInfo> files, ModelVersion version) {
        List<ArtifactInfo> hashed = new ArrayList<>();
        for (ArtifactInfo file : files) {
            MessageDigest sha256 = Digest.algorithm();
            long size = 0;
            byte[] buffer = new byte[BUFFER_BYTES];
            try (InputStream content = store.open(file)) {
                for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                    sha256.update(buffer, 0, read);
                    size += read;
                }
            } catch (IOException e) {
                throw e.getCause() instanceof StoreCorruptException
                        ? corrupt(version, "is damaged: " + e.getMessage())
                        : FileStore.failure(file.path(), e);
            }
            hashed.add(new ArtifactInfo(file.path(), size, Optional.of(Digest.from(sha256.digest()))));
        }
        return hashed;
    }

    private static void requireDigest(ModelVersion version, Digest actual) {
        Optional<Digest> registered = version.source().digest();
        if (registered.isPresent() && !registered.get().equals(actual)) {
            throw corrupt(
                    version,
                    "is not what was registered: the digest of its files is " + actual + ", not " + registered.get()
                            + "; a file is missing, was added or differs");
        }
    }

    private static StoreCorruptException corrupt(ModelVersion version, String problem) {
        return new StoreCorruptException(
                "Model version " + Quoted.of(version.name()) + "/" + version.version() + " " + problem
                        + "; restore the artifacts from a backup, or load another version",
                null);
    }

    private Optional<ModelSignature> signature(ModelSource source) {
        return source.modelId().isEmpty()
                ? Optional.empty()
                : stores.runs().findModel(source.modelId()).flatMap(LoggedModel::signature);
    }
}
