package io.mlops.core.outbox;

import io.mlops.core.outbox.journal.Draft;
import io.mlops.core.outbox.journal.Entry;
import io.mlops.core.outbox.journal.Journal;
import io.mlops.core.outbox.work.Work;
import io.mlops.core.outbox.work.WorkSlices;
import io.mlops.error.MlopsException;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends packs: forgets what was delivered, sends less at once where the server does not get it done, and sets aside what it refuses for good, as little of it as can be told apart. For use by one thread.
 */
final class Sender {
    /** So many refusals are met to find what of one entry is refused. */
    private static final int MOST_REFUSALS = 200;

    private final Journal journal;
    private final Delivery delivery;
    private final DeliveryNews news;
    private final Portion portion = new Portion();

    Sender(Journal journal, Delivery delivery, DeliveryNews news) {
        this.journal = journal;
        this.delivery = delivery;
        this.news = news;
    }

    /**
     * Sends a pack, or of several entries the first of it.
     *
     * @throws RuntimeException if what is left of it may be taken later: it still waits
     */
    void send(Pack pack) {
        try {
            Pack part = pack.atMost(portion.most());
            Work work = WorkSlices.joined(part.works());
            if (WorkSlices.size(work) > portion.most()) {
                sendInSlices(work, part.first());
            } else {
                attempt(work, part.first());
                journal.delivered(part.last());
            }
        } catch (MlopsException e) {
            if (!isRefusal(e)) {
                throw e;
            }
            if (pack.entries().size() > 1) {
                pack.singles().forEach(this::send);
            } else {
                setAside(pack.first(), e);
            }
        }
    }

    /** What was delivered of an entry is forgotten at once, so that a server that is slow gets on with it. */
    private void sendInSlices(Work work, Entry entry) {
        Work rest = work;
        while (WorkSlices.size(rest) > portion.most()) {
            List<Work> slices = WorkSlices.cut(rest, portion.most());
            if (isTaken(slices.get(0), entry)) {
                rest = WorkSlices.joined(slices.subList(1, slices.size()));
                journal.shrink(entry, Draft.ofRun(entry.subject(), rest));
            }
        }
        attempt(rest, entry);
        journal.delivered(entry);
    }

    /** A slice that is refused is tried in halves, down to a single thing. */
    private boolean isTaken(Work slice, Entry entry) {
        try {
            attempt(slice, entry);
            return true;
        } catch (MlopsException e) {
            if (!isAboutContent(e) || WorkSlices.size(slice) <= 1) {
                throw e;
            }
            portion.failed(WorkSlices.size(slice));
            return false;
        }
    }

    private void attempt(Work work, Entry entry) {
        try {
            delivery.deliver(work, entry);
            portion.passed();
        } catch (MlopsException e) {
            if (isPerhapsTooMuch(e)) {
                portion.failed(WorkSlices.size(work));
            }
            throw e;
        }
    }

    /** Whether the server has begun with a request and not ended it, as with one that is too large for its time. */
    private static boolean isPerhapsTooMuch(MlopsException failure) {
        return switch (failure.code()) {
            case OUTCOME_UNKNOWN, BACKEND_FAILURE -> true;
            default -> false;
        };
    }

    /** Whether a part of what was refused may be taken. */
    private static boolean isAboutContent(MlopsException refusal) {
        return switch (refusal.code()) {
            case INVALID_INPUT, UNSUPPORTED_CAPABILITY -> true;
            default -> false;
        };
    }

    private void setAside(Entry entry, MlopsException refusal) {
        if (isAboutContent(refusal) && WorkSlices.size(entry.work()) > 1) {
            Division division = new Division(entry);
            division.of(entry.work());
            if (division.refused.isEmpty()) {
                // All of it is taken in parts, so that it was the size that was refused.
                portion.failed(2 * division.largestTaken);
                journal.delivered(entry);
                return;
            }
            Work refused = WorkSlices.joined(division.refused);
            journal.parkInstead(entry, Draft.ofRun(entry.subject(), refused), reason(refusal));
        } else {
            journal.park(entry, reason(refusal));
        }
        news.refused(entry, refusal);
    }

    /** Sends halves of what was refused together, down to single things. For use by one thread. */
    private final class Division {
        private final Entry entry;
        private final List<Work> refused = new ArrayList<>();
        private int refusals;
        private int largestTaken = 1;

        Division(Entry entry) {
            this.entry = entry;
        }

        void of(Work work) {
            int size = WorkSlices.size(work);
            if (size <= 1 || refusals >= MOST_REFUSALS) {
                refused.add(work);
                return;
            }
            for (Work half : WorkSlices.cut(work, (size + 1) / 2)) {
                try {
                    delivery.deliver(half, entry);
                    largestTaken = Math.max(largestTaken, WorkSlices.size(half));
                } catch (MlopsException e) {
                    if (!isRefusal(e)) {
                        throw e;
                    }
                    refusals++;
                    of(half);
                }
            }
        }
    }

    private static String reason(MlopsException refusal) {
        return refusal.code() + ": " + refusal.getMessage();
    }

    /** Returns whether the server has understood and refused, so that sending it again as it is would change nothing. */
    static boolean isRefusal(MlopsException failure) {
        return switch (failure.code()) {
            case NOT_FOUND,
                    ALREADY_EXISTS,
                    CONFLICT,
                    INVALID_INPUT,
                    POLICY_VIOLATION,
                    APPROVAL_REQUIRED,
                    UNSUPPORTED_CAPABILITY,
                    STORE_CORRUPT -> true;
            default -> false;
        };
    }
}
