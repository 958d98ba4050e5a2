/** A small backend on which the kit tests itself: one state, copied for each commit, so that what fails leaves no trace. */
@NullMarked
package io.mlops.testkit.tiny;

import org.jspecify.annotations.NullMarked;
