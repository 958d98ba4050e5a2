package io.mlops.core.report;

import java.util.List;

/** Texts that break careless writers. */
final class HostileText {
    static final String MARKUP = "</title><script>alert(1)</script>\"'><img src=x onerror=alert(1)>&amp;]]><!--";
    static final String RIGHT_TO_LEFT = "\u05DE\u05D5\u05D3\u05DC 2011 \u0627\u0644\u0637\u0644\u0628";
    static final String EMOJI =
            "\uD83D\uDEB2 \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 \uD83C\uDDEE\uD83C\uDDF1";
    static final String LONG = "a label that does not end ".repeat(400);
    static final String UNBREAKABLE = "x".repeat(3000);
    static final String STACKED = "Z" + "\u0351\u0300\u0334".repeat(200) + "algo";
    static final String NOT_XML = "nul\u0000 escape\u001B bell\u0007 half\uD83D lone\uDE00 \uFFFE\uFFFF\u0085";
    static final String OVERRIDE = "invoice\u202Efdp.exe\u2066\u2069";
    static final String EMPTY = "";
    static final String BLANK = " \n\t ";

    static final List<String> ALL =
            List.of(MARKUP, RIGHT_TO_LEFT, EMOJI, LONG, UNBREAKABLE, STACKED, NOT_XML, OVERRIDE, EMPTY, BLANK);

    private HostileText() {}
}
