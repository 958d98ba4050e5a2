package io.mlops.postgres;

import io.mlops.error.InvalidInputException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** The settings of a store as texts by name. */
final class NamedOptions {
    private static final String USER = "user";
    private static final String PASSWORD = "password";
    private static final int MAX_DIGITS = 9;
    private static final Map<String, BiConsumer<PostgresStore, String>> SETTERS = Map.of(
            "schema", PostgresStore::schema,
            "poolSize", (store, text) -> store.poolSize((int) number("poolSize", text)),
            "connectTimeoutMillis", (store, text) -> store.connectTimeout(millis("connectTimeoutMillis", text)),
            "lockTimeoutMillis", (store, text) -> store.lockTimeout(millis("lockTimeoutMillis", text)),
            "absenceMillis", (store, text) -> store.absence(millis("absenceMillis", text)),
            "responseTimeoutMillis", (store, text) -> store.responseTimeout(millis("responseTimeoutMillis", text)));

    private NamedOptions() {}

    static void apply(Map<String, String> options, PostgresStore store) {
        options.forEach((name, text) -> {
            BiConsumer<PostgresStore, String> setter = SETTERS.get(name);
            if (setter != null) {
                setter.accept(store, text);
            } else if (!name.equals(USER) && !name.equals(PASSWORD)) {
                throw unknown(name);
            }
        });
        String user = options.get(USER);
        String password = options.get(PASSWORD);
        if (user != null) {
            store.credentials(user, password == null ? "" : password);
        } else if (password != null) {
            throw new InvalidInputException(
                    "option password", "must come with the option user", "***", "give both, or both in the location");
        }
    }

    private static InvalidInputException unknown(String name) {
        TreeSet<String> known = new TreeSet<>(SETTERS.keySet());
        known.add(USER);
        known.add(PASSWORD);
        return new InvalidInputException(
                "option of " + PostgresLocation.PREFIX,
                "must be one of " + String.join(", ", known),
                name,
                "leave out what this backend does not know");
    }

    private static Duration millis(String name, String text) {
        return Duration.ofMillis(number(name, text));
    }

    private static long number(String name, String text) {
        boolean isNumber =
                !text.isEmpty() && text.length() <= MAX_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!isNumber) {
            throw new InvalidInputException(
                    "option " + name, "must be a whole number, 0 to 999999999", text, "for example 8 or 10000");
        }
        return Long.parseLong(text);
    }
}
