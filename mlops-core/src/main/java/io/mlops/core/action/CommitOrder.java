package io.mlops.core.action;

import io.mlops.event.MlopsEvent;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Lets changes be committed side by side, so that the store can sync the disk once for many, and told of in the order of their commits. Thread-safe.
 *
 * <p>A commit knows its position only when it is done. Whatever has a smaller position was begun before that moment: a change is told of as soon as none of those that were
 * under way then is under way any more.
 */
final class CommitOrder {
    private final Consumer<List<MlopsEvent>> listeners;
    private final TreeSet<Long> underWay = new TreeSet<>();
    private final PriorityQueue<Waiting> waiting = new PriorityQueue<>(Comparator.comparingLong(Waiting::position));
    private long lastTicket;

    CommitOrder(Consumer<List<MlopsEvent>> listeners) {
        this.listeners = listeners;
    }

    private record Waiting(long position, long lastTicket, List<MlopsEvent> events) {}

    /** Returns the ticket of a commit that begins. */
    synchronized long begin() {
        lastTicket++;
        underWay.add(lastTicket);
        return lastTicket;
    }

    /** Ends a commit that was made; its events are told of now or once those before it have ended. */
    synchronized void committed(long ticket, long position, List<MlopsEvent> events) {
        underWay.remove(ticket);
        waiting.add(new Waiting(position, lastTicket, events));
        tell();
    }

    /** Ends a commit that was not made. */
    synchronized void failed(long ticket) {
        underWay.remove(ticket);
        tell();
    }

    private void tell() {
        for (Waiting next = waiting.peek(); next != null && isNext(next); next = waiting.peek()) {
            waiting.remove();
            listeners.accept(next.events());
        }
    }

    private boolean isNext(Waiting next) {
        return underWay.isEmpty() || underWay.first() > next.lastTicket();
    }
}
