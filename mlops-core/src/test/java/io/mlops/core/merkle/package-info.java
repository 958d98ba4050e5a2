/** Tests of Merkle trees against the recursive definition and against each other. */
@NullMarked
package io.mlops.core.merkle;

import org.jspecify.annotations.NullMarked;
