package io.mlops.search;

import java.util.List;

/** What a listed thing has, as seen by a {@link Filter}. Implemented by whoever filters in memory; called from one thread at a time. */
@FunctionalInterface
public interface FieldValues {
    /**
     * Returns the values of a field: none where it is missing, several where the thing has several.
     *
     * @param field a field of the listing
     */
    List<Literal> of(Field field);
}
