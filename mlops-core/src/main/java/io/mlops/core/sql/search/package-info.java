/**
 * Searches: a typed filter and order become SQL that finds candidates by indexes, in order, page by page.
 *
 * <p>Rules: {@link io.mlops.search.Filter#matches} decides about each row that is returned; the SQL may find too much, never too little, so that what SQL cannot say exactly
 * (upper and lower case of all scripts, patterns) costs time and never truth. Every value is bound; names of columns come from constants.
 *
 * <p>Paging is by key: a token holds what the last row of a page was ordered by, and the next page begins behind it, so that a row inserted meanwhile
 * is neither skipped nor repeated. A field of an order is a pair of a rank (0 has a value, 1 NaN, 2 missing) and the value.
 */
@NullMarked
package io.mlops.core.sql.search;

import org.jspecify.annotations.NullMarked;
