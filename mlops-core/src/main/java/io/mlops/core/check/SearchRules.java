package io.mlops.core.check;

import io.mlops.error.InvalidInputException;
import io.mlops.error.Violation;
import io.mlops.search.Condition;
import io.mlops.search.Field;
import io.mlops.search.Literal;
import io.mlops.search.OrderBy;
import io.mlops.search.SearchQuery;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which fields a listing has, and what they are compared with. Immutable; one for each listing. */
public final class SearchRules {
    /** The listing of experiments. */
    public static final SearchRules EXPERIMENTS = new SearchRules(
            "experiments",
            EnumSet.of(Field.Kind.ATTRIBUTE, Field.Kind.TAG),
            Set.of("experiment_id", "name"),
            Set.of("creation_time", "last_update_time"));

    /** The listing of runs. */
    public static final SearchRules RUNS = new SearchRules(
            "runs",
            EnumSet.allOf(Field.Kind.class),
            Set.of("run_id", "run_name", "status", "user_id", "artifact_uri", "experiment_id"),
            Set.of("start_time", "end_time"));

    /** The listing of registered models. */
    public static final SearchRules MODELS = new SearchRules(
            "registered models",
            EnumSet.of(Field.Kind.ATTRIBUTE, Field.Kind.TAG),
            Set.of("name", "description"),
            Set.of("creation_timestamp", "last_updated_timestamp"));

    /** The listing of versions. */
    public static final SearchRules VERSIONS = new SearchRules(
            "model versions",
            EnumSet.of(Field.Kind.ATTRIBUTE, Field.Kind.TAG),
            Set.of("name", "run_id", "model_id", "source_path", "status", "description", "author"),
            Set.of("version_number", "creation_timestamp", "last_updated_timestamp"));

    /** SQLite takes a thousand in one chain, and a search may ask for each twice. */
    private static final int MAX_CONDITIONS = 400;

    private static final int MAX_ORDERS = 100;
    private static final Set<String> DATASET_FIELDS = Set.of("name", "digest", "context");

    private final String listing;
    private final Set<Field.Kind> kinds;
    private final Map<String, Literal.Kind> attributes = new TreeMap<>();

    private SearchRules(String listing, Set<Field.Kind> kinds, Set<String> texts, Set<String> numbers) {
        this.listing = listing;
        this.kinds = kinds;
        texts.forEach(attribute -> attributes.put(attribute, Literal.Kind.TEXT));
        numbers.forEach(attribute -> attributes.put(attribute, Literal.Kind.NUMBER));
    }

    /**
     * Returns the query.
     *
     * @param query what to check
     * @throws InvalidInputException if the listing has no such field, a field is compared with what it is not, or there are too many conditions or parts of an order
     */
    public SearchQuery check(SearchQuery query) {
        checkCount("filter", "conditions", query.filter().conditions().size(), MAX_CONDITIONS);
        checkCount("orderBy", "parts", query.orderBy().size(), MAX_ORDERS);
        for (Condition condition : query.filter().conditions()) {
            checkField("filter", condition.field());
            checkOperands(condition);
        }
        for (OrderBy order : query.orderBy()) {
            checkField("orderBy", order.field());
            if (order.field().kind() == Field.Kind.DATASET) {
                throw refused(
                        "orderBy",
                        order.field(),
                        "must not order by a dataset, of which a run has several",
                        "order by an attribute, a metric, a param or a tag");
            }
        }
        return query;
    }

    private static void checkCount(String where, String what, int count, int max) {
        if (count > max) {
            throw new InvalidInputException(new Violation(
                    where,
                    "must have at most " + max + " " + what,
                    Integer.toString(max),
                    Integer.toString(count),
                    "IN takes many values in one condition"));
        }
    }

    private void checkField(String where, Field field) {
        Keys.searched(where, field.key());
        if (!kinds.contains(field.kind())) {
            throw refused(where, field, "must use fields that " + listing + " have", hint());
        }
        switch (field.kind()) {
            case ATTRIBUTE -> {
                if (!attributes.containsKey(field.key())) {
                    throw refused(where, field, "must use attributes that " + listing + " have", hint());
                }
            }
            case DATASET -> {
                if (!DATASET_FIELDS.contains(field.key())) {
                    throw refused(where, field, "must use datasets.name, datasets.digest or datasets.context", "");
                }
            }
            case METRIC -> Keys.metric(field.key());
            case PARAM -> Keys.param(field.key());
            case TAG -> Keys.tag(field.key());
        }
    }

    private void checkOperands(Condition condition) {
        Literal.Kind wanted = kindOf(condition.field());
        for (Literal operand : condition.operands()) {
            if (operand instanceof Literal.Text text) {
                Values.searched(text.value());
            }
            if (operand.kind() != wanted) {
                String rule = wanted == Literal.Kind.NUMBER
                        ? "must compare a number with a number"
                        : "must compare a text with a text";
                throw new InvalidInputException(
                        "filter",
                        rule,
                        condition.field() + " " + condition.operator().symbol() + " " + operand,
                        wanted == Literal.Kind.NUMBER ? "write it without quotes" : "write it in quotes");
            }
        }
    }

    private Literal.Kind kindOf(Field field) {
        return switch (field.kind()) {
            case ATTRIBUTE -> attributes.getOrDefault(field.key(), Literal.Kind.TEXT);
            case METRIC -> Literal.Kind.NUMBER;
            case PARAM, TAG, DATASET -> Literal.Kind.TEXT;
        };
    }

    private String hint() {
        return "they have the attributes " + String.join(", ", new TreeSet<>(attributes.keySet()))
                + (kinds.contains(Field.Kind.METRIC) ? ", and metrics., params., tags., datasets." : ", and tags.");
    }

    private InvalidInputException refused(String where, Field field, String rule, String hint) {
        return new InvalidInputException(where, rule, field.toString(), hint);
    }
}
