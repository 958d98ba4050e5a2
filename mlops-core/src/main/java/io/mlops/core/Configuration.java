package io.mlops.core;

import io.mlops.core.check.Secrets;
import io.mlops.error.InvalidInputException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The settings of one opening, and where each came from: the builder, a system property, an environment variable, or the default. For use by one thread. */
final class Configuration {
    private final Function<String, @Nullable String> properties;
    private final Function<String, @Nullable String> environment;
    private final Map<String, String> origins = new TreeMap<>();

    /**
     * @param properties a system property by name, or null
     * @param environment an environment variable by name, or null
     */
    Configuration(Function<String, @Nullable String> properties, Function<String, @Nullable String> environment) {
        this.properties = properties;
        this.environment = environment;
    }

    static Configuration ofProcess() {
        return new Configuration(System::getProperty, System::getenv);
    }

    /** Returns a setting that is a text. */
    Optional<String> text(String name, Optional<String> built) {
        if (built.isPresent()) {
            return noted(name, "builder", built.get());
        }
        String property = "mlops." + name;
        String value = properties.apply(property);
        if (value != null && !value.isEmpty()) {
            return noted(name, "system property " + property, value);
        }
        String variable = "MLOPS_" + name.replace('-', '_').toUpperCase(Locale.ROOT);
        value = environment.apply(variable);
        return value == null || value.isEmpty()
                ? Optional.empty()
                : noted(name, "environment variable " + variable, value);
    }

    /** Returns a setting that is a duration: ISO 8601 ({@code PT1S}), or a number with {@code ms}, {@code s}, {@code m} or {@code h}. */
    Duration duration(String name, Optional<Duration> built, Duration otherwise) {
        Optional<String> text = text(name, built.map(Duration::toString));
        return MetricBuffering.positive(
                name, text.map(value -> parsed(name, value)).orElseGet(() -> defaulted(name, otherwise)));
    }

    /** Returns a setting that is a number of bytes. */
    long bytes(String name, OptionalLong built, long otherwise) {
        Optional<String> text =
                text(name, built.isPresent() ? Optional.of(Long.toString(built.getAsLong())) : Optional.empty());
        if (text.isEmpty()) {
            return defaulted(name, otherwise);
        }
        try {
            return Long.parseLong(text.get().strip());
        } catch (NumberFormatException e) {
            throw new InvalidInputException(
                    name, "must be a whole number of bytes", text.get(), "for example 16777216");
        }
    }

    private static Duration parsed(String name, String value) {
        String text = value.strip().toUpperCase(Locale.ROOT);
        try {
            if (text.startsWith("P")) {
                return Duration.parse(text);
            }
            return text.endsWith("MS")
                    ? Duration.ofMillis(
                            Long.parseLong(text.substring(0, text.length() - 2).strip()))
                    : Duration.parse("PT" + text);
        } catch (DateTimeParseException | NumberFormatException | ArithmeticException e) {
            throw new InvalidInputException(name, "must be a duration", value, "for example 500ms, 2s or PT2S");
        }
    }

    private <T> T defaulted(String name, T value) {
        origins.put(name, value + " (default)");
        return value;
    }

    private Optional<String> noted(String name, String origin, String value) {
        origins.put(name, Secrets.mask(value) + " (" + origin + ")");
        return Optional.of(value);
    }

    /** Returns each setting that was asked for, its value without credentials, and where it came from. */
    @Override
    public String toString() {
        return origins.toString();
    }
}
