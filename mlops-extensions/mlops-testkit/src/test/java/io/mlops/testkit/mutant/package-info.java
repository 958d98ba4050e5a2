/**
 * Proof that the kit's tests can fail: backends that break one rule each, and the test that must catch them.
 */
@NullMarked
package io.mlops.testkit.mutant;

import org.jspecify.annotations.NullMarked;
