/**
 * Approval requests as records: how they are stored, found and counted.
 *
 * <p>Rules: a request changes by compare-and-set on its record alone; one whose time is over reads as expired, whether or not that was written down.
 */
@NullMarked
package io.mlops.core.approval;

import org.jspecify.annotations.NullMarked;
