package io.mlops.core.drift.stream;

import io.mlops.drift.stream.DetectorSpec;
import io.mlops.error.InvalidInputException;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** Reads what {@link StateOutput} wrote; whatever else is refused as a typed error. */
final class StateInput {
    private static final int MOST_PARAMETERS = 20;

    private final DataInputStream in;
    private final DetectorSpec spec;

    StateInput(byte[] state) {
        int body = state.length - Long.BYTES;
        if (body <= 0) {
            throw refused("must be a saved detector", state.length + " bytes");
        }
        byte[] content = Arrays.copyOf(state, body);
        this.in = new DataInputStream(new ByteArrayInputStream(state));
        try {
            if (in.readInt() != StateOutput.MAGIC) {
                throw refused("must be a saved detector", "other bytes");
            }
            int version = in.readInt();
            if (version != StateOutput.VERSION) {
                throw refused("must be of version " + StateOutput.VERSION, Integer.toString(version));
            }
            requireChecksum(content, state);
            this.spec = new DetectorSpec(in.readUTF(), parameters());
        } catch (IOException e) {
            throw refused("must be a whole saved detector", state.length + " bytes");
        }
    }

    private Map<String, String> parameters() throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MOST_PARAMETERS) {
            throw refused("must have a sound number of parameters", Integer.toString(count));
        }
        Map<String, String> parameters = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            String name = in.readUTF();
            parameters.put(name, in.readUTF());
        }
        return parameters;
    }

    private static void requireChecksum(byte[] content, byte[] state) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        byte[] stored = Arrays.copyOfRange(state, content.length, state.length);
        if (new DataInputStream(new ByteArrayInputStream(stored)).readLong() != checksum.getValue()) {
            throw refused("must have the checksum that it was saved with", state.length + " bytes");
        }
    }

    DetectorSpec spec() {
        return spec;
    }

    long bits() {
        return whole();
    }

    double number() {
        return Double.longBitsToDouble(whole());
    }

    void numbers(double[] into, int length) {
        for (int i = 0; i < length; i++) {
            into[i] = number();
        }
    }

    /** Reads a number that is not negative. */
    long count(String field) {
        long value = whole();
        if (value < 0) {
            throw refused("must not have a negative " + field, Long.toString(value));
        }
        return value;
    }

    /** Reads a number from 0 to below a limit. */
    int index(String field, int limit) {
        long value = whole();
        if (value < 0 || value >= limit) {
            throw refused("must have a " + field + " from 0 to below " + limit, Long.toString(value));
        }
        return (int) value;
    }

    void require(boolean holds, String what) {
        if (!holds) {
            throw refused("must have " + what, "others");
        }
    }

    void end() {
        try {
            if (in.available() != Long.BYTES) {
                throw refused("must end after the detector's numbers", in.available() + " bytes more");
            }
        } catch (IOException e) {
            throw refused("must be a whole saved detector", "a part");
        }
    }

    private long whole() {
        try {
            if (in.available() <= Long.BYTES) {
                throw refused("must be a whole saved detector", "a part");
            }
            return in.readLong();
        } catch (IOException e) {
            throw refused("must be a whole saved detector", "a part");
        }
    }

    private static InvalidInputException refused(String rule, String actual) {
        return new InvalidInputException("state", rule, actual, "start a new detector from its specification");
    }
}
