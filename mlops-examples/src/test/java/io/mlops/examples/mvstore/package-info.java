/** Tests of the tutorial backend: the contract, and what is its own. */
@NullMarked
package io.mlops.examples.mvstore;

import org.jspecify.annotations.NullMarked;
