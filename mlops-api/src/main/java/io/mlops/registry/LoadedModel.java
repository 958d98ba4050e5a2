package io.mlops.registry;

import io.mlops.artifact.Manifest;
import io.mlops.data.ModelSignature;
import io.mlops.data.Profile;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A version whose files were checked against its digest when it was loaded.
 *
 * <p>Thread-safe; needs no closing. Its files are read from the store again when they are opened, and checked again as they are read.
 */
public interface LoadedModel {
    /** Returns the version. */
    ModelVersion version();

    /** Returns what the model takes and returns. */
    Optional<ModelSignature> signature();

    /** Returns the files of the model, their paths relative to the model's directory. */
    Manifest files();

    /**
     * Opens one of the model's files; the caller closes it. The stream fails at its end where the digest does not hold.
     *
     * @param path a path of {@link #files()}
     * @throws io.mlops.error.NotFoundException if the model has no such file
     */
    InputStream open(String path);

    /**
     * Copies the model's files into a local folder, each digest checked.
     *
     * @param folder an existing or a new folder
     */
    void copyTo(Path folder);

    /** Returns the profiles of the training data that were logged with the model, by segment; {@code all} is the whole. */
    Map<String, Profile> references();
}
