/**
 * Requests to an MLflow server: one pooled client, time budgets, retries by endpoint, and the decoding of what comes back. Not exported.
 *
 * <p>Rules:
 * <ul>
 *   <li>Every request names an {@link io.mlops.http.wire.Endpoint}, which says whether it may be sent twice. OkHttp's own silent repeats and redirects are off.
 *   <li>An answer counts as an answer of MLflow only if it is JSON; {@code error_code} decides what an error means, never its text.
 *   <li>Bodies, headers and queries appear in no log line and in no message; what the server says of an error is quoted and cut.
 *   <li>A body is read up to a limit that holds after decompression.
 *   <li>Redirects are followed for reads, on the same scheme, host and port alone.
 * </ul>
 *
 * <p>Decisions: a creation that was sent and not answered is looked for by its request id before it is sent again; where the first request may still be at work on the
 * server (no answer in time) it is never sent again. Idle connections are given up before a server's usual five seconds, so that a creation seldom
 * meets one that was closed meanwhile.
 */
@NullMarked
package io.mlops.http.wire;

import org.jspecify.annotations.NullMarked;
