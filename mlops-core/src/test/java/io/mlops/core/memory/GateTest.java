package io.mlops.core.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.spi.table.Table;
import io.mlops.spi.table.TableFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateTest {
    private final Gate gate = new Gate();
    private final Table<String, Integer> table = gate.table(TableFormat.of("numbers", String.class, Integer.class));

    @Test
    void change_thatFails_leavesEveryRowAsItWas() {
        gate.change(() -> put("kept", 1));
        gate.change(() -> put("removed", 2));

        assertThatThrownBy(() -> gate.change(() -> {
                    put("kept", 10);
                    put("kept", 11);
                    put("new", 3);
                    table.remove("removed");
                    table.remove("new");
                    throw new UnsupportedOperationException("the last write is refused");
                }))
                .isInstanceOf(UnsupportedOperationException.class);

        assertThat(gate.read(() -> table.all().toList())).isEqualTo(List.of(1, 2));
    }

    @Test
    void change_thatSucceeds_isNotUndoneByALaterFailure() {
        gate.change(() -> put("kept", 1));

        assertThatThrownBy(() -> gate.change(() -> {
                    throw new UnsupportedOperationException("refused");
                }))
                .isInstanceOf(UnsupportedOperationException.class);

        assertThat(gate.read(() -> table.find("kept"))).contains(1);
    }

    @Test
    void close_refusesReadsAndChanges() {
        gate.close();

        assertThatIllegalStateException().isThrownBy(() -> gate.read(() -> 0));
        assertThatIllegalStateException().isThrownBy(() -> gate.change(() -> put("late", 1)));
    }

    private int put(String key, int value) {
        table.put(key, value);
        return value;
    }
}
