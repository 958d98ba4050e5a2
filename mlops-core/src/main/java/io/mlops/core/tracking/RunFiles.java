package io.mlops.core.tracking;

import io.mlops.artifact.ArtifactInfo;
import io.mlops.artifact.ArtifactPath;
import io.mlops.artifact.ContentSource;
import io.mlops.core.artifact.FileStore;
import io.mlops.core.artifact.LocalFiles;
import io.mlops.core.artifact.ModelFiles;
import io.mlops.core.check.Names;
import io.mlops.core.store.Stores;
import io.mlops.data.ModelSignature;
import io.mlops.data.Profile;
import io.mlops.error.ConflictException;
import io.mlops.error.InvalidInputException;
import io.mlops.error.Quoted;
import io.mlops.tracking.LoggedModel;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a run stores as files. Thread-safe.
 *
 * <p>A logged model is sealed: neither the files below its path nor the run's reference profiles can be changed afterwards through the run, as its digest covers them.
 */
final class RunFiles {
    private final Stores stores;
    private final String runId;
    private final Clock clock;
    private final Set<String> modelPaths = ConcurrentHashMap.newKeySet();

    /**
     * @param models what the run has logged before
     */
    RunFiles(Stores stores, String runId, Clock clock, List<LoggedModel> models) {
        this.stores = stores;
        this.runId = runId;
        this.clock = clock;
        models.forEach(model -> modelPaths.add(model.path()));
    }

    ArtifactInfo write(String path, ContentSource content) {
        ArtifactPath target = new ArtifactPath(path);
        requireUnsealed(target);
        return stores.artifacts().write(runId, target, content);
    }

    void writeAll(Path fileOrFolder, String path) {
        store(LocalFiles.of(fileOrFolder, path));
    }

    void writeReference(String segment, Profile profile) {
        ArtifactPath target = ModelFiles.referencePath(Names.segment(segment));
        requireUnsealed(target);
        byte[] bytes = profile.asReference().toBytes();
        stores.artifacts().write(runId, target, ContentSource.of(bytes));
    }

    LoggedModel writeModel(String path, Path fileOrFolder, ModelSignature signature) {
        ArtifactPath root = new ArtifactPath(path);
        if (root.isUnder(ModelFiles.REFERENCE)) {
            throw new InvalidInputException(
                    "model path",
                    "must not lie in reference/, where the profiles of the training data are",
                    path,
                    "for example \"model\"");
        }
        if (modelPaths.stream().anyMatch(other -> root.isUnder(other) || new ArtifactPath(other).isUnder(path))) {
            throw new ConflictException("Run " + runId + " has a model at " + Quoted.of(path)
                    + " or beside it; log this one under another path");
        }
        boolean isFile = java.nio.file.Files.isRegularFile(fileOrFolder);
        Map<ArtifactPath, ContentSource> files = new HashMap<>(
                isFile
                        ? LocalFiles.of(fileOrFolder, path + "/" + fileOrFolder.getFileName())
                        : LocalFiles.of(fileOrFolder, path));
        if (files.isEmpty()) {
            throw new InvalidInputException("model folder", "must hold at least one file", fileOrFolder.toString(), "");
        }
        ArtifactPath signatureFile = root.resolve(ModelFiles.SIGNATURE);
        if (files.put(signatureFile, ContentSource.of(ModelFiles.signatureFile(signature))) != null) {
            throw new InvalidInputException(
                    "model folder",
                    "must not hold a file signature.json, which is written beside it",
                    fileOrFolder.toString(),
                    "rename the file");
        }
        store(files);
        return seal(root, signature);
    }

    private LoggedModel seal(ArtifactPath root, ModelSignature signature) {
        ModelFiles files = new ModelFiles(new FileStore(stores.artifacts(), runId), root.value());
        LoggedModel model = new LoggedModel(
                "m-" + NewIds.hex(),
                runId,
                root.value(),
                files.digest(),
                Optional.of(signature),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        LoggedModel stored = stores.runs().logModel(model);
        modelPaths.add(root.value());
        return stored;
    }

    private void store(Map<ArtifactPath, ContentSource> files) {
        files.keySet().forEach(this::requireUnsealed);
        files.forEach((path, content) -> stores.artifacts().write(runId, path, content));
    }

    private void requireUnsealed(ArtifactPath path) {
        boolean isReference = path.isUnder(ModelFiles.REFERENCE) && !modelPaths.isEmpty();
        if (isReference || modelPaths.stream().anyMatch(path::isUnder)) {
            throw new ConflictException("Artifact " + Quoted.of(path.value()) + " belongs to a model that run " + runId
                    + " has logged, whose digest covers it; write it before the model, or log another model");
        }
    }
}
