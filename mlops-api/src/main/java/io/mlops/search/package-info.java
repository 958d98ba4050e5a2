/**
 * Filters and orders as typed values: written by hand with {@link io.mlops.search.Field}, or parsed from MLflow's grammar by
 * {@link io.mlops.search.Filter#parse}.
 *
 * <p>Rules, the same on every backend; {@link io.mlops.search.Filter#matches} is their one definition and the contract kit holds each backend to it:
 * <ul>
 *   <li>Conditions are joined by AND. A condition on something that is missing never holds, {@code !=} and {@code NOT IN} included; {@code IS NULL} alone does.
 *   <li>NaN satisfies no comparison, {@code !=} included; -0.0 equals 0.0; infinities compare as numbers.
 *   <li>Text compares by code point ({@link io.mlops.search.TextOrder}), {@code LIKE} by code point, {@code ILIKE} after lower-casing both sides in
 *       the root locale. {@code %} stands for any text, {@code _} for one code point; there is no escape character.
 *   <li>A field with several values (the inputs of a run) satisfies a condition if one of its values does.
 *   <li>In an order, NaN comes after all numbers and what is missing comes last, ascending or descending. A field with several values counts
 *       by its smallest. Equal rows follow in the listing's default order.
 * </ul>
 *
 * <p>Decision: values are always bound, never pasted into a query, so a text may hold both kinds of quotes when the condition is built by hand,
 * which MLflow's grammar cannot express.
 */
@NullMarked
package io.mlops.search;

import org.jspecify.annotations.NullMarked;
