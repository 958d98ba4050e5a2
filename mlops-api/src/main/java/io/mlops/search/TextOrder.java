package io.mlops.search;

import java.util.Comparator;

/** Orders of texts that every backend can keep. */
public enum TextOrder implements Comparator<String> {
    /**
     * By Unicode code point, as bytes of UTF-8 compare.
     *
     * <p>It differs from {@link String#compareTo} where a code point above U+FFFF meets one from U+E000 to U+FFFF.
     */
    CODE_POINT;

    @Override
    public int compare(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                return rank(a) - rank(b);
            }
        }
        return left.length() - right.length();
    }

    /** Lifts surrogates, which stand for code points above U+FFFF, over U+E000 to U+FFFF. */
    private static int rank(char unit) {
        if (unit < Character.MIN_SURROGATE) {
            return unit;
        }
        return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
    }
}
