/** The command {@code drift}: compares two CSV files. */
@NullMarked
package io.mlops.cli.drift;

import org.jspecify.annotations.NullMarked;
