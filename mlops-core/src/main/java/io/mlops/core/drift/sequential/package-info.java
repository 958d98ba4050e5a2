/**
 * Sequential inference whose error probability holds at every moment, however often one looks and whenever one stops.
 *
 * <p>{@link io.mlops.core.drift.sequential.MeanSequence} is a confidence sequence of the mean of bounded numbers, proportions among
 * them; {@link io.mlops.core.drift.sequential.ProportionTest} an e-process against one stated proportion, both ways. The test that a mean has
 * not risen above a stated one is the detector {@link io.mlops.core.drift.stream.BettingMean}.
 *
 * <p><b>Rules.</b> What is outside the stated bounds, or is no number, is counted and left out: the guarantee is about the rest.
 * Mutable and not thread-safe, of constant size.
 */
@NullMarked
package io.mlops.core.drift.sequential;

import org.jspecify.annotations.NullMarked;
