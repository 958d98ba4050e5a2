package io.mlops.data.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.error.InvalidInputException;
import java.math.BigInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ByteReaderTest {
    private static final int[] NO_BYTES = {};

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 127, 128, 16_383, 16_384, Integer.MAX_VALUE, Long.MAX_VALUE})
    void count_written_isReadBack(long value) {
        assertThat(reader(out -> out.count(value)).count()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, Double.MIN_VALUE, -Double.MAX_VALUE, Double.NaN, Double.NEGATIVE_INFINITY})
    void number_written_isReadBack(double value) {
        double read = reader(out -> out.number(value)).number();
        assertThat(Double.doubleToLongBits(read)).isEqualTo(Double.doubleToLongBits(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "\0", "天气 🌧"})
    void text_written_isReadBack(String value) {
        assertThat(reader(out -> out.text(value)).text(100)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,0", "-1,0", "-1,8000", "123456789012345678901234567890,3", "-128,7", "255,2000"})
    void integer_written_isReadBack(BigInteger value, int zeros) {
        BigInteger shifted = value.shiftLeft(zeros);
        assertThat(reader(out -> out.integer(shifted)).integer()).isEqualTo(shifted);
    }

    @Test
    void reader_changedByte_isRefused() {
        ByteWriter out = new ByteWriter();
        out.text("profile");
        out.checksum();
        byte[] bytes = out.toBytes();
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> new ByteReader("x", changed)).isInstanceOf(InvalidInputException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4})
    void reader_tooShort_isRefused(int length) {
        assertThatThrownBy(() -> new ByteReader("x", new byte[length])).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void size_beyondTheRest_isRefused() {
        ByteReader reader = reader(out -> out.count(1_000_000));
        assertThatThrownBy(() -> reader.size(Integer.MAX_VALUE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("sizes within their limits");
    }

    @Test
    void count_notInItsShortestForm_isRefused() {
        refused(ByteReader::count, 0x80, 0);
        refused(ByteReader::count, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1);
        refused(ByteReader::count, 0x80);
    }

    @Test
    void integer_notInItsShortestForm_isRefused() {
        refused(ByteReader::integer, 0, 0);
        refused(ByteReader::integer, 0, 1, 2);
        refused(ByteReader::integer, 1, 1, 0);
        refused(ByteReader::integer, 0, 2, 0, 1);
        refused(ByteReader::integer, 0xff, 0xff, 0xff, 0x7f, 1, 1);
    }

    @Test
    void text_notUtf8_isRefused() {
        refused(in -> in.text(10), 1, 0xff);
        refused(in -> in.text(10), 3, 0xed, 0xa0, 0xbc);
    }

    @Test
    void anything_beyondTheEnd_isRefused() {
        refused(ByteReader::octet, NO_BYTES);
        refused(ByteReader::number, 1, 2, 3);
        refused(in -> in.raw(2), 1);
        refused(ByteReader::end, 1);
    }

    private static void refused(Consumer<ByteReader> read, int... content) {
        ByteReader reader = reader(out -> {
            out.octet(1);
            for (int value : content) {
                out.octet(value);
            }
        });
        assertThat(reader.octet()).isOne();
        assertThatThrownBy(() -> read.accept(reader)).isInstanceOf(InvalidInputException.class);
    }

    private static ByteReader reader(Consumer<ByteWriter> content) {
        ByteWriter out = new ByteWriter();
        content.accept(out);
        out.checksum();
        return new ByteReader("x", out.toBytes());
    }
}
