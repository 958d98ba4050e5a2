package io.mlops.governance.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

/** A key that signs checkpoints: a key file, or a device that keeps the key to itself. Implementations are thread-safe. */
public interface CheckpointSigner {
    /** Returns the public part. */
    CheckpointKey key();

    /**
     * Returns the Ed25519 signature of a message: 64 bytes.
     *
     * @param message what to sign
     */
    byte[] sign(byte[] message);

    /**
     * Returns a checkpoint with this key's signature added.
     *
     * @param checkpoint with or without other signatures
     */
    default Checkpoint sign(Checkpoint checkpoint) {
        byte[] signature = sign(checkpoint.text().getBytes(StandardCharsets.UTF_8));
        byte[] id = HexFormat.of().parseHex(key().id());
        byte[] line = ByteBuffer.allocate(id.length + signature.length)
                .put(id)
                .put(signature)
                .array();
        return checkpoint.with(
                new NoteSignature(key().name(), Base64.getEncoder().encodeToString(line)));
    }
}
