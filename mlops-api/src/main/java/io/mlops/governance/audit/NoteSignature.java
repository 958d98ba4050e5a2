package io.mlops.governance.audit;

import io.mlops.error.InvalidInputException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * One signature line of a note. Immutable.
 *
 * @param name the name of the key, without white space and {@code +}
 * @param value what stands in the line: Base64 of the four bytes of the key's id and the signature
 * @see <a href="https://c2sp.org/signed-note">C2SP signed-note</a>
 */
public record NoteSignature(String name, String value) {
    static final int ID_BYTES = 4;

    /**
     * Checks the form.
     *
     * @throws InvalidInputException if the name is not allowed, or the value is no Base64 of more than four bytes
     */
    public NoteSignature {
        CheckpointKey.checkName(name);
        if (decoded(value).length <= ID_BYTES) {
            throw invalid(value);
        }
    }

    /** Returns the id of the key that the line claims: eight hexadecimal digits. */
    public String keyId() {
        return HexFormat.of().formatHex(decoded(value), 0, ID_BYTES);
    }

    byte[] signature() {
        byte[] all = decoded(value);
        return Arrays.copyOfRange(all, ID_BYTES, all.length);
    }

    private static byte[] decoded(String value) {
        try {
            return Base64.getDecoder().decode(value);
        } catch (IllegalArgumentException e) {
            throw invalid(value);
        }
    }

    private static InvalidInputException invalid(String value) {
        return new InvalidInputException(
                "signature", "must be Base64 of a key id and a signature", value, "copy the whole line");
    }
}
