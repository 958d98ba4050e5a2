/**
 * Reports for people: one self-contained HTML file with charts, to mail, print, archive and read without a network.
 *
 * <pre>{@code
 * Report.builder("Bike demand in production")
 *     .verdict(Tone.BAD, "The error has grown to 3.4 times that of the held-out days.")
 *     .tile(Tile.of("Held-out error", 26.1).withNote("rentals per hour"))
 *     .section(
 *         "Error over time",
 *         Paragraph.of("Mean absolute error per week, with labels a day late."),
 *         LineChart.builder("Mean absolute error")
 *             .series(Series.overTime("model of 2011", weeks, Week::end, Week::error))
 *             .marker(promotedAt, "version 2 promoted")
 *             .threshold(40, "alert")
 *             .build())
 *     .build()
 *     .writeTo(Path.of("report.html"));
 * }</pre>
 *
 * <p>Usable alone: nothing here knows of runs, models or drift. Whoever has something to report builds blocks
 * ({@link io.mlops.core.report.Paragraph}, {@link io.mlops.core.report.Table}, {@link io.mlops.core.report.Chart}) and puts
 * them into sections of a {@link io.mlops.core.report.Report}. All public types are immutable; builders are not thread-safe.
 *
 * <p>Rules and their reasons:
 *
 * <ul>
 *   <li><b>Data never fail a report.</b> It comes at the end of hours of work. Any label is legal, of any length, script or
 *       intent; a value that is NaN or infinite is a gap in the drawing and said in words below it; no data is 'no data'.
 *       Refused is only what has no meaning, such as three values for two bars.
 *   <li><b>No script</b>, and a Content-Security-Policy that would stop one: nothing may run or be fetched, and the only
 *       style sheet is the one whose digest is named. A report made from hostile data is safe to open.
 *   <li><b>Every chart can be read without seeing it.</b> It has a title, a description in words and its numbers as a table.
 *       Colours never stand alone: marks, symbols and words say the same.
 *   <li><b>The same input gives the same bytes</b>, on every machine, locale and Java version; times are UTC. A report can be
 *       kept under a digest.
 *   <li><b>Drawn in Java, as SVG, without a library</b>: a chart library in the page would be a script, one in Java a
 *       dependency for everybody.
 *   <li>Blocks are sealed. What a block looks like must be free to change, so it is no extension point.
 * </ul>
 */
@NullMarked
package io.mlops.core.report;

import org.jspecify.annotations.NullMarked;
