package io.mlops.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.mlops.event.AliasRemoved;
import io.mlops.event.EventOrigin;
import io.mlops.event.MlopsEvent;
import io.mlops.event.Subscription;
import io.mlops.event.VersionDeleted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DispatcherTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Dispatcher dispatcher = new Dispatcher("mlops-test-events", () -> {});
    private final List<MlopsEvent> heard = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        dispatcher.close(LONG, Thread.currentThread());
    }

    @Test
    void publish_many_reachesListenersInOrder() {
        dispatcher.subscribe(MlopsEvent.class, heard::add);
        List<MlopsEvent> events = new ArrayList<>();
        IntStream.range(0, 1_000).forEach(i -> events.add(deleted(i)));

        events.forEach(event -> dispatcher.publish(List.of(event)));

        await().until(() -> heard.size() == events.size());
        assertThat(heard).isEqualTo(events);
    }

    @Test
    void listener_thatThrows_harmsNobody() {
        dispatcher.subscribe(MlopsEvent.class, event -> {
            throw new IllegalStateException("listener");
        });
        dispatcher.subscribe(MlopsEvent.class, heard::add);

        dispatcher.publish(List.of(deleted(1), deleted(2)));

        await().until(() -> heard.size() == 2);
    }

    @Test
    void listener_ofOneType_hearsThatTypeOnly() {
        dispatcher.subscribe(AliasRemoved.class, heard::add);
        AliasRemoved removed = new AliasRemoved(origin(), "m", "champion");

        dispatcher.publish(List.of(deleted(1), removed));

        await().until(() -> !heard.isEmpty());
        assertThat(heard).containsExactly(removed);
    }

    @Test
    void subscription_closed_hearsNoMore() {
        Subscription ended = dispatcher.subscribe(MlopsEvent.class, heard::add);
        List<MlopsEvent> others = new CopyOnWriteArrayList<>();
        dispatcher.subscribe(MlopsEvent.class, others::add);
        ended.close();
        ended.close();

        dispatcher.publish(List.of(deleted(1)));

        await().until(() -> others.size() == 1);
        assertThat(heard).isEmpty();
    }

    @Test
    void close_withEventsWaiting_deliversThemFirst() {
        CountDownLatch slow = new CountDownLatch(1);
        dispatcher.subscribe(MlopsEvent.class, event -> {
            try {
                slow.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            heard.add(event);
        });
        dispatcher.publish(List.of(deleted(1), deleted(2), deleted(3)));
        slow.countDown();

        assertThat(dispatcher.close(LONG, Thread.currentThread())).isTrue();

        assertThat(heard).hasSize(3);
        assertThatThrownBy(() -> dispatcher.subscribe(MlopsEvent.class, heard::add))
                .isInstanceOf(IllegalStateException.class);
    }

    private static MlopsEvent deleted(int version) {
        return new VersionDeleted(origin(), "m", version);
    }

    private static EventOrigin origin() {
        return new EventOrigin(Instant.EPOCH, "ann", false);
    }
}
