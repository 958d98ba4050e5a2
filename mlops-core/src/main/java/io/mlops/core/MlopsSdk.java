package io.mlops.core;

import io.mlops.Mlops;
import io.mlops.error.InvalidInputException;
import java.nio.file.FileSystems;
import java.nio.file.Path;

/** Opens stores. Stateless. */
public final class MlopsSdk {
    private MlopsSdk() {}

    /**
     * Opens the embedded store in a folder, which is created where it does not exist, with the settings of system properties and environment variables.
     *
     * @param folder a folder of the default file system; a relative path is against the working directory
     * @throws InvalidInputException if it is of another file system, or a setting is not understood
     * @throws io.mlops.error.IncompatibleSchemaException if a newer version or another program wrote what lies there; nothing was written
     * @throws io.mlops.error.BackendException if it cannot be opened
     */
    public static Mlops open(Path folder) {
        if (!folder.getFileSystem().equals(FileSystems.getDefault())) {
            throw new InvalidInputException(
                    "folder",
                    "must lie in the default file system",
                    folder.toUri().toString(),
                    "copy it to a disk first");
        }
        return open("sqlite:" + folder);
    }

    /**
     * Opens a store, with the settings of system properties and environment variables.
     *
     * @param location its prefix names the kind of store: {@code sqlite:data/mlops}, {@code memory:}
     * @throws InvalidInputException if no provider on the class path knows the prefix, or a setting is not understood
     * @throws io.mlops.error.IncompatibleSchemaException if a newer version or another program wrote what lies there; nothing was written
     * @throws io.mlops.error.BackendException if it cannot be opened
     */
    public static Mlops open(String location) {
        return builder().backend(location).open();
    }

    /** Returns a builder with nothing set. */
    public static MlopsBuilder builder() {
        return new MlopsBuilder();
    }
}
