package io.mlops.s3;

import io.mlops.artifact.ArtifactPath;
import io.mlops.artifact.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Which key holds what; the package page draws it. Immutable.
 *
 * @param prefix of all keys, without a closing slash; may be empty
 */
record KeyLayout(String prefix) {
    /** The longest key that S3 takes, in bytes of UTF-8. */
    private static final int MAX_KEY_BYTES = 1024;

    /** How a byte of UTF-8 begins that is not the first of its character. */
    private static final int CONTINUATION = 0x80;

    private static final int CONTINUATION_MASK = 0xC0;

    private static final String INDEX = "index/";
    private static final String LONG = "long/";
    private static final String OBJECT = "object/";

    /** What a key below an owner stands for. */
    enum Kind {
        ENTRY,
        OBJECT
    }

    /**
     * A key of this layout, taken apart.
     *
     * @param owner whose
     * @param kind an entry or bytes
     * @param name the rest
     */
    record Part(String owner, Kind kind, String name) {}

    String root() {
        return prefix.isEmpty() ? "" : prefix + "/";
    }

    String index(String owner) {
        return root() + owner + "/" + INDEX;
    }

    String longIndex(String owner) {
        return root() + owner + "/" + LONG;
    }

    String objects(String owner) {
        return root() + owner + "/" + OBJECT;
    }

    String object(String owner, String id) {
        return objects(owner) + id;
    }

    /** Returns the key of a path's entry. */
    String entry(String owner, ArtifactPath path) {
        String key = index(owner) + path;
        return key.getBytes(StandardCharsets.UTF_8).length <= MAX_KEY_BYTES
                ? key
                : longIndex(owner) + Digest.of(path.value());
    }

    /** Returns as much of a text as a key can hold: no key lies between the two but those that begin with it. */
    static String cut(String key) {
        byte[] utf8 = key.getBytes(StandardCharsets.UTF_8);
        if (utf8.length <= MAX_KEY_BYTES) {
            return key;
        }
        int end = MAX_KEY_BYTES;
        while ((utf8[end] & CONTINUATION_MASK) == CONTINUATION) {
            end--;
        }
        return new String(utf8, 0, end, StandardCharsets.UTF_8);
    }

    /** Takes a key apart; empty where something else lies in the bucket. */
    Optional<Part> parse(String key) {
        String rest = key.substring(root().length());
        int slash = rest.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        String owner = rest.substring(0, slash);
        String name = rest.substring(slash + 1);
        if (name.startsWith(OBJECT)) {
            return Optional.of(new Part(owner, Kind.OBJECT, name.substring(OBJECT.length())));
        }
        boolean isEntry = name.startsWith(INDEX) || name.startsWith(LONG);
        return isEntry ? Optional.of(new Part(owner, Kind.ENTRY, name)) : Optional.empty();
    }
}
