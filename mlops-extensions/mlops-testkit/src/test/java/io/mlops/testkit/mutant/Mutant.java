package io.mlops.testkit.mutant;

import io.mlops.testkit.altered.Alteration;

/**
 * A backend that breaks one rule.
 *
 * @param part the part of the contract, as it is nested in {@code BackendContract}
 * @param test the test of the part that must fail
 * @param alteration how the rule is broken
 */
record Mutant(String part, String test, Alteration alteration) {}
