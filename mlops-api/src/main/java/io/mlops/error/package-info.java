/**
 * The errors of the SDK: one unchecked root, {@link io.mlops.error.MlopsException}, a stable {@link io.mlops.error.ErrorCode} for programs,
 * and a message for people that names the thing, the values and the way out.
 *
 * <p>Rules:
 * <ul>
 *   <li>A value that came from outside is shown through {@link io.mlops.error.Quoted}: escaped and cut, so that no line break, escape sequence or
 *       direction mark reaches a log raw, and a 10 MB value is not copied into a message.
 *   <li>No secret appears in a message.
 *   <li>Errors of the programmer (null where it is not allowed, an index outside a range) stay the JDK's exceptions.
 *   <li>Storage errors carry the driver's exception as their cause, never its type in a signature.
 * </ul>
 *
 * <p>How planned work fits: a server maps {@link io.mlops.error.ErrorCode} to a status, and the MLflow backend maps {@code error_code} to it;
 * a new failure gets a new code and, where callers would catch it by itself, a new subclass.
 */
@NullMarked
package io.mlops.error;

import org.jspecify.annotations.NullMarked;
