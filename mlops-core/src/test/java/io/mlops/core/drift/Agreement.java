package io.mlops.core.drift;

import com.fasterxml.jackson.databind.JsonNode;
import io.mlops.error.InvalidInputException;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether what we compute is what a library computed.
 *
 * <p>An error of the library is matched by a typed error of ours or by 'insufficient data', and so is a result of NaN: we
 * never pass NaN off as a result.
 */
record Agreement(ReferenceCase reference) {
    /** Texts beside the figures, and what a library draws at random. */
    private static final Set<String> REMARKS = Set.of("note");

    /** Returns why the two differ, empty where they agree. */
    String difference(Function<ReferenceCase, Object> computation, Set<String> random) {
        JsonNode expected = reference.expected();
        try {
            Object actual = computation.apply(reference);
            return expected.has("error") ? "no error, but " + actual : compare(expected, actual, random);
        } catch (Unable | InvalidInputException unable) {
            boolean nothing = expected.has("error") || expected.asText().equals("NaN") || hasNaN(expected);
            return nothing ? "" : "unable: " + unable.getMessage();
        } catch (RuntimeException fault) {
            return "thrown: " + fault;
        }
    }

    private static boolean hasNaN(JsonNode expected) {
        for (JsonNode value : expected) {
            if (value.asText().equals("NaN")) {
                return true;
            }
        }
        return false;
    }

    private String compare(JsonNode expected, @Nullable Object actual, Set<String> random) {
        if (expected.isObject() && actual instanceof Map<?, ?> fields) {
            for (Iterator<String> names = expected.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                if (!REMARKS.contains(name) && !random.contains(name)) {
                    String difference = compare(expected.get(name), fields.get(name), random);
                    if (!difference.isEmpty()) {
                        return name + ": " + difference;
                    }
                }
            }
            return "";
        }
        if (expected.isArray() && actual instanceof Collection<?> values) {
            return compareAll(expected, List.copyOf(values), random);
        }
        return same(expected, actual) ? "" : actual + ", not " + expected;
    }

    private String compareAll(JsonNode expected, List<?> values, Set<String> random) {
        if (expected.size() != values.size()) {
            return values.size() + " values, not " + expected.size();
        }
        for (int i = 0; i < values.size(); i++) {
            String difference = compare(expected.get(i), values.get(i), random);
            if (!difference.isEmpty()) {
                return "[" + i + "] " + difference;
            }
        }
        return "";
    }

    private boolean same(JsonNode expected, @Nullable Object actual) {
        if (actual instanceof Number number && !expected.isNull()) {
            double value = ReferenceCase.number(expected);
            double ours = number.doubleValue();
            return value == ours
                    || (Double.isNaN(value) && Double.isNaN(ours))
                    || Math.abs(ours - value) <= reference.atol() + reference.rtol() * Math.abs(value);
        }
        if (actual instanceof Boolean flag) {
            return expected.isBoolean() ? expected.asBoolean() == flag : expected.asInt() == (flag ? 1 : 0);
        }
        return actual == null ? expected.isNull() : expected.asText().equals(actual.toString());
    }
}
