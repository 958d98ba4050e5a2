package io.mlops.data.sketch;

/** The form in which a text is kept as a category: bounded and well-formed. Stateless. */
public final class ItemName {
    /** The longest name, in UTF-16 units; hence at most three times as many bytes in UTF-8. */
    public static final int MAX_UNITS = 100;

    private static final int HASH_DIGITS = 16;

    private ItemName() {}

    /**
     * Returns the text itself, or another name if it is too long or has unpaired surrogates, which no encoding carries:
     * those become U+FFFD, and a long text becomes its beginning, {@code …} and its hash, so that long texts with one
     * beginning stay apart.
     *
     * @param text any text
     */
    public static String of(String text) {
        if (text.length() <= MAX_UNITS) {
            return wellFormed(text);
        }
        StringBuilder name = new StringBuilder(MAX_UNITS);
        name.append(text, 0, MAX_UNITS - HASH_DIGITS - 1).append('…');
        long hash = Hash.full(text);
        for (int shift = Long.SIZE - 4; shift >= 0; shift -= 4) {
            name.append(Character.forDigit((int) (hash >>> shift) & 15, 16));
        }
        return wellFormed(name.toString());
    }

    private static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return repaired(text);
            }
        }
        return text;
    }

    private static String repaired(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? '\uFFFD' : point)
                .forEach(out::appendCodePoint);
        String name = out.toString();
        return name.equals(text) ? text : name;
    }
}
