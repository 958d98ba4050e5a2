package io.mlops.core.artifact;

import io.mlops.artifact.ArtifactInfo;
import io.mlops.artifact.ArtifactPath;
import io.mlops.artifact.Artifacts;
import io.mlops.artifact.ByteRange;
import io.mlops.core.check.Ids;
import io.mlops.core.store.Stores;
import io.mlops.error.NotFoundException;
import io.mlops.error.Quoted;
import io.mlops.page.Page;
import io.mlops.page.PageRequest;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Reads the files of runs. Thread-safe. */
public final class RunArtifacts implements Artifacts {
    private final Stores stores;

    /**
     * Makes it.
     *
     * @param stores where runs and files are
     */
    public RunArtifacts(Stores stores) {
        this.stores = Objects.requireNonNull(stores, "stores");
    }

    @Override
    public Page<ArtifactInfo> list(String runId, String directory, PageRequest page) {
        requireRun(runId);
        return stores.artifacts().list(runId, checked(directory), page);
    }

    @Override
    public Optional<ArtifactInfo> find(String runId, String path) {
        requireRun(runId);
        return stores.artifacts().find(runId, new ArtifactPath(path));
    }

    @Override
    public InputStream open(String runId, String path) {
        requireRun(runId);
        return files(runId).open(new ArtifactPath(path));
    }

    @Override
    public InputStream open(String runId, String path, ByteRange range) {
        requireRun(runId);
        return stores.artifacts().open(runId, new ArtifactPath(path), range);
    }

    @Override
    public void download(String runId, String directory, Path target) {
        requireRun(runId);
        String root = checked(directory);
        List<ArtifactInfo> found = files(runId).list(root);
        if (found.isEmpty()) {
            throw new NotFoundException("Run " + runId + " has no artifact at or below " + Quoted.of(directory));
        }
        LocalCopy copy = new LocalCopy(files(runId), target);
        copy.createFolder();
        for (ArtifactInfo file : found) {
            String path = file.path().value();
            boolean isItself = path.equals(root);
            copy.copy(file, isItself ? file.path().fileName() : path.substring(root.isEmpty() ? 0 : root.length() + 1));
        }
    }

    private FileStore files(String runId) {
        return new FileStore(stores.artifacts(), runId);
    }

    private void requireRun(String runId) {
        if (stores.runs().findRun(Ids.run(runId)).isEmpty()) {
            throw new NotFoundException("There is no run " + runId);
        }
    }

    private static String checked(String directory) {
        return directory.isEmpty() ? directory : new ArtifactPath(directory).value();
    }
}
