/**
 * The rules of legal input, in one place: names, keys, values, ids, times, paths of search queries. They are the same in front of every backend, so that code moves between them.
 *
 * <p>Rules:
 * <ul>
 *   <li>Lengths count code points, and are looked at before anything else: a text of 10 MB is refused by its length, without being read to its end or copied.
 *   <li>Whatever is refused is an {@link io.mlops.error.InvalidInputException} that names the field as the caller knows it, the rule, the limit, the value (escaped, cut) and the way out.
 *   <li>A map is checked whole before its first entry is used.
 *   <li>Values may hold any text but U+0000 and unpaired surrogates, which no store and no UTF-8 can keep.
 * </ul>
 *
 * <p>Decisions: keys follow MLflow's rule (letters and digits of any script, {@code / _ . - :} and space, equal to their normalised path), so that what is logged here can be moved to an MLflow server;
 * combining marks and emoji are refused in keys and welcome in values. {@link io.mlops.core.check.Secrets} masks what people put into messages by mistake.
 */
@NullMarked
package io.mlops.core.check;

import org.jspecify.annotations.NullMarked;
