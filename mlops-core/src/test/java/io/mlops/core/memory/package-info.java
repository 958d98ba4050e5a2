/** Tests of the memory backend; the contract kit holds the rules that all backends share. */
@NullMarked
package io.mlops.core.memory;

import org.jspecify.annotations.NullMarked;
