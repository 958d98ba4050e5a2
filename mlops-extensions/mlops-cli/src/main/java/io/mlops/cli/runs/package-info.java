/** {@code mlops runs}: what was trained, with which params, and how it did. */
@NullMarked
package io.mlops.cli.runs;

import org.jspecify.annotations.NullMarked;
