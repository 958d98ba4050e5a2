/**
 * The audit log behind {@code mlops.governance().audit()}: reading, checking and proving it. Entries are written by {@code io.mlops.core.action}.
 */
@NullMarked
package io.mlops.core.trail;

import org.jspecify.annotations.NullMarked;
