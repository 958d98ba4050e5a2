package io.mlops.core.report.svg;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * A writer of markup that is HTML 5 and well-formed XML at once.
 *
 * <p>Element and attribute names are ours; texts and attribute values are escaped here and nowhere else. What XML cannot
 * carry (control characters, unpaired surrogates) and the controls that reorder the text after them (bidirectional
 * embeddings, overrides and isolates, as used to disguise source code) become U+FFFD, so that they are seen and do no harm.
 * Not thread-safe.
 */
public final class Markup {
    private static final Set<String> IN_TEXT = Set.of("a", "span", "bdi", "title");

    private final StringBuilder out = new StringBuilder(1 << 14);
    private final Deque<String> open = new ArrayDeque<>();
    private String closing = "";

    /** Opens an element; what follows is inside until {@link #end()}. */
    public Markup start(String name) {
        begin(name);
        open.push(name);
        closing = ">";
        return this;
    }

    /** Opens an element that has attributes and nothing else: a void element of HTML, or a shape of SVG. */
    public Markup leaf(String name) {
        begin(name);
        closing = "/>";
        return this;
    }

    /** Adds an attribute to the element just opened. */
    public Markup attr(String name, String value) {
        out.append(' ').append(name).append("=\"");
        escape(value);
        out.append('"');
        return this;
    }

    /**
     * Adds a coordinate or a length, to a hundredth of a pixel.
     *
     * @throws IllegalArgumentException if {@code value} is not finite: it would make the drawing invalid
     */
    public Markup attr(String name, double value) {
        out.append(' ').append(name).append("=\"");
        PathData.append(out, value);
        out.append('"');
        return this;
    }

    /** Adds text to the open element. */
    public Markup text(String text) {
        closeTag();
        escape(text);
        return this;
    }

    /** Adds an element that holds a text. */
    public Markup element(String name, String text) {
        return start(name).text(text).end();
    }

    /** Adds our own markup or style sheet as it is. */
    public Markup verbatim(String markup) {
        closeTag();
        out.append(markup);
        return this;
    }

    /** Ends the element opened last. */
    public Markup end() {
        closeTag();
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /**
     * Returns what was written.
     *
     * @throws IllegalStateException if an element is still open
     */
    public String finish() {
        closeTag();
        if (!open.isEmpty()) {
            throw new IllegalStateException("Elements still open: " + open);
        }
        return out.toString();
    }

    private void begin(String name) {
        closeTag();
        // A line per element keeps two reports comparable with diff; inside a line of text it would add a space.
        if (out.length() > 0 && !IN_TEXT.contains(name)) {
            out.append('\n');
        }
        out.append('<').append(name);
    }

    private void closeTag() {
        out.append(closing);
        closing = "";
    }

    private void escape(String text) {
        text.codePoints().forEach(this::escape);
    }

    private void escape(int codePoint) {
        switch (codePoint) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#39;");
            case '\r' -> out.append(' ');
            case '\n', '\t' -> out.append((char) codePoint);
            default -> out.appendCodePoint(isHarmless(codePoint) ? codePoint : 0xFFFD);
        }
    }

    private static boolean isHarmless(int codePoint) {
        boolean control = codePoint < 0x20 || (codePoint >= 0x7F && codePoint < 0xA0);
        boolean surrogate = codePoint >= 0xD800 && codePoint <= 0xDFFF;
        boolean reorders = (codePoint >= 0x202A && codePoint <= 0x202E) || (codePoint >= 0x2066 && codePoint <= 0x2069);
        boolean noncharacter = (codePoint & 0xFFFE) == 0xFFFE || (codePoint >= 0xFDD0 && codePoint <= 0xFDEF);
        return !(control || surrogate || reorders || noncharacter);
    }
}
