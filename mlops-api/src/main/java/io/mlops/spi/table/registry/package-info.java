/**
 * The registry of a backend over tables: its rows, the changes that commits make to them, and its reads.
 *
 * <p>Rules: version numbers and the revisions of aliases outlive what they counted, so that no number and no compare-and-set ever means something else than it
 * did; every change is noted under a generation of its own.
 */
@NullMarked
package io.mlops.spi.table.registry;

import org.jspecify.annotations.NullMarked;
