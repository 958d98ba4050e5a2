package io.mlops.search;

import io.mlops.error.InvalidInputException;
import io.mlops.error.Quoted;
import io.mlops.error.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A recursive-descent parser of MLflow's search grammar; one instance parses one text. */
final class FilterParser {
    private static final Map<String, Field.Kind> PREFIXES = Map.ofEntries(
            Map.entry("metrics", Field.Kind.METRIC),
            Map.entry("metric", Field.Kind.METRIC),
            Map.entry("params", Field.Kind.PARAM),
            Map.entry("param", Field.Kind.PARAM),
            Map.entry("parameters", Field.Kind.PARAM),
            Map.entry("parameter", Field.Kind.PARAM),
            Map.entry("tags", Field.Kind.TAG),
            Map.entry("tag", Field.Kind.TAG),
            Map.entry("datasets", Field.Kind.DATASET),
            Map.entry("dataset", Field.Kind.DATASET),
            Map.entry("attributes", Field.Kind.ATTRIBUTE),
            Map.entry("attribute", Field.Kind.ATTRIBUTE),
            Map.entry("attr", Field.Kind.ATTRIBUTE),
            Map.entry("run", Field.Kind.ATTRIBUTE));

    private final String what;
    private final FilterScanner scanner;

    /** @throws InvalidInputException if the text is too long, before any of it is read */
    FilterParser(String what, String text) {
        if (text.length() > Filter.MAX_LENGTH) {
            throw new InvalidInputException(new Violation(
                    what,
                    "must have at most " + Filter.MAX_LENGTH + " characters",
                    Integer.toString(Filter.MAX_LENGTH),
                    text.length() + " characters: " + Quoted.of(text),
                    "search in several steps"));
        }
        this.what = what;
        this.scanner = new FilterScanner(what, text);
    }

    Filter filter() {
        if (scanner.atEnd()) {
            return Filter.all();
        }
        List<Condition> conditions = new ArrayList<>();
        do {
            conditions.add(condition());
        } while (scanner.acceptWord("AND"));
        scanner.expectEnd("AND or the end; OR and parentheses are not part of the grammar");
        return new Filter(conditions);
    }

    OrderBy orderBy() {
        Field field = field();
        boolean descending = scanner.acceptWord("DESC");
        if (!descending) {
            scanner.acceptWord("ASC");
        }
        scanner.expectEnd("ASC, DESC or the end");
        return new OrderBy(field, !descending);
    }

    private Condition condition() {
        Field field = field();
        Operator operator = operator();
        List<Literal> operands = new ArrayList<>();
        if (operator.takesList()) {
            scanner.expectSymbol("(");
            do {
                operands.add(operand(field));
            } while (scanner.acceptSymbol(","));
            scanner.expectSymbol(")");
        } else if (!operator.isUnary()) {
            operands.add(operand(field));
        }
        return new Condition(field, operator, operands);
    }

    /** A number where the field is a metric; elsewhere what is written decides. */
    private Literal operand(Field field) {
        Literal operand = scanner.literal();
        boolean textWanted = field.kind() != Field.Kind.METRIC && field.kind() != Field.Kind.ATTRIBUTE;
        boolean isText = operand.kind() == Literal.Kind.TEXT;
        if (textWanted && !isText) {
            throw scanner.refused("a text in quotes, as " + field.kind().prefix() + " are texts", operand.toString());
        }
        if (field.kind() == Field.Kind.METRIC && isText) {
            throw scanner.refused("a number without quotes, as metrics are numbers", operand.toString());
        }
        return operand;
    }

    private Field field() {
        String first = scanner.identifier();
        int dot = first.indexOf('.');
        String prefix = dot < 0 ? first : first.substring(0, dot);
        Field.Kind kind = PREFIXES.get(prefix.toLowerCase(Locale.ROOT));
        if (dot < 0) {
            return Field.attribute(first);
        }
        if (kind == null) {
            throw new InvalidInputException(new Violation(
                    what,
                    "must name a field by metrics., params., tags., attributes. or datasets.",
                    "",
                    Quoted.of(first),
                    "write metrics.`key` for example"));
        }
        String rest = first.substring(dot + 1);
        return new Field(kind, rest.isEmpty() ? scanner.quotedKey() : rest);
    }

    private Operator operator() {
        if (scanner.acceptWord("NOT")) {
            scanner.expectWord("IN");
            return Operator.NOT_IN;
        }
        if (scanner.acceptWord("IS")) {
            boolean not = scanner.acceptWord("NOT");
            scanner.expectWord("NULL");
            return not ? Operator.IS_NOT_NULL : Operator.IS_NULL;
        }
        for (Operator operator : List.of(Operator.ILIKE, Operator.LIKE, Operator.IN)) {
            if (scanner.acceptWord(operator.symbol())) {
                return operator;
            }
        }
        for (Operator operator : List.of(
                Operator.NOT_EQUAL,
                Operator.AT_LEAST,
                Operator.AT_MOST,
                Operator.EQUAL,
                Operator.GREATER,
                Operator.LESS)) {
            if (scanner.acceptSymbol(operator.symbol())) {
                return operator;
            }
        }
        throw scanner.unexpected("one of = != > >= < <= LIKE ILIKE IN NOT IN IS NULL IS NOT NULL");
    }
}
