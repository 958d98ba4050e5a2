package io.mlops.search;

import io.mlops.error.InvalidInputException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * One clause of a {@link Filter}. Immutable.
 *
 * @param field what it looks at
 * @param operator how it compares
 * @param operands none for {@code IS NULL}, any number of texts for {@code IN}, one otherwise
 */
public record Condition(Field field, Operator operator, List<Literal> operands) {
    /**
     * Checks that the operands go with the operator.
     *
     * @throws InvalidInputException if their number or kind does not
     */
    public Condition {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(operator, "operator");
        operands = List.copyOf(operands);
        boolean countFits = operator.isUnary()
                ? operands.isEmpty()
                : operator.takesList() ? !operands.isEmpty() : operands.size() == 1;
        boolean kindFits = !operator.isTextual() || operands.stream().allMatch(o -> o.kind() == Literal.Kind.TEXT);
        if (!countFits || !kindFits) {
            throw new InvalidInputException(
                    "filter",
                    "must give " + operator.symbol() + " the operands that it takes",
                    operands.size() + " of "
                            + operands.stream().map(Literal::kind).distinct().toList(),
                    "IS NULL takes none, IN a list of texts, LIKE one text, others one value");
        }
    }

    /**
     * Returns whether the condition holds for one thing.
     *
     * @param values what the thing has
     */
    public boolean matches(FieldValues values) {
        List<Literal> actual = values.of(field);
        return switch (operator) {
            case IS_NULL -> actual.isEmpty();
            case IS_NOT_NULL -> !actual.isEmpty();
            default -> actual.stream().anyMatch(this::holds);
        };
    }

    private boolean holds(Literal actual) {
        if (operator.takesList()) {
            return operands.contains(actual) == (operator == Operator.IN);
        }
        Literal operand = operands.get(0);
        if (actual instanceof Literal.Numeric left && operand instanceof Literal.Numeric right) {
            return holds(left.value(), right.value());
        }
        if (actual instanceof Literal.Text left && operand instanceof Literal.Text right) {
            return holds(left.value(), right.value());
        }
        return false;
    }

    private boolean holds(double left, double right) {
        return switch (operator) {
            case EQUAL -> left == right;
            case NOT_EQUAL -> left < right || left > right;
            case GREATER -> left > right;
            case AT_LEAST -> left >= right;
            case LESS -> left < right;
            case AT_MOST -> left <= right;
            default -> false;
        };
    }

    private boolean holds(String left, String right) {
        return switch (operator) {
            case LIKE -> TextPattern.matches(left, right, false);
            case ILIKE -> TextPattern.matches(left, right, true);
            case EQUAL -> left.equals(right);
            case NOT_EQUAL -> !left.equals(right);
            case GREATER -> TextOrder.CODE_POINT.compare(left, right) > 0;
            case AT_LEAST -> TextOrder.CODE_POINT.compare(left, right) >= 0;
            case LESS -> TextOrder.CODE_POINT.compare(left, right) < 0;
            case AT_MOST -> TextOrder.CODE_POINT.compare(left, right) <= 0;
            default -> false;
        };
    }

    /** Returns the condition as the grammar writes it. */
    @Override
    public String toString() {
        String right = operator.takesList()
                ? operands.stream().map(Literal::toString).collect(Collectors.joining(", ", " (", ")"))
                : operands.stream().map(o -> " " + o).collect(Collectors.joining());
        return field + " " + operator.symbol() + right;
    }
}
