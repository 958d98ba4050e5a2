/** The command that moves a store. */
@NullMarked
package io.mlops.cli.copy;

import org.jspecify.annotations.NullMarked;
