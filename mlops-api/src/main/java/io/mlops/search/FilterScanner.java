package io.mlops.search;

import io.mlops.error.InvalidInputException;
import io.mlops.error.Quoted;
import io.mlops.error.Violation;

/** Reads the words, symbols and literals of the grammar from left to right. */
final class FilterScanner {
    private final String what;
    private final String text;
    private int position;

    FilterScanner(String what, String text) {
        this.what = what;
        this.text = text;
    }

    boolean atEnd() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
        return position == text.length();
    }

    void expectEnd(String expected) {
        if (!atEnd()) {
            throw unexpected(expected);
        }
    }

    boolean acceptWord(String word) {
        if (atEnd() || !text.regionMatches(true, position, word, 0, word.length())) {
            return false;
        }
        int end = position + word.length();
        if (end < text.length() && isKeyPart(text.charAt(end))) {
            return false;
        }
        position = end;
        return true;
    }

    void expectWord(String word) {
        if (!acceptWord(word)) {
            throw unexpected(word);
        }
    }

    boolean acceptSymbol(String symbol) {
        if (atEnd() || !text.startsWith(symbol, position)) {
            return false;
        }
        position += symbol.length();
        return true;
    }

    void expectSymbol(String symbol) {
        if (!acceptSymbol(symbol)) {
            throw unexpected(symbol);
        }
    }

    /** Reads a prefix and a key without quotes, or a prefix and its dot where a quoted key follows. */
    String identifier() {
        atEnd();
        int start = position;
        while (position < text.length() && isKeyPart(text.charAt(position))) {
            position++;
        }
        if (position == start) {
            throw unexpected("a field");
        }
        return text.substring(start, position);
    }

    String quotedKey() {
        if (position < text.length() && (text.charAt(position) == '`' || text.charAt(position) == '"')) {
            return quoted(text.charAt(position));
        }
        throw unexpected("a key");
    }

    Literal literal() {
        if (atEnd()) {
            throw unexpected("a value");
        }
        char first = text.charAt(position);
        if (first == '\'' || first == '"') {
            return Literal.of(quoted(first));
        }
        int start = position;
        while (position < text.length() && isNumberPart(text.charAt(position))) {
            position++;
        }
        try {
            return Literal.of(Double.parseDouble(text.substring(start, position)));
        } catch (NumberFormatException e) {
            position = start;
            throw unexpected("a number, or a text in quotes");
        }
    }

    private String quoted(char quote) {
        int end = text.indexOf(quote, position + 1);
        if (end < 0) {
            throw unexpected("a closing " + quote);
        }
        String content = text.substring(position + 1, end);
        position = end + 1;
        return content;
    }

    private static boolean isKeyPart(char c) {
        return Character.isLetterOrDigit(c) || Character.isSurrogate(c) || c == '_' || c == '.' || c == '-' || c == '/';
    }

    private static boolean isNumberPart(char c) {
        return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
    }

    InvalidInputException unexpected(String expected) {
        return atEnd()
                ? refused(expected, "the end")
                : refused(expected, text.substring(position, Math.min(text.length(), position + 100)));
    }

    /** Refuses what was read up to the present position. */
    InvalidInputException refused(String expected, String actual) {
        return new InvalidInputException(new Violation(
                what,
                "must have " + expected + " at position " + position,
                "",
                Quoted.of(actual),
                "for example metrics.val_auc > 0.9 AND params.depth = '6'"));
    }
}
