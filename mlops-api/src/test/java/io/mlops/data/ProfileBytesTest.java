package io.mlops.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.mlops.error.InvalidInputException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProfileBytesTest {
    private static final Profile REFERENCE = Tables.reference(Tables.rows(1, 60, 20));
    private static final Profile WINDOW = Tables.window(REFERENCE, Tables.rows(2, 50, 40));

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 700, 20_000})
    void reference_written_isReadBack(int size) {
        Profile reference = Tables.reference(Tables.rows(size, size, 2_000));
        Profile read = Profile.fromBytes(reference.toBytes());
        assertThat(read).isEqualTo(reference).hasSameHashCodeAs(reference);
        assertThat(read.binsDigest()).isEqualTo(reference.binsDigest());
        assertThat(read.schema()).isEqualTo(reference.schema());
        assertThat(read.toBytes()).isEqualTo(reference.toBytes());
    }

    @Test
    void window_written_isReadBackWithItsReference() {
        Profile read = Profile.fromBytes(WINDOW.toBytes(), REFERENCE);
        assertThat(read).isEqualTo(WINDOW);
        assertThat(read.isReference()).isFalse();
        assertThat(read.merge(WINDOW).rows()).isEqualTo(100);
        assertThat(Profile.fromBytes(REFERENCE.toBytes(), REFERENCE)).isEqualTo(REFERENCE);
    }

    @Test
    void window_withoutItsReference_isRefused() {
        byte[] bytes = WINDOW.toBytes();
        Profile other = Tables.reference(Tables.rows(9, 100, 10));
        assertThatThrownBy(() -> Profile.fromBytes(bytes))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(REFERENCE.binsDigest());
        assertThatThrownBy(() -> Profile.fromBytes(bytes, other)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void profile_withoutColumns_isReadBack() {
        Profile none = Profiler.reference(Schema.of()).profile();
        assertThat(Profile.fromBytes(none.toBytes())).isEqualTo(none);
        assertThat(none.rows()).isZero();
    }

    @Test
    void bytes_cutOrExtended_areRefused() {
        byte[] bytes = REFERENCE.toBytes();
        for (int length = 0; length < bytes.length; length += 5) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> Profile.fromBytes(cut)).isInstanceOf(InvalidInputException.class);
            assertThatThrownBy(() -> Profile.fromBytes(signed(cut))).isInstanceOf(InvalidInputException.class);
        }
        assertThatThrownBy(() -> Profile.fromBytes(signed(Arrays.copyOf(bytes, bytes.length + 1))))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void bytes_ofNewerVersionOrOtherKind_areRefused() {
        byte[] newer = REFERENCE.toBytes();
        newer[4] = 2;
        assertThatThrownBy(() -> Profile.fromBytes(signed(newer)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("version 1");
        byte[] other = REFERENCE.toBytes();
        other[0] = 'X';
        assertThatThrownBy(() -> Profile.fromBytes(signed(other)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("must be a profile");
    }

    /** With a right checksum, so that each change reaches the reader: it reads them as another profile, or refuses. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void bytes_changedByAnAttacker_areRefusedOrReadAsAProfile(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<byte[]> originals = List.of(REFERENCE.toBytes(), WINDOW.toBytes());
        int refused = 0;
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = originals.get(i % 2).clone();
            for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            byte[] signed = signed(bytes);
            Throwable thrown = catchThrowable(() -> consume(Profile.fromBytes(signed, REFERENCE)));
            refused += thrown == null ? 0 : 1;
            assertThat(thrown)
                    .satisfiesAnyOf(
                            none -> assertThat(none).isNull(),
                            typed -> assertThat(typed).isInstanceOf(InvalidInputException.class));
        }
        assertThat(refused).isGreaterThan(500);
    }

    private static void consume(Profile profile) {
        assertThat(profile.merge(profile).columns()).isNotNull();
        for (ColumnProfile column : profile.columns()) {
            column.numeric().ifPresent(numbers -> {
                assertThat(numbers.quantile(0.5)).isNotInfinite();
                assertThat(numbers.variance()).isNotNegative();
            });
        }
    }

    private static byte[] signed(byte[] bytes) {
        if (bytes.length < Integer.BYTES) {
            return bytes;
        }
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, bytes.length - Integer.BYTES);
        ByteBuffer.wrap(bytes).putInt(bytes.length - Integer.BYTES, (int) crc.getValue());
        return bytes;
    }
}
