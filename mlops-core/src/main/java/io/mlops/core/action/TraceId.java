package io.mlops.core.action;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.MDC;

/**
 * The id of the trace that a call belongs to, as tracing libraries put it into the logging context of the calling thread: {@code trace_id} by OpenTelemetry, {@code traceId} by Micrometer.
 * Stateless.
 */
final class TraceId {
    /** What tracing systems use; anything else does not get into an entry that nobody can change. */
    private static final Pattern ALLOWED = Pattern.compile("[0-9A-Za-z._:-]{1,64}");

    private TraceId() {}

    static Optional<String> current() {
        return Stream.of("trace_id", "traceId")
                .flatMap(name -> Stream.ofNullable(MDC.get(name)))
                .filter(id -> ALLOWED.matcher(id).matches())
                .findFirst();
    }
}
