package io.mlops.core.check;

import java.util.List;
import java.util.regex.Pattern;

/** Masks what looks like a secret in texts that are kept or logged: locations, messages of exceptions. Masks too much rather than too little. Stateless. */
public final class Secrets {
    /** What stands where a secret was. */
    private static final String MASK = "***";

    /** How much of a text is looked at; nothing behind it is shown. */
    private static final int MAX_SCANNED = 20_000;

    /** A value in quotes, with quotes behind a backslash in it; one that never ends goes to the end of the text. */
    private static final String QUOTED =
            "(?s:\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+(?:\"|\\\\?\\z)|'[^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+(?:'|\\\\?\\z))";

    /** No rule begins with an unbounded repetition, so that none is tried from each place to the end: hostile text costs no more than other text. */
    private static final List<Rule> RULES = List.of(
            new Rule("(?s)-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|\\z)", MASK),
            new Rule("://[^\\s\"'<>]*@", "://" + MASK + "@"),
            new Rule("(?i)\\b(bearer|basic|negotiate)\\s+[\\w+/=.~-]+", "$1 " + MASK),
            new Rule("\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b", MASK),
            new Rule("\\beyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*", MASK),
            new Rule(
                    "(?i)((?:passw(?:or)?d|passwd|pwd|passphrase|pass|secret|token|api[-_]?key|access[-_]?key|private[-_]?key"
                            + "|credentials?|signature))([\"']?\\s*[=:]\\s*)" + QUOTED + "*+[^\\s&;,]*",
                    "$1$2" + MASK));

    private Secrets() {}

    /**
     * Returns a text with what looks like a secret replaced by three asterisks: user information of URIs, values named password, token, key and the like, bearer tokens, private keys.
     *
     * @param text any text; behind its first 20,000 characters it is cut
     */
    public static String mask(String text) {
        String masked = text.length() > MAX_SCANNED ? text.substring(0, MAX_SCANNED) : text;
        for (Rule rule : RULES) {
            masked = rule.pattern.matcher(masked).replaceAll(rule.replacement);
        }
        return masked;
    }

    private static final class Rule {
        private final Pattern pattern;
        private final String replacement;

        Rule(String regex, String replacement) {
            this.pattern = Pattern.compile(regex);
            this.replacement = replacement;
        }
    }
}
