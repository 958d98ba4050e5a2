/**
 * Searches: a typed filter and order become SQL that finds candidates by indexes, in order, page by page.
 *
 * <p>Rules: {@link io.mlops.search.Filter#matches} decides about each row that is returned; the SQL may find too much, never too little, so that what SQL cannot say exactly
 * (upper and lower case of all scripts, patterns) costs time and never truth. Every value is bound; names of columns come from constants.
 *
 * <p>Paging is by key: a token holds what the last row of a page was ordered by, and the next page begins behind it, so that a row inserted meanwhile
 * is neither skipped nor repeated. A field of an order is a pair of a rank (0 has a value, 1 NaN, 2 missing) and the value.
 *
 * <p>Decision: two ways to a page, of which the second is an {@link io.mlops.core.sql.search.OrderWalk} or the index of the start time. Either begin with the rows of the most selective condition, keep those that are among the rows of others that are nearly as selective, ask the rest row by row and sort what is left; or go along the index of the order, ask all conditions and stop when the page is
 * full. Which one is chosen by counting index entries up to a limit, not by the database's own statistics, which know nothing of the values that are asked for; the second way stops where it has cost as much as the first.
 * Of a param that many runs have alike, each value is a condition more, so that the choice is made for it again; an attribute in no index is walked along by finding the first of all rows, or of those of the condition to begin with, before the others are asked.
 * Rows are intersected before any is looked at: a database that joins them first with the table of what is listed reads all of it. What an order needs is joined and not asked twice in sub-selects, for rank and value, so that
 * a database is free to read the values of all rows at once.
 */
@NullMarked
package io.mlops.core.sql.search;

import org.jspecify.annotations.NullMarked;
