package io.mlops.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

final class RowTest {
    private static final Schema SCHEMA = Schema.of(
            Column.required("number", ColumnType.DOUBLE),
            Column.required("flag", ColumnType.BOOLEAN),
            Column.required("text", ColumnType.STRING),
            Column.required("bytes", ColumnType.BINARY));

    private final Row row = Row.of(SCHEMA);

    @Test
    void row_atFirst_isMissingEverywhere() {
        for (int i = 0; i < SCHEMA.size(); i++) {
            assertThat(row.present(i)).isFalse();
            assertThat(row.mismatched(i)).isFalse();
        }
        assertThat(row.number(0)).isNaN();
        assertThat(row.text(2)).isNull();
    }

    @Test
    void set_byPlaceAndName_isReadBack() {
        row.set(0, 1.5).set("flag", true).set("text", "a").set(3, 12);
        assertThat(row.number(0)).isEqualTo(1.5);
        assertThat(row.number(1)).isEqualTo(1);
        assertThat(row.text(2)).isEqualTo("a");
        assertThat(row.number(3)).isEqualTo(12);
        row.set("number", Double.NaN).set(1, false).set(2, "");
        assertThat(row.present(0)).isTrue();
        assertThat(row.number(1)).isZero();
        assertThat(row.text(2)).isEmpty();
    }

    @Test
    void set_nullText_isMissing() {
        row.set(2, "a").set(2, (String) null);
        assertThat(row.present(2)).isFalse();
    }

    @Test
    void set_wrongType_throws() {
        assertThatThrownBy(() -> row.set(0, "a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"number\"");
        assertThatThrownBy(() -> row.set(1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> row.set(2, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> row.set(0, true)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> row.text(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> row.number(2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void set_unknownColumn_throws() {
        assertThatThrownBy(() -> row.set(4, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> row.setMissing(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> row.set("numbers", 1)).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void clear_afterValues_makesAllMissing() {
        row.set(0, 1).set(2, "a").setMismatched(1).clear();
        assertThat(row.present(0)).isFalse();
        assertThat(row.text(2)).isNull();
        assertThat(row.mismatched(1)).isFalse();
    }

    @Test
    void copyFrom_rowOfOtherSchema_throws() {
        Row other = Row.of(Schema.of(Column.required("number", ColumnType.DOUBLE)));
        assertThatThrownBy(() -> row.copyFrom(other)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void copyFrom_rowOfEqualSchema_takesAll() {
        Row other = Row.of(Schema.parse(SCHEMA.text())).set(0, 7).set(2, "a").setMismatched(3);
        row.set(1, true).copyFrom(other);
        assertThat(row.number(0)).isEqualTo(7);
        assertThat(row.present(1)).isFalse();
        assertThat(row.text(2)).isEqualTo("a");
        assertThat(row.mismatched(3)).isTrue();
    }

    @Test
    void row_reused_allocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Row copy = Row.of(SCHEMA);
        long warm = fill(copy, 20_000);
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        long used = fill(copy, 20_000);
        long allocated = threads.getThreadAllocatedBytes(thread) - before;
        assertThat(used).isEqualTo(warm);
        // Reading the counter may itself allocate a little; one object for each row would be over 300,000 bytes.
        assertThat(allocated).isLessThan(10_000);
    }

    private long fill(Row copy, int times) {
        long present = 0;
        for (int i = 0; i < times; i++) {
            row.clear().set("number", i).set(1, true).set("text", "a").set(3, 2);
            copy.copyFrom(row);
            present += copy.present(0) && copy.text(2) != null ? 1 : 0;
        }
        return present;
    }
}
