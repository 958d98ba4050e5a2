package io.mlops.core.outbox;

import io.mlops.core.outbox.journal.Entry;
import io.mlops.core.outbox.work.Work;
import io.mlops.core.outbox.work.WorkSlices;
import io.mlops.error.StoreCorruptException;
import java.util.List;

/**
 * Entries of one subject that are sent together. Immutable.
 *
 * @param entries at least one, all of one kind, without a gap
 */
record Pack(List<Entry> entries) {
    /** So many entries are read at once. */
    static final int MOST_ENTRIES = 64;

    private static final int MOST_BYTES = 1 << 17;

    Pack {
        entries = List.copyOf(entries);
    }

    /**
     * Returns what can be sent together at the beginning of what a subject has waiting: points with points and batches with batches, as both are to be found by themselves in any order; anything else
     * alone.
     */
    static Pack first(List<Entry> waiting) {
        Entry first = waiting.get(0);
        int count = 1;
        int bytes = first.sizeBytes();
        boolean isOpen = first.kind() == Work.Kind.POINTS || first.kind() == Work.Kind.BATCH;
        while (isOpen && count < waiting.size()) {
            Entry next = waiting.get(count);
            bytes += next.sizeBytes();
            isOpen = next.kind() == first.kind() && bytes <= MOST_BYTES && !removesTags(waiting.get(count - 1));
            count += isOpen ? 1 : 0;
        }
        return new Pack(waiting.subList(0, count));
    }

    /** What removes a tag is the end of a pack, as the next batch may set it again; so is what cannot be read, which is told when it is sent. */
    private static boolean removesTags(Entry entry) {
        try {
            return entry.kind() == Work.Kind.BATCH
                    && !((Work.Batch) entry.work()).batch().removedTags().isEmpty();
        } catch (StoreCorruptException e) {
            return true;
        }
    }

    /** Returns as many of its first entries as hold so many things together, and at least one. */
    Pack atMost(int most) {
        if (most == Integer.MAX_VALUE) {
            return this;
        }
        int count = 0;
        long size = 0;
        while (count < entries.size() && size <= most) {
            size += WorkSlices.size(entries.get(count).work());
            count += size <= most || count == 0 ? 1 : 0;
        }
        return new Pack(entries.subList(0, count));
    }

    Entry first() {
        return entries.get(0);
    }

    Entry last() {
        return entries.get(entries.size() - 1);
    }

    /** Returns packs of one entry each. */
    List<Pack> singles() {
        return entries.stream().map(entry -> new Pack(List.of(entry))).toList();
    }

    List<Work> works() {
        return entries.stream().map(Entry::work).toList();
    }
}
