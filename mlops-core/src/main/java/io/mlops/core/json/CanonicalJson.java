package io.mlops.core.json;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes JSON in the canonical form: members ordered by UTF-16 units, no white space, the shortest escapes. Stateless.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8785">RFC 8785</a>
 */
public final class CanonicalJson {
    /** Beyond it a whole number is not exact in the IEEE doubles that RFC 8785 prescribes. */
    private static final long MAX_EXACT = 1L << 53;

    private CanonicalJson() {}

    /**
     * Returns the canonical text of an object.
     *
     * @param object members of texts, whole numbers up to 2^53, booleans, lists and maps
     * @throws IllegalArgumentException if a value is of another type, a number is too large, or a text holds a lone surrogate
     */
    public static String write(Map<String, ?> object) {
        StringBuilder out = new StringBuilder(256);
        writeObject(out, object);
        return out.toString();
    }

    private static void writeValue(StringBuilder out, Object value) {
        if (value instanceof String text) {
            writeText(out, text);
        } else if (value instanceof Integer || value instanceof Long) {
            writeNumber(out, ((Number) value).longValue());
        } else if (value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof List<?> list) {
            writeList(out, list);
        } else if (value instanceof Map<?, ?> map) {
            writeObject(out, map);
        } else {
            throw new IllegalArgumentException("no canonical form here for a value of " + value.getClass());
        }
    }

    private static void writeObject(StringBuilder out, Map<?, ?> object) {
        TreeMap<String, Object> ordered = new TreeMap<>();
        object.forEach((name, value) -> ordered.put((String) name, value));
        out.append('{');
        Iterator<Map.Entry<String, Object>> members = ordered.entrySet().iterator();
        while (members.hasNext()) {
            Map.Entry<String, Object> member = members.next();
            writeText(out, member.getKey());
            out.append(':');
            writeValue(out, member.getValue());
            if (members.hasNext()) {
                out.append(',');
            }
        }
        out.append('}');
    }

    private static void writeList(StringBuilder out, List<?> list) {
        out.append('[');
        for (int i = 0; i < list.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            writeValue(out, list.get(i));
        }
        out.append(']');
    }

    private static void writeNumber(StringBuilder out, long number) {
        if (number > MAX_EXACT || number < -MAX_EXACT) {
            throw new IllegalArgumentException(number + " is not exact as a double; write it as a text");
        }
        out.append(number);
    }

    private static void writeText(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean isPair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!isPair) {
                    throw new IllegalArgumentException("a lone surrogate has no form in UTF-8");
                }
                out.append(c).append(text.charAt(++i));
            } else {
                writeChar(out, c);
            }
        }
        out.append('"');
    }

    private static void writeChar(StringBuilder out, char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> {
                if (c < ' ') {
                    out.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
                } else {
                    out.append(c);
                }
            }
        }
    }
}
