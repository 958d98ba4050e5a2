package io.mlops.core.check;

/** When a name that is used as a path, by MLflow and by file systems, is the path that it seems to be. Stateless. */
final class Paths {
    private Paths() {}

    /** Returns whether a name is its own normalised path: relative, no part of it empty, {@code .} or {@code ..}, and not beginning with two dots. */
    static boolean isNormalised(String name) {
        if (name.startsWith("..")) {
            return false;
        }
        int start = 0;
        while (start <= name.length()) {
            int slash = name.indexOf('/', start);
            int end = slash < 0 ? name.length() : slash;
            int length = end - start;
            boolean dots =
                    name.startsWith(".", start) && (length == 1 || (length == 2 && name.charAt(start + 1) == '.'));
            if (length == 0 || dots) {
                return false;
            }
            start = end + 1;
        }
        return true;
    }
}
