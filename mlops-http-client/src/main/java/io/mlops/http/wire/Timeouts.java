package io.mlops.http.wire;

import java.time.Duration;

/**
 * How long things may take. Immutable.
 *
 * @param connect to connect, with TLS
 * @param read between two bytes
 * @param call one request with its answer; not for the content of artifacts
 * @param budget one operation with all its attempts and pauses; not for the content of artifacts
 */
public record Timeouts(Duration connect, Duration read, Duration call, Duration budget) {}
