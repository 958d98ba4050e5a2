/** The contract on backends that lack parts and capabilities, and say so. */
@NullMarked
package io.mlops.testkit.poor;

import org.jspecify.annotations.NullMarked;
