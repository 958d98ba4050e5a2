/**
 * What it takes to draw: escaped markup, the look of series, texts that fit, lines of a bearable number of points.
 *
 * <p>Knows nothing of reports or charts, so that {@code io.mlops.core.report} can depend on it and not the other way
 * round. Not exported.
 *
 * <ul>
 *   <li>Every text passes {@link io.mlops.core.report.svg.Markup}, the only place that escapes.
 *   <li>Looks are classes of the one {@link io.mlops.core.report.svg.Stylesheet}: a {@code style} attribute would need a
 *       weaker Content-Security-Policy, and could not follow the reader's light or dark mode.
 *   <li>The width of a text is estimated, as there is no font to measure with; estimates lean to the wide side.
 * </ul>
 */
@NullMarked
package io.mlops.core.report.svg;

import org.jspecify.annotations.NullMarked;
