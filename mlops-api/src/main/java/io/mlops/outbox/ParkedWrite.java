package io.mlops.outbox;

import java.time.Instant;
import java.util.Objects;

/**
 * A write that the server has refused for good. Immutable.
 *
 * @param number names it in its outbox
 * @param subject whose it is: the id here of a run, or {@code experiment:} and the id here of an experiment
 * @param what what it would have written, in words
 * @param at when it was written here
 * @param points how many metric points are in it
 * @param reason what the server has said
 */
public record ParkedWrite(long number, String subject, String what, Instant at, long points, String reason) {
    /** Refuses nulls. */
    public ParkedWrite {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(reason, "reason");
    }
}
