package io.mlops.artifact;

import io.mlops.error.InvalidInputException;
import io.mlops.search.TextOrder;
import java.util.regex.Pattern;

/**
 * A relative path of a file inside the root of its owner, {@code model/weights.bin} for example. Immutable.
 *
 * <p>Segments are separated by {@code /}; none is empty, {@code .} or {@code ..}; there is no backslash, no control character, no lone
 * surrogate, no colon in the first segment that would make it a drive or a scheme, and no {@code %2e}, {@code %2f} or {@code %5c} that a server
 * might decode. At most {@value #MAX_LENGTH} UTF-16 units.
 *
 * @param value the path as text
 */
public record ArtifactPath(String value) implements Comparable<ArtifactPath> {
    /** The longest path, in UTF-16 units. */
    public static final int MAX_LENGTH = 1000;

    private static final Pattern ENCODED = Pattern.compile("%(?:2e|2f|5c)", Pattern.CASE_INSENSITIVE);

    /**
     * Checks the path.
     *
     * @throws InvalidInputException if it could leave its root or is not portable
     */
    public ArtifactPath {
        String problem = problemOf(value);
        if (!problem.isEmpty()) {
            throw new InvalidInputException(
                    "artifact path", problem, value, "give a relative path such as \"model/weights.bin\"");
        }
    }

    /**
     * Returns the path below this one.
     *
     * @param relative a relative path
     * @throws InvalidInputException if the result is not a valid path
     */
    public ArtifactPath resolve(String relative) {
        return new ArtifactPath(value + "/" + relative);
    }

    /** Returns the last segment. */
    public String fileName() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    /**
     * Returns whether this path is a directory's or lies below it.
     *
     * @param directory a path without a closing slash; the empty text is the root
     */
    public boolean isUnder(String directory) {
        return directory.isEmpty() || value.equals(directory) || value.startsWith(directory + "/");
    }

    /** Orders paths by code point. */
    @Override
    public int compareTo(ArtifactPath other) {
        return TextOrder.CODE_POINT.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static String problemOf(String value) {
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            return "must have 1 to " + MAX_LENGTH + " characters";
        }
        for (String segment : value.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                return "must be relative, without empty, '.' or '..' segments";
            }
        }
        if (value.indexOf('\\') >= 0 || value.codePoints().anyMatch(ArtifactPath::isForbidden)) {
            return "must have no backslash, control character or lone surrogate";
        }
        int colon = value.indexOf(':');
        if (colon >= 0 && (value.indexOf('/') < 0 || colon < value.indexOf('/'))) {
            return "must have no colon in its first segment";
        }
        return ENCODED.matcher(value).find() ? "must have no percent-encoded dot, slash or backslash" : "";
    }

    private static boolean isForbidden(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }
}
