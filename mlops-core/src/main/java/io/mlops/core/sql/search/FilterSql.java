package io.mlops.core.sql.search;

import io.mlops.search.Condition;
import io.mlops.search.Field;
import io.mlops.search.Literal;
import io.mlops.search.Operator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns conditions into SQL that holds for every row that matches, and for few others. */
final class FilterSql {
    /** As many code points of a value as the indexes of the schema hold at least. */
    static final int INDEXED = 64;

    private static final int MAX_PATTERN = 1000;
    private static final int MAX_LIST = 500;
    private static final SqlText NOTHING = new SqlText().add("1 = 0");

    private final Listing<?> listing;

    FilterSql(Listing<?> listing) {
        this.listing = listing;
    }

    /** Returns what holds for a row that matches, to be asked row by row. */
    SqlText condition(Condition condition) {
        Field field = condition.field();
        if (field.kind() != Field.Kind.ATTRIBUTE) {
            KeyedTable table = table(field);
            return table == null ? missing(condition) : keyed(table, condition);
        }
        Attribute attribute = listing.attributes().get(field.key());
        if (attribute == null) {
            return missing(condition);
        }
        if (condition.operator().isUnary()) {
            return new SqlText()
                    .add(attribute.sql() + " " + condition.operator().symbol());
        }
        SqlText predicate = predicate(attribute.sql(), attribute.type(), condition);
        return predicate.isEmpty() ? new SqlText().add(attribute.sql() + " IS NOT NULL") : predicate;
    }

    /**
     * Returns the same as {@link #condition}, in a form that is asked of each row that is come upon: of plain sub-queries a database may make joins, gather all rows of each and sort what is left, though
     * the first rows of an index would have filled the page.
     */
    SqlText rowByRow(Condition condition) {
        SqlText plain = condition(condition);
        return rows(condition).isEmpty()
                ? plain
                : new SqlText().add("CASE WHEN ").add(plain).add(" THEN 1 END = 1");
    }

    /**
     * Returns what holds for a row that matches several conditions, each with {@link #rows}: that it is among these, which are gathered once.
     *
     * @param leader the condition with whose rows the search begins
     * @param others keep those of the leader that are among theirs, before the rows themselves are looked at
     */
    SqlText gathered(Condition leader, List<Condition> others) {
        SqlText gathered = new SqlText()
                .add("t." + listing.key() + " IN (")
                .add(rows(leader).orElseThrow());
        for (Condition other : others) {
            // The sum keeps an index from being used for those with which the search does not begin.
            gathered.add(" AND " + Objects.requireNonNull(table(leader.field())).owner() + " + 0 IN (")
                    .add(rows(other).orElseThrow())
                    .add(")");
        }
        return gathered.add(")");
    }

    /** Returns the query for the keys of all rows that satisfy a condition, where an index finds them; empty where none does. */
    Optional<SqlText> rows(Condition condition) {
        boolean isKeyed = condition.field().kind() != Field.Kind.ATTRIBUTE && condition.operator() != Operator.IS_NULL;
        KeyedTable table = isKeyed ? table(condition.field()) : null;
        if (table == null) {
            return Optional.empty();
        }
        SqlText rows = new SqlText().add("SELECT " + table.owner() + " FROM " + table.from() + " WHERE 1 = 1");
        return Optional.of(rows.add(values(table, condition)));
    }

    private @Nullable KeyedTable table(Field field) {
        return listing.table(field).orElse(null);
    }

    private static SqlText missing(Condition condition) {
        return condition.operator() == Operator.IS_NULL ? new SqlText().add("1 = 1") : NOTHING;
    }

    private SqlText keyed(KeyedTable table, Condition condition) {
        String exists = condition.operator() == Operator.IS_NULL ? "NOT EXISTS" : "EXISTS";
        return new SqlText()
                .add(exists + " (SELECT 1 FROM " + table.from() + " WHERE " + table.owner() + " = t." + listing.key())
                .add(values(table, condition))
                .add(")");
    }

