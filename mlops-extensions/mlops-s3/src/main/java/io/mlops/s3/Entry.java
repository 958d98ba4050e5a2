package io.mlops.s3;

import io.mlops.artifact.ArtifactInfo;
import io.mlops.artifact.ArtifactPath;
import io.mlops.artifact.Digest;
import io.mlops.error.InvalidInputException;
import io.mlops.error.StoreCorruptException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a path shows: the file, and the object that holds its bytes. Immutable.
 *
 * @param info path, size and digest
 * @param objectId names the object among the owner's
 */
record Entry(ArtifactInfo info, String objectId) {
    private static final String VERSION = "mlops-artifact 1";
    private static final int LINES = 5;

    /** One line each, as a path has no line breaks; the path last, as it may be long. */
    byte[] bytes() {
        String text = String.join(
                "\n",
                VERSION,
                info.digest().orElseThrow().hex(),
                Long.toString(info.sizeBytes()),
                objectId,
                info.path().value());
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Entry read(String key, byte[] bytes) {
        String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
        if (lines.length != LINES || !lines[0].equals(VERSION)) {
            throw corrupt(key, null);
        }
        try {
            Digest digest = new Digest(lines[1]);
            ArtifactInfo info =
                    new ArtifactInfo(new ArtifactPath(lines[4]), Long.parseLong(lines[2]), Optional.of(digest));
            return new Entry(info, lines[3]);
        } catch (InvalidInputException | NumberFormatException e) {
            throw corrupt(key, e);
        }
    }

    private static StoreCorruptException corrupt(String key, @org.jspecify.annotations.Nullable Throwable cause) {
        return new StoreCorruptException(
                "The object " + key
                        + " is no entry of an artifact that this version can read; restore it from a backup",
                cause);
    }
}
