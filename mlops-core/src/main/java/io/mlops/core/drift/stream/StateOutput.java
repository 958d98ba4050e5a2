package io.mlops.core.drift.stream;

import io.mlops.drift.stream.DetectorSpec;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Writes a detector.
 *
 * <p>Layout, big-endian: magic number, version, name, number of parameters, their names and values (modified UTF-8 with a length
 * of two bytes), then the detector's own numbers as eight bytes each, and the CRC-32 of all that.
 */
final class StateOutput {
    /** {@code MLCD}. */
    static final int MAGIC = 0x4D4C4344;

    /** Raised when the layout of any detector changes; older ones stay readable. */
    static final int VERSION = 1;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    StateOutput(DetectorSpec spec) {
        try {
            out.writeInt(MAGIC);
            out.writeInt(VERSION);
            out.writeUTF(spec.detector());
            out.writeInt(spec.parameters().size());
            for (Map.Entry<String, String> parameter : spec.parameters().entrySet()) {
                out.writeUTF(parameter.getKey());
                out.writeUTF(parameter.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    StateOutput number(double value) {
        return whole(Double.doubleToRawLongBits(value));
    }

    StateOutput numbers(double[] values, int length) {
        for (int i = 0; i < length; i++) {
            number(values[i]);
        }
        return this;
    }

    StateOutput whole(long value) {
        try {
            out.writeLong(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    byte[] finish() {
        CRC32 checksum = new CRC32();
        checksum.update(bytes.toByteArray());
        whole(checksum.getValue());
        return bytes.toByteArray();
    }
}
