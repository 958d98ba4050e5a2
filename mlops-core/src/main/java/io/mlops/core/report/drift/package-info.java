/**
 * The drift report: what changed between a reference and current data, over all columns, for people (HTML) and for programs (JSON).
 *
 * <pre>{@code
 * CsvFile then = CsvFile.open(Path.of("2011.csv"));
 * TableData reference = TableData.reference(then, then.inferSchema());
 * TableData current = TableData.against(CsvFile.open(Path.of("2012.csv")), reference.profile(), name -> true);
 * DriftReport report = DriftReport.compare(reference, current, DriftPresets.standard());
 * report.html("2011", "2012").writeTo(Path.of("drift.html"));
 * }</pre>
 *
 * <p><b>Decisions.</b>
 * <ul>
 *   <li>A package of its own, as {@code io.mlops.core.report} knows of no drift and is usable alone.
 *   <li>Single values are tested where both sides have them, else both sides' profiles: one column is never compared by two
 *       measures. Pictures are drawn from the profiles in any case, so that they look the same.
 *   <li>An error of data quality makes the verdict DRIFTED even where each test is content: a column that has turned into text has
 *       no values left to test, and that is no good news.
 *   <li>Times and columns of texts that hardly repeat are left out of the tests, and named: they differ by nature.
 * </ul>
 */
@NullMarked
package io.mlops.core.report.drift;

import org.jspecify.annotations.NullMarked;
