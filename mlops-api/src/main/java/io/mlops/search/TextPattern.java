package io.mlops.search;

import java.util.Locale;

/** Matches a text against a pattern of {@code %} and {@code _}, in time linear in text times pattern and without a regular expression. */
final class TextPattern {
    private TextPattern() {}

    static boolean matches(String text, String pattern, boolean ignoreCase) {
        String subject = ignoreCase ? text.toLowerCase(Locale.ROOT) : text;
        String wanted = ignoreCase ? pattern.toLowerCase(Locale.ROOT) : pattern;
        return matches(subject.codePoints().toArray(), wanted.codePoints().toArray());
    }

    /** Remembers the last {@code %} only: a later one makes going back to an earlier one pointless. */
    private static boolean matches(int[] text, int[] pattern) {
        int t = 0;
        int p = 0;
        int afterPercent = -1;
        int resumeAt = 0;
        while (t < text.length) {
            if (p < pattern.length && pattern[p] == '%') {
                afterPercent = ++p;
                resumeAt = t;
            } else if (p < pattern.length && (pattern[p] == '_' || pattern[p] == text[t])) {
                p++;
                t++;
            } else if (afterPercent >= 0) {
                p = afterPercent;
                t = ++resumeAt;
            } else {
                return false;
            }
        }
        while (p < pattern.length && pattern[p] == '%') {
            p++;
        }
        return p == pattern.length;
    }
}
