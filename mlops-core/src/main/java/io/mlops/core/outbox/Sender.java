package io.mlops.core.outbox;

import io.mlops.core.outbox.journal.Draft;
import io.mlops.core.outbox.journal.Entry;
import io.mlops.core.outbox.journal.Journal;
import io.mlops.core.outbox.work.PointSlices;
import io.mlops.core.outbox.work.Work;
import io.mlops.error.MlopsException;
import io.mlops.spi.MetricBatch;
import java.util.ArrayList;
import java.util.List;

/** Sends packs: forgets what was delivered, and sets aside what the server refuses for good, as little of it as can be told apart. For use by one thread. */
final class Sender {
    /** So many requests are spent on finding the points of one entry that are refused. */
    private static final int MOST_ATTEMPTS = 200;

    private final Journal journal;
    private final Delivery delivery;
    private final DeliveryNews news;

    Sender(Journal journal, Delivery delivery, DeliveryNews news) {
        this.journal = journal;
        this.delivery = delivery;
        this.news = news;
    }

    /**
     * Sends a pack.
     *
     * @throws RuntimeException if it may be taken later: it still waits
     */
    void send(Pack pack) {
        try {
            delivery.deliver(pack.works(), pack.first());
            journal.delivered(pack.last());
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

    private void setAside(Entry entry, MlopsException refusal) {
        boolean isDivisible = entry.kind() == Work.Kind.POINTS
                && switch (refusal.code()) {
                    case INVALID_INPUT, UNSUPPORTED_CAPABILITY -> true;
                    default -> false;
                };
        if (isDivisible) {
            List<MetricBatch> batches = ((Work.Points) entry.work()).batches();
            List<MetricBatch> refused = new ArrayList<>();
            divide(batches, entry, new Attempts(refused, MOST_ATTEMPTS));
            if (refused.isEmpty()) {
                journal.delivered(entry);
                return;
            }
            journal.parkInstead(entry, Draft.ofRun(batches.get(0).runId(), new Work.Points(refused)), reason(refusal));
        } else {
            journal.park(entry, reason(refusal));
        }
        news.refused(entry, refusal);
    }

    /** What is left to find refused points. For use by one thread. */
    private static final class Attempts {
        private final List<MetricBatch> refused;
        private int left;

        Attempts(List<MetricBatch> refused, int left) {
            this.refused = refused;
            this.left = left;
        }
    }

    /** Sends halves of points that were refused together, down to single ones. */
    private void divide(List<MetricBatch> batches, Entry entry, Attempts attempts) {
        long count = new Work.Points(batches).count();
        if (count <= 1 || attempts.left <= 0) {
            attempts.refused.addAll(batches);
            return;
        }
        for (List<MetricBatch> half : PointSlices.cut(batches, (int) ((count + 1) / 2))) {
            attempts.left--;
            try {
                delivery.deliver(List.of(new Work.Points(half)), entry);
            } catch (MlopsException e) {
                if (!isRefusal(e)) {
                    throw e;
                }
                divide(half, entry, attempts);
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
