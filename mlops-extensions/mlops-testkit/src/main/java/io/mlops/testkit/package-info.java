/**
 * The contract of a storage backend as tests: a backend keeps everything legal, or a test fails with a sentence that says what to mend.
 *
 * <p>A backend is held to it by one class:
 * <pre>{@code
 * class MyBackendTest extends BackendContract {
 *     @Override
 *     protected Backend open(Path folder, BackendContext context) {
 *         return new MyBackendProvider().open("mystore:" + folder, Map.of(), context);
 *     }
 * }
 * }</pre>
 *
 * <p>Rules:
 * <ul>
 *   <li>{@code open} gives a fresh store for a folder that it sees for the first time, and the same store for the same folder again. A store on a server takes
 *       the folder's name, which is unique, as the name of its schema or bucket.
 *   <li>Every capability of {@link io.mlops.spi.Capability#expected()} is expected; what a backend lacks it says in {@code missing()}, and then
 *       the kit tests that it is refused. So nothing is lacking by accident.
 *   <li>The kit tests legal input only: what is not legal is refused above the SPI, once.
 *   <li>No test sleeps, and none depends on how fast the machine is.
 * </ul>
 *
 * <p>For tests of their own, users of the kit have {@link io.mlops.testkit.clock.ManualClock} and
 * {@link io.mlops.testkit.fault.FaultInjectingBackend}.
 *
 * <p>Decisions: one class to extend, its parts nested, so that a report names the part and a new rule reaches every backend without a change there;
 * the parts live in packages by subject, which are open to JUnit and not exported.
 */
@NullMarked
package io.mlops.testkit;

import org.jspecify.annotations.NullMarked;
