/**
 * The bytes of stored summaries: numbers of variable length, texts, big integers. Not exported.
 *
 * <p>Rule: a reader trusts nothing. Each length is compared with what is left of the input before memory is taken for it, so
 * that a few hostile bytes cannot make it allocate much, and each failure is an
 * {@link io.mlops.error.InvalidInputException}.
 */
@NullMarked
package io.mlops.data.binary;

import org.jspecify.annotations.NullMarked;
