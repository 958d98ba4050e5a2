package io.mlops.core.outbox.journal;

import io.mlops.core.outbox.work.Work;
import io.mlops.core.outbox.work.WorkCodec;
import java.time.Instant;

/** A work as it is noted. Immutable: nobody changes the bytes. */
public final class Entry {
    private final long number;
    private final String subject;
    private final Work.Kind kind;
    private final Instant at;
    private final byte[] data;

    /**
     * Makes an entry.
     *
     * @param number its place in the order of all
     * @param subject whose it is
     * @param kind what is to be done
     * @param at when it was written
     * @param data the work in its stored form
     */
    public Entry(long number, String subject, Work.Kind kind, Instant at, byte[] data) {
        this.number = number;
        this.subject = subject;
        this.kind = kind;
        this.at = at;
        this.data = data;
    }

    /** Returns its place in the order of all; never given twice. */
    public long number() {
        return number;
    }

    /** Returns whose it is: what one subject has done is delivered in order. */
    public String subject() {
        return subject;
    }

    /** Returns what is to be done. */
    public Work.Kind kind() {
        return kind;
    }

    /** Returns when it was written. */
    public Instant at() {
        return at;
    }

    /** Returns how large it is. */
    public int sizeBytes() {
        return data.length;
    }

    /**
     * Returns what is to be done.
     *
     * @throws io.mlops.error.StoreCorruptException if it is damaged
     */
    public Work work() {
        return WorkCodec.decode(kind, data);
    }
}
