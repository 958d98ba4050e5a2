package io.mlops.core.policy;

/**
 * A pattern of names, in which {@code *} stands for any characters. Immutable.
 *
 * @param pattern compared with the whole name
 */
record Glob(String pattern) {
    /** Greedy with one step back: linear in practice, and no pattern of a policy can make it explode as a regular expression could. */
    boolean matches(String name) {
        int at = 0;
        int p = 0;
        int star = -1;
        int retry = 0;
        while (at < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                retry = at;
            } else if (p < pattern.length() && pattern.charAt(p) == name.charAt(at)) {
                p++;
                at++;
            } else if (star >= 0) {
                p = star + 1;
                at = ++retry;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
