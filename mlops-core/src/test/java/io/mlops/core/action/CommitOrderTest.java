package io.mlops.core.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.event.AliasRemoved;
import io.mlops.event.EventOrigin;
import io.mlops.event.MlopsEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommitOrderTest {
    private final List<MlopsEvent> heard = new ArrayList<>();
    private final CommitOrder order = new CommitOrder(heard::addAll);

    private static MlopsEvent event(String model) {
        return new AliasRemoved(new EventOrigin(Instant.EPOCH, "ana", false), model, "champion");
    }

    @Test
    void commits_thatEndInAnotherOrder_areToldOfInTheirOwn() {
        MlopsEvent a = event("a");
        MlopsEvent b = event("b");
        long first = order.begin();
        long second = order.begin();

        order.committed(second, 2, List.of(b));
        assertThat(heard).isEmpty();
        order.committed(first, 1, List.of(a));

        assertThat(heard).containsExactly(a, b);
    }

    @Test
    void commit_thatFails_holdsNobodyUp() {
        MlopsEvent b = event("b");
        long first = order.begin();
        long second = order.begin();

        order.committed(second, 1, List.of(b));
        order.failed(first);

        assertThat(heard).containsExactly(b);
    }

    @Test
    void commit_begunAfterAnotherHasEnded_isNotWaitedFor() {
        MlopsEvent a = event("a");
        long first = order.begin();
        order.committed(first, 1, List.of(a));
        long second = order.begin();

        assertThat(heard).containsExactly(a);
        order.failed(second);
    }
}