    /** Returns what holds for the rows of a field that satisfy a condition. */
    static SqlText values(KeyedTable table, Condition condition) {
        SqlText values = rule(table, condition.field());
        if (condition.operator().isUnary()) {
            return values;
        }
        String column = column(table, condition.field());
        boolean isIndexed = table.type() == Attribute.Type.TEXT && table.value().isPresent();
        SqlText predicate = isIndexed ? indexed(table, column, condition) : predicate(column, table.type(), condition);
        return predicate.isEmpty() ? values : values.add(" AND ").add(predicate);
    }

    /** Returns the column of a table that holds the values of a field. */
    static String column(KeyedTable table, Field field) {
        return table.value().orElseGet(() -> switch (field.key()) {
            case "context" -> "i.context";
            case "digest" -> "f.digest";
            default -> "f.name";
        });
    }

    /** Returns what holds for the rows of a field. */
    static SqlText rule(KeyedTable table, Field field) {
        SqlText rule = new SqlText().add(table.rule());
        return table.value().isPresent() ? rule.add(" AND f.key = ?", field.key()) : rule;
    }

    /**
     * Lets an index decide. An operand that is shorter than what the index holds compares with the beginning of a text as it does with the whole, so that the beginning alone is asked for: of two conditions a database
     * would take the one for as selective again as the other, and expect far too few rows. Where it is not known whether an index holds whole texts or their beginnings, both are asked for.
     */
    private static SqlText indexed(KeyedTable table, String column, Condition condition) {
        SqlText whole = predicate(column, Attribute.Type.TEXT, condition);
        boolean isComparison = !condition.operator().isTextual() || condition.operator() == Operator.IN;
        boolean isShort = condition.operands().stream()
                .allMatch(operand -> operand.kind() == Literal.Kind.TEXT && codePoints(text(operand)) < INDEXED);
        if (whole.isEmpty() || !isComparison || !isShort) {
            return whole;
        }
        if (table.entry().isPresent()) {
            return predicate(table.entry().get(), Attribute.Type.TEXT, condition);
        }
        String beginning = "substr(" + column + ", 1, " + INDEXED + ")";
        return new SqlText().add(whole).add(" AND ").add(predicate(beginning, Attribute.Type.TEXT, condition));
    }

    private static int codePoints(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Returns what holds for a value that is present; empty where SQL cannot narrow the search. */
    private static SqlText predicate(String column, Attribute.Type type, Condition condition) {
        Operator operator = condition.operator();
        boolean isText = type == Attribute.Type.TEXT;
        if (operator == Operator.NOT_IN) {
            // No number equals a text, so that every number is outside the list.
            return new SqlText();
        }
        if (isText != (condition.operands().get(0).kind() == Literal.Kind.TEXT)) {
            return NOTHING;
        }
        if (operator == Operator.IN) {
            return in(column, condition.operands());
        }
        if (operator == Operator.LIKE || operator == Operator.ILIKE) {
            return like(column, condition);
        }
        if (condition.operands().get(0) instanceof Literal.Numeric number) {
            // Adding zero makes -0.0 the 0.0 that is stored.
            return Double.isNaN(number.value())
                    ? NOTHING
                    : new SqlText().add(column + " " + sql(operator) + " ?", number.value() + 0.0);
        }
        return new SqlText()
                .add(
                        column + " " + sql(operator) + " ?",
                        text(condition.operands().get(0)));
    }

    private static SqlText in(String column, List<Literal> operands) {
        if (operands.size() > MAX_LIST) {
            return new SqlText();
        }
        String marks = operands.stream().map(operand -> "?").collect(Collectors.joining(", "));
        return new SqlText()
                .add(
                        column + " IN (" + marks + ")",
                        operands.stream().map(FilterSql::text).toArray());
    }

    /** Databases fold the case of no or of some letters, and know an escape character or none: only a pattern without either is asked for. */
    private static SqlText like(String column, Condition condition) {
        String pattern = text(condition.operands().get(0));
        boolean isSimple =
                condition.operator() == Operator.LIKE && pattern.length() <= MAX_PATTERN && pattern.indexOf('\\') < 0;
        return isSimple ? new SqlText().add(column + " LIKE ?", pattern) : new SqlText();
    }

    private static String text(Literal literal) {
        return ((Literal.Text) literal).value();
    }

    private static String sql(Operator operator) {
        return operator == Operator.NOT_EQUAL ? "<>" : operator.symbol();
    }
}
