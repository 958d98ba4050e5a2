/**
 * Data quality: what is wrong with data before any question of drift, told from profiles, which counted it in their one pass.
 *
 * <p><b>Rules.</b> Findings are data, never exceptions: each names its column, its kind and its figures. {@link
 * io.mlops.core.quality.Severity#ERROR} is what no model can be expected to live with.
 *
 * <p><b>Decisions.</b>
 * <ul>
 *   <li>Against a reference the yardstick is the reference's own state: a column of which a tenth was always missing is no finding,
 *       one that loses another tenth is an error.
 *   <li>Against a schema that was written by hand only the schema counts: presence, type, and whether a value is required.
 * </ul>
 */
@NullMarked
package io.mlops.core.quality;

import org.jspecify.annotations.NullMarked;
