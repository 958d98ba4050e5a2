/**
 * From values to places: axes with readable ticks, numbers and times as text, bins.
 *
 * <p>Numbers and times are written without any locale and without {@code Double.toString}, whose digits differ between Java 17
 * and 19: the same input gives the same bytes on every machine. Everything here is total over finite input, from the smallest
 * to the largest double. Not exported.
 */
@NullMarked
package io.mlops.core.report.scale;

import org.jspecify.annotations.NullMarked;
