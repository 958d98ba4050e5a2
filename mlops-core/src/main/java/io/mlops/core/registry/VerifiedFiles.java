package io.mlops.core.registry;

import io.mlops.artifact.ArtifactInfo;
import io.mlops.artifact.ArtifactPath;
import io.mlops.artifact.Manifest;
import io.mlops.core.artifact.FileStore;
import io.mlops.core.artifact.LocalCopy;
import io.mlops.error.NotFoundException;
import io.mlops.error.Quoted;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * The files of a model with the digests that were found when it was loaded; each reading compares with them again. Immutable, thread-safe.
 *
 * @param store where they are
 * @param root the model's directory in the run's artifacts
 * @param files by their paths in the run's artifacts
 */
record VerifiedFiles(FileStore store, String root, List<ArtifactInfo> files) {
    Manifest manifest() {
        return new Manifest(files.stream()
                .map(file -> new ArtifactInfo(new ArtifactPath(relative(file)), file.sizeBytes(), file.digest()))
                .toList());
    }

    InputStream open(String path) {
        return files.stream()
                .filter(file -> relative(file).equals(path))
                .findFirst()
                .map(store::open)
                .orElseThrow(() -> new NotFoundException("The model has no file " + Quoted.of(path)));
    }

    void copyTo(Path folder) {
        LocalCopy copy = new LocalCopy(store, folder);
        copy.createFolder();
        files.forEach(file -> copy.copy(file, relative(file)));
    }

    private String relative(ArtifactInfo file) {
        return file.path().value().substring(root.length() + 1);
    }
}
