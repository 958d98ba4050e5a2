package io.mlops.data;

import io.mlops.error.InvalidInputException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON of a column-based MLflow signature: an array of flat objects whose members are texts, booleans or null.
 *
 * <p>The JDK has no JSON reader, and mlops-api no dependency. This one takes the little of RFC 8259 that the form needs and
 * refuses the rest; it never recurses, so that no input can exhaust the stack. For one use by one thread.
 */
final class SchemaParser {
    private final String json;
    private int position;

    SchemaParser(String json) {
        this.json = json;
    }

    List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        expect('[');
        if (!take(']')) {
            do {
                if (columns.size() == Schema.MAX_COLUMNS) {
                    throw refused("must have at most " + Schema.MAX_COLUMNS + " columns");
                }
                columns.add(column());
            } while (take(','));
            expect(']');
        }
        skipSpace();
        if (position < json.length()) {
            throw refused("must end after the array");
        }
        return columns;
    }

    private Column column() {
        Map<String, @Nullable Object> members = new HashMap<>();
        expect('{');
        if (!take('}')) {
            do {
                String key = string();
                expect(':');
                if (members.containsKey(key)) {
                    throw refused("must have each member once");
                }
                members.put(key, value());
            } while (take(','));
            expect('}');
        }
        if (members.get("name") instanceof String name && members.get("type") instanceof String type) {
            boolean required = !Boolean.FALSE.equals(members.get("required"));
            return new Column(name, ColumnType.parse(type), required);
        }
        throw refused("must be objects with the texts name and type");
    }

    private @Nullable Object value() {
        skipSpace();
        if (position < json.length() && json.charAt(position) == '"') {
            return string();
        }
        for (String word : List.of("true", "false", "null")) {
            if (json.startsWith(word, position)) {
                position += word.length();
                return word.equals("null") ? null : Boolean.valueOf(word);
            }
        }
        throw refused("must hold texts, true, false and null only");
    }

    private String string() {
        expect('"');
        StringBuilder out = new StringBuilder();
        while (position < json.length()) {
            char unit = json.charAt(position++);
            if (unit == '"') {
                return out.toString();
            }
            if (unit < ' ') {
                throw refused("must escape control characters");
            }
            out.append(unit == '\\' ? escaped() : unit);
        }
        throw refused("must close its texts");
    }

    private char escaped() {
        char unit = position < json.length() ? json.charAt(position++) : ' ';
        return switch (unit) {
            case '"', '\\', '/' -> unit;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hexadecimal();
            default -> throw refused("must use JSON's escapes");
        };
    }

    private char hexadecimal() {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            char digit = position < json.length() ? json.charAt(position++) : ' ';
            int value = digit < 128 ? Character.digit(digit, 16) : -1;
            if (value < 0) {
                throw refused("must use JSON's escapes");
            }
            unit = (unit << 4) | value;
        }
        return (char) unit;
    }

    private void expect(char wanted) {
        if (!take(wanted)) {
            throw refused("must have '" + wanted + "' there");
        }
    }

    private boolean take(char wanted) {
        skipSpace();
        if (position < json.length() && json.charAt(position) == wanted) {
            position++;
            return true;
        }
        return false;
    }

    private void skipSpace() {
        while (position < json.length() && " \t\r\n".indexOf(json.charAt(position)) >= 0) {
            position++;
        }
    }

    private InvalidInputException refused(String rule) {
        return new InvalidInputException(
                "schema (at character " + position + ")",
                rule,
                json,
                "write it as Schema.text() does: [{\"type\":\"double\",\"name\":\"x\",\"required\":true}]");
    }
}
