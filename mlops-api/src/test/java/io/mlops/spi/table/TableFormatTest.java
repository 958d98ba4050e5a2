package io.mlops.spi.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mlops.data.Column;
import io.mlops.data.ColumnType;
import io.mlops.data.ModelSignature;
import io.mlops.data.Schema;
import io.mlops.error.StoreCorruptException;
import io.mlops.search.TextOrder;
import io.mlops.tracking.LoggedModel;
import io.mlops.tracking.RunStatus;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TableFormatTest {
    private static final List<String> TEXTS = List.of("", "\0", "\0a", "a", "a\0", "a\0b", "ab", "b", "\uffee", "😀");
    private static final List<Long> NUMBERS = List.of(Long.MIN_VALUE, -256L, -1L, 0L, 1L, 255L, 256L, Long.MAX_VALUE);

    @Test
    void keyBytes_texts_keepTheOrderOfCodePoints() {
        TableFormat<String, Long> format = TableFormat.of("t", String.class, Long.class);

        assertThat(TEXTS).isSortedAccordingTo(TextOrder.CODE_POINT);
        assertThat(TEXTS.stream().map(format::keyBytes).toList()).isSortedAccordingTo(Arrays::compareUnsigned);
    }

    @Test
    void keyBytes_numbers_keepTheirOrder() {
        TableFormat<Long, Long> format = TableFormat.of("t", Long.class, Long.class);

        assertThat(NUMBERS.stream().map(format::keyBytes).toList()).isSortedAccordingTo(Arrays::compareUnsigned);
    }

    @Test
    void keyBytes_records_keepTheOrderOfTheirComponents() {
        TableFormat<Pair, Long> format = TableFormat.of("t", Pair.class, Long.class);
        Comparator<Pair> order =
                Comparator.comparing(Pair::text, TextOrder.CODE_POINT).thenComparing(Pair::number);

        for (Pair left : pairs()) {
            for (Pair right : pairs()) {
                assertThat(Integer.signum(Arrays.compareUnsigned(format.keyBytes(left), format.keyBytes(right))))
                        .as("%s and %s", left, right)
                        .isEqualTo(Integer.signum(order.compare(left, right)));
            }
        }
    }

    private static List<Pair> pairs() {
        return TEXTS.stream()
                .flatMap(text -> NUMBERS.stream().map(number -> new Pair(text, number)))
                .toList();
    }

    @Test
    void row_ofItsBytes_isEqual() {
        Everything row = new Everything(
                "x😀",
                -3,
                Double.NEGATIVE_INFINITY,
                true,
                RunStatus.KILLED,
                Instant.ofEpochMilli(-1),
                List.of(new Pair("a", 1), new Pair("", 2)));
        TableFormat<String, Everything> format = TableFormat.of("t", String.class, Everything.class);

        assertThat(format.row(format.rowBytes(row))).isEqualTo(row);
    }

    @Test
    void row_withOptionalsMapsAndSchemas_isEqual() {
        ModelSignature signature = ModelSignature.of(Schema.of(Column.required("a", ColumnType.DOUBLE)));
        Nested row = new Nested(
                new LoggedModel("m-1", "r", "model", Optional.empty(), Optional.of(signature), Instant.EPOCH),
                Map.of("k", List.of(Optional.of(7L), Optional.empty())));
        TableFormat<String, Nested> format = TableFormat.of("t", String.class, Nested.class);

        assertThat(format.row(format.rowBytes(row))).isEqualTo(row);
    }

    @Test
    void row_withAnyByteChanged_isCorrupt() {
        TableFormat<String, Pair> format = TableFormat.of("things", String.class, Pair.class);
        byte[] bytes = format.rowBytes(new Pair("text", 5));

        for (int i = 0; i < bytes.length; i++) {
            byte[] damaged = bytes.clone();
            damaged[i] ^= 1;
            assertThatExceptionOfType(StoreCorruptException.class)
                    .as("byte %d", i)
                    .isThrownBy(() -> format.row(damaged))
                    .withMessageContaining("things");
        }
    }

    @Test
    void of_typeWithoutBytes_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> TableFormat.of("t", String.class, URI.class));
        assertThatIllegalArgumentException().isThrownBy(() -> TableFormat.of("t", Double.class, String.class));
    }

    private record Pair(String text, long number) {}

    private record Everything(
            String text, int number, double value, boolean flag, RunStatus status, Instant at, List<Pair> pairs) {}

    private record Nested(LoggedModel model, Map<String, List<Optional<Long>>> lists) {}
}
