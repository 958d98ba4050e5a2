package io.mlops.core.sql.search;

import org.jspecify.annotations.Nullable;

/**
 * What a row has for one part of an order. Immutable.
 *
 * @param rank 0 where there is a value, 1 for NaN, 2 where it is missing
 * @param value a {@code String}, {@code Long} or {@code Double}; null unless the rank is 0
 */
record SortKey(int rank, @Nullable Object value) {}
