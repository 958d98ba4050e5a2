package io.mlops.registry;

import io.mlops.error.InvalidInputException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a registered model's version: {@code models:/name/3} or {@code models:/name@alias}. Immutable.
 *
 * @param name the model's name, as it is, without percent-encoding
 * @param version the number; empty where an alias is given
 * @param alias the alias; empty where a number is given
 */
public record ModelUri(String name, OptionalInt version, Optional<String> alias) {
    /** Longer than any name with any alias, so that longer texts need not be read. */
    private static final int MAX_LENGTH = 1_000;

    private static final Pattern FORM = Pattern.compile("models:/([^/:]+)(?:/([1-9][0-9]{0,8})|@([\\w-]+))");

    /**
     * Checks that exactly one of number and alias is given.
     *
     * @throws InvalidInputException if both or neither are
     */
    public ModelUri {
        Objects.requireNonNull(name, "name");
        if (version.isPresent() == alias.isPresent()) {
            throw new InvalidInputException(
                    "model URI",
                    "must name a version or an alias",
                    name,
                    "write models:/name/3 or models:/name@champion");
        }
    }

    /**
     * Returns the address of a version.
     *
     * @param name the model's name
     * @param version the number
     */
    public static ModelUri version(String name, int version) {
        return new ModelUri(name, OptionalInt.of(version), Optional.empty());
    }

    /**
     * Returns the address of whatever an alias points to.
     *
     * @param name the model's name
     * @param alias the alias
     */
    public static ModelUri alias(String name, String alias) {
        return new ModelUri(name, OptionalInt.empty(), Optional.of(alias));
    }

    /**
     * Parses an address.
     *
     * @param uri {@code models:/name/3} or {@code models:/name@alias}
     * @throws InvalidInputException if it is neither
     */
    public static ModelUri parse(String uri) {
        Matcher form = FORM.matcher(uri);
        if (uri.length() > MAX_LENGTH || !form.matches()) {
            throw new InvalidInputException(
                    "model URI",
                    "must be models:/name/version or models:/name@alias",
                    uri,
                    "for example models:/churn@champion");
        }
        return form.group(2) != null
                ? version(form.group(1), Integer.parseInt(form.group(2)))
                : alias(form.group(1), form.group(3));
    }

    /** Returns the address as text. */
    @Override
    public String toString() {
        return "models:/" + name + (alias.isPresent() ? "@" + alias.get() : "/" + version.getAsInt());
    }
}
