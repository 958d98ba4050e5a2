package io.mlops.core.check;

import java.util.Random;

/** Seeded texts of the kinds that break programs: every script, emoji, marks, controls, surrogates without a partner, separators. */
public final class RandomText {
    private static final String[] PARTS = {
        "a",
        "Z",
        "0",
        "/",
        "..",
        ".",
        "_",
        "-",
        ":",
        " ",
        "\\",
        "\u0000",
        "\n",
        "\r",
        "\u001b[31m",
        "'",
        "\"",
        "${x}",
        "%00",
        "\u202e",
        "\u200b",
        "\u0301",
        "é",
        "ß",
        "ж",
        "न",
        "字",
        "한",
        "ع",
        "\ud83d\ude00",
        "\ud835\udcb3",
        "\ud800",
        "\udc00",
        "\uffff",
        "\u2028",
        ";DROP TABLE run;--",
        "<b>",
        "$",
        "\u00a0"
    };

    private RandomText() {}

    /** Returns a text of at most some parts, possibly none. */
    public static String of(Random random, int maxParts) {
        StringBuilder text = new StringBuilder();
        for (int parts = random.nextInt(maxParts + 1); parts > 0; parts--) {
            text.append(PARTS[random.nextInt(PARTS.length)]);
        }
        return text.toString();
    }

    /** Returns a text that every store must keep: any parts but U+0000 and surrogates without a partner. */
    public static String storable(Random random, int maxParts) {
        String text = of(random, maxParts).replace("\u0000", "");
        StringBuilder kept = new StringBuilder();
        text.codePoints()
                .filter(codePoint -> Character.getType(codePoint) != Character.SURROGATE)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
