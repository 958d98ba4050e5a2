/**
 * JSON as the SDK stores it: objects of texts, whole numbers, booleans, lists and objects, written in the canonical form of RFC 8785.
 *
 * <p>Decision: one form for records and audit entries alike, so that equal content has equal bytes and a digest; fractions are written as texts by whoever needs them, as
 * the canonical form of doubles buys nothing here. Reading is Jackson's, into plain maps, never into types named by the input.
 */
@NullMarked
package io.mlops.core.json;

import org.jspecify.annotations.NullMarked;
