/**
 * Searches: a typed filter and order become SQL that finds candidates by indexes, in order, page by page.
 *
 * <p>Rules: {@link io.mlops.search.Filter#matches} decides about each row that is returned; the SQL may find too much, never too little, so that what SQL cannot say exactly
 * (upper and lower case of all scripts, patterns) costs time and never truth. Every value is bound; names of columns come from constants.
 *
 * <p>Paging is by key: a token holds what the last row of a page was ordered by, and the next page begins behind it, so that a row inserted meanwhile
 * is neither skipped nor repeated. A field of an order is a pair of a rank (0 has a value, 1 NaN, 2 missing) and the value.
 *
 * <p>Decision: two ways to a page. Either begin with the rows of the most selective condition, ask the others row by row and sort what is left; or go along the index of the order, ask all conditions and stop when the page is
 * full. Which one is chosen by counting index entries up to a limit, not by the database's own statistics, which know nothing of the values that are asked for; the second way stops where it has cost as much as the first.
 */
@NullMarked
package io.mlops.core.sql.search;

import org.jspecify.annotations.NullMarked;
