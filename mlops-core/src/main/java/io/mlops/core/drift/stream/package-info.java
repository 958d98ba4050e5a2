/**
 * Change detectors on streams, usable alone.
 *
 * <pre>{@code
 * ErrorDetector detector = new Ddm();                      // the defaults of the field
 * if (detector.update(Correctness.of(predicted == actual)) == DetectorLevel.DRIFT) { ... }
 *
 * ValueDetector residuals = new PageHinkley(PageHinkley.Settings.defaults().withMode(PageHinkley.Mode.UP));
 * byte[] state = residuals.save();                          // goes on after a restart: Detectors.restore(state)
 * }</pre>
 *
 * <table>
 * <caption>Detectors</caption>
 * <tr><th>name</th><th>takes</th><th>sees</th><th>warns</th><th>reference of the semantics</th></tr>
 * <tr><td>{@code adwin}</td><td>numbers</td><td>the mean, both ways</td><td>no</td><td>River, MOA by its settings</td></tr>
 * <tr><td>{@code betting-mean}</td><td>numbers</td><td>a mean above a stated one</td><td>yes</td><td>its paper</td></tr>
 * <tr><td>{@code page-hinkley}</td><td>numbers</td><td>the mean, both ways or one</td><td>no</td><td>River</td></tr>
 * <tr><td>{@code cusum}</td><td>numbers</td><td>a rising mean</td><td>no</td><td>MOA</td></tr>
 * <tr><td>{@code kswin}</td><td>numbers</td><td>any change</td><td>no</td><td>River, but for its random numbers</td></tr>
 * <tr><td>{@code ddm}</td><td>errors</td><td>more of them</td><td>yes</td><td>River, MOA</td></tr>
 * <tr><td>{@code eddm}</td><td>errors</td><td>shorter distances</td><td>yes</td><td>River</td></tr>
 * <tr><td>{@code fhddm}</td><td>errors</td><td>more of them</td><td>no</td><td>River</td></tr>
 * <tr><td>{@code hddm-a}, {@code hddm-w}</td><td>errors</td><td>more of them, or both ways</td><td>yes</td><td>River</td></tr>
 * </table>
 *
 * <p><b>Rules.</b>
 * <ul>
 *   <li>The level belongs to the observation that led to it; the next one starts over after a drift, as in River.
 *   <li>An observation allocates nothing; memory is bounded by the settings.
 *   <li>NaN, infinities and magnitudes above 1e140, whose squares would overflow a sum, are counted and left out.
 * </ul>
 *
 * <p><b>Decisions.</b>
 * <ul>
 *   <li>Where River deviates from a paper we follow River by default, since its figures are what people compare with, and
 *       say so at the parameter.
 *   <li>Of these detectors only {@code betting-mean} keeps a stated level over a whole stream, as the sequential tests of
 *       {@code io.mlops.core.drift.sequential} do; the levels of the others are those of a single look.
 *   <li>State is versioned bytes with a checksum; its layout stands at {@code StateOutput}.
 * </ul>
 */
@NullMarked
package io.mlops.core.drift.stream;

import org.jspecify.annotations.NullMarked;
