package io.mlops.http.search;

import io.mlops.search.Condition;
import io.mlops.search.Field;
import io.mlops.search.Filter;
import io.mlops.search.Literal;
import io.mlops.search.Operator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The part of a filter that a server may evaluate without losing a row that matches: it finds what matches and perhaps more. Stateless.
 */
public final class Prefilter {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_.\\-/ ]{1,250}");
    private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9_.\\-/:+@,=() ]{1,500}");
    private static final int MAX_DIGITS = 40;
    private static final double MAX_EXACT = 1L << 53;
    private static final Set<String> RUN_TEXTS = Set.of("run_id", "run_name", "status");
    private static final Set<String> RUN_TIMES = Set.of("start_time", "end_time");
    private static final Set<Operator> COMPARISONS =
            Set.of(Operator.EQUAL, Operator.GREATER, Operator.AT_LEAST, Operator.LESS, Operator.AT_MOST);

    private Prefilter() {}

    /** Returns MLflow's text for the runs that may match; empty for all. */
    public static String ofRuns(Filter filter) {
        return joined(filter, Prefilter::ofRun);
    }

    /**
     * Returns MLflow's text for the rows of the registry that may match; empty for all.
     *
     * @param filter what must match
     * @param texts the attributes that the server compares as texts
     */
    public static String ofRegistry(Filter filter, Set<String> texts) {
        return joined(
                filter,
                condition -> condition.field().kind() == Field.Kind.ATTRIBUTE
                                && texts.contains(condition.field().key())
                        ? equality(condition.field().key(), condition)
                        : Optional.empty());
    }

    /** Returns a text in quotes if the grammar has a form for it. */
    public static Optional<String> quoted(String text) {
        return TEXT.matcher(text).matches() ? Optional.of("'" + text + "'") : Optional.empty();
    }

    private static String joined(Filter filter, java.util.function.Function<Condition, Optional<String>> text) {
        List<String> parts = new ArrayList<>();
        filter.conditions().forEach(condition -> text.apply(condition).ifPresent(parts::add));
        return String.join(" AND ", parts);
    }

    private static Optional<String> ofRun(Condition condition) {
        String key = condition.field().key();
        return switch (condition.field().kind()) {
            case METRIC -> KEY.matcher(key).matches() ? number("metrics.`" + key + "`", condition) : Optional.empty();
            case PARAM -> KEY.matcher(key).matches() ? equality("params.`" + key + "`", condition) : Optional.empty();
            case TAG -> KEY.matcher(key).matches() ? equality("tags.`" + key + "`", condition) : Optional.empty();
            case ATTRIBUTE -> ofAttribute(key, condition);
            case DATASET -> Optional.empty();
        };
    }

    private static Optional<String> ofAttribute(String key, Condition condition) {
        if (RUN_TIMES.contains(key)) {
            return number("attributes." + key, condition).filter(text -> isWhole(condition));
        }
        // An unnamed run has a name on the server, and one that was resumed another state; both only ever add rows to
        // other filters.
        return RUN_TEXTS.contains(key) ? equality("attributes." + key, condition) : Optional.empty();
    }

    private static Optional<String> equality(String field, Condition condition) {
        if (condition.operator() == Operator.IN && field.endsWith("run_id")) {
            List<Optional<String>> texts = condition.operands().stream()
                    .map(operand -> quoted(((Literal.Text) operand).value()))
                    .toList();
            return texts.stream().allMatch(Optional::isPresent)
                    ? Optional.of(
                            field + texts.stream().map(Optional::get).collect(Collectors.joining(",", " IN (", ")")))
                    : Optional.empty();
        }
        return condition.operator() == Operator.EQUAL && condition.operands().get(0) instanceof Literal.Text text
                ? quoted(text.value()).map(value -> field + " = " + value)
                : Optional.empty();
    }

    private static Optional<String> number(String field, Condition condition) {
        if (!COMPARISONS.contains(condition.operator())
                || !(condition.operands().get(0) instanceof Literal.Numeric operand)
                || !Double.isFinite(operand.value())) {
            return Optional.empty();
        }
        String text = new BigDecimal(operand.value()).toPlainString();
        return text.length() > MAX_DIGITS
                ? Optional.empty()
                : Optional.of(field + " " + condition.operator().symbol() + " " + text);
    }

    private static boolean isWhole(Condition condition) {
        double value = ((Literal.Numeric) condition.operands().get(0)).value();
        return value == Math.rint(value) && Math.abs(value) < MAX_EXACT;
    }
}
