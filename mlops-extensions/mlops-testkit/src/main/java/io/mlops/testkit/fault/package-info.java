/**
 * Faults on demand, for tests of what stands on a backend: {@link io.mlops.testkit.fault.FaultInjectingBackend} wraps any backend and lets the n-th call of a kind
 * fail, lose its reply, or wait.
 *
 * <p>Decisions: stores are wrapped by {@link java.lang.reflect.Proxy}, so that a method that the SPI gains is covered the same day; a slow call waits
 * until the test lets it go on, as a test that sleeps is slow or unreliable.
 */
@NullMarked
package io.mlops.testkit.fault;

import org.jspecify.annotations.NullMarked;
