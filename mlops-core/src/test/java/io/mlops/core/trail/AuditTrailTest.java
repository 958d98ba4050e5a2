package io.mlops.core.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.Mlops;
import io.mlops.core.MlopsSdk;
import io.mlops.core.audit.AnchorFile;
import io.mlops.core.audit.Auditing;
import io.mlops.core.audit.SigningKeyFile;
import io.mlops.error.InvalidInputException;
import io.mlops.error.StoreCorruptException;
import io.mlops.governance.audit.AuditEvidence;
import io.mlops.governance.audit.AuditVerification;
import io.mlops.governance.audit.AuditVerification.Status;
import io.mlops.governance.audit.Checkpoint;
import io.mlops.governance.audit.CheckpointKey;
import io.mlops.governance.audit.MerkleHash;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTrailTest {
    @TempDir
    private Path folder;

    private Path store() {
        return folder.resolve("store");
    }

    private Mlops open(Auditing auditing) {
        return MlopsSdk.builder()
                .backend("sqlite:" + store())
                .auditing(auditing)
                .open();
    }

    private void write(Auditing auditing, int from, int to) {
        try (Mlops mlops = open(auditing)) {
            for (int i = from; i < to; i++) {
                mlops.registry().createModel("model-" + i, "");
            }
        }
    }

    private AuditVerification verify(AuditEvidence evidence) {
        try (Mlops mlops = open(Auditing.unsigned())) {
            return mlops.governance().audit().verify(evidence);
        }
    }

    private List<Checkpoint> anchored() {
        return AnchorFile.read(folder.resolve("anchor"));
    }

    private Auditing anchoring() {
        return Auditing.unsigned().anchoredIn(new AnchorFile(folder.resolve("anchor")));
    }

    private void sql(String statement) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store().resolve("mlops.db"));
                Statement edit = connection.createStatement()) {
            edit.executeUpdate(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void verify_ofAnUnsignedUnanchoredLog_isIntactAndSaysWhatIsMissing() {
        write(Auditing.unsigned(), 0, 3);

        AuditVerification found = verify(AuditEvidence.NONE);

        assertThat(found.status()).isEqualTo(Status.INTACT);
        assertThat(found.size()).isEqualTo(3);
        assertThat(found.unanchored()).isEqualTo(3);
        assertThat(found.statement()).contains("not signed").contains("not anchored");
    }

    @Test
    void verify_withAnAnchor_statesTheWindowThatItDoesNotCover() {
        write(anchoring(), 0, 3);
        write(Auditing.unsigned(), 3, 5);

        AuditVerification found = verify(AuditEvidence.anchoredBy(anchored()));

        assertThat(found.status()).isEqualTo(Status.INTACT);
        assertThat(found.anchored()).isEqualTo(3);
        assertThat(found.unanchored()).isEqualTo(2);
        assertThat(found.statement()).contains("the first 3 entries; the last 2, from entry 3 of 2");
    }

    @Test
    void verify_ofACutTail_isShorterThanTheAnchor() {
        write(anchoring(), 0, 6);
        sql("DELETE FROM log_entry");
        truncate(4);

        AuditVerification found = verify(AuditEvidence.anchoredBy(anchored()));

        assertThat(found.status()).isEqualTo(Status.SHORTER);
        assertThat(found.firstAltered()).hasValue(4);
        assertThat(verify(AuditEvidence.NONE).status())
                .as("the log itself holds")
                .isEqualTo(Status.INTACT);
    }

    /** What somebody does who knows the tree: the frontier of the first entries is put back with them. */
    private void truncate(int size) {
        try (Mlops mlops = open(Auditing.unsigned())) {
            assertThat(mlops.governance().audit().verify().size()).isGreaterThan(size);
        }
        sql("DELETE FROM audit_entry WHERE idx >= " + size);
        assertThat(Integer.bitCount(size)).as("one peak, the root").isEqualTo(1);
        sql("UPDATE audit_frontier SET size = " + size
                + ", peaks = (SELECT lower(hex(root)) FROM audit_entry WHERE idx = " + (size - 1) + ")");
    }

    @Test
    void verify_ofAnOlderCopy_isShorterThanTheAnchor() throws IOException {
        write(anchoring(), 0, 2);
        Path copy = folder.resolve("copy.db");
        sql("VACUUM INTO '" + copy + "'");
        write(anchoring(), 2, 4);
        Files.delete(store().resolve("mlops.db"));
        Files.deleteIfExists(store().resolve("mlops.db-wal"));
        Files.deleteIfExists(store().resolve("mlops.db-shm"));
        Files.move(copy, store().resolve("mlops.db"));

        AuditVerification found = verify(AuditEvidence.anchoredBy(anchored()));

        assertThat(found.status()).isEqualTo(Status.SHORTER);
        assertThat(found.anchored()).isEqualTo(2);
    }

    @Test
    void verify_ofAFork_namesTheWindowInWhichItForked() {
        write(anchoring(), 0, 4);
        sql("DELETE FROM log_entry");
        truncate(2);
        write(Auditing.unsigned(), 10, 14);

        AuditVerification found = verify(AuditEvidence.anchoredBy(anchored()));

        assertThat(found.status()).isEqualTo(Status.FORKED);
        assertThat(found.firstAltered()).isPresent();
        assertThat(verify(AuditEvidence.NONE).status()).isEqualTo(Status.INTACT);
    }

    @Test
    void verify_ofACutTailWithoutAnchor_isToldByTheCheckpointInTheStore() {
        write(anchoring(), 0, 6);
        truncate(4);

        assertThat(verify(AuditEvidence.NONE).status()).isEqualTo(Status.ALTERED);
    }

    @Test
    void checkpoint_withAKey_isSignedAndTheKeyIsAnEntryOfTheLog() {
        SigningKeyFile key = SigningKeyFile.create(folder.resolve("key"), "bikes.example/mlops");
        Auditing signing = Auditing.signedBy(key);
        write(signing, 0, 2);

        AuditVerification found = verify(new AuditEvidence(List.of(), List.of(key.key())));

        assertThat(found.status()).isEqualTo(Status.INTACT);
        assertThat(found.signedBy()).contains("bikes.example/mlops");
        assertThat(found.statement()).contains("Signed by bikes.example/mlops up to entry 3 of 3");
        assertThat(verify(AuditEvidence.NONE).statement()).contains("no key was given");
        try (Mlops mlops = open(signing)) {
            assertThat(mlops.governance().audit().entries(2, 1).get(0).action()).isEqualTo("audit.key:done");
            assertThat(mlops.governance().audit().verify().signedBy()).isPresent();
            assertThat(mlops.governance().audit().checkpoint().origin()).isEqualTo("bikes.example/mlops");
        }
    }

    @Test
    void verify_withAKeyThatSignedNothing_cannotTell() {
        write(Auditing.unsigned(), 0, 2);
        CheckpointKey other = SigningKeyFile.create(folder.resolve("other"), "bikes.example/mlops")
                .key();

        assertThat(verify(new AuditEvidence(List.of(), List.of(other))).status())
                .isEqualTo(Status.UNKNOWN);
    }

    @Test
    void rotation_ofTheKey_isRecordedAndKeepsTheName() {
        SigningKeyFile first = SigningKeyFile.create(folder.resolve("first"), "bikes.example/mlops");
        SigningKeyFile second = SigningKeyFile.create(folder.resolve("second"), "bikes.example/mlops");
        write(Auditing.signedBy(first), 0, 1);
        write(Auditing.signedBy(second), 1, 2);

        assertThat(verify(new AuditEvidence(List.of(), List.of(first.key()))).statement())
                .contains("up to entry 2 of 4");
        assertThat(verify(new AuditEvidence(List.of(), List.of(second.key()))).statement())
                .contains("up to entry 4 of 4");
        try (Mlops mlops = open(Auditing.signedBy(SigningKeyFile.create(folder.resolve("third"), "another")))) {
            assertThatThrownBy(() -> mlops.governance().audit().checkpoint())
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("bikes.example/mlops");
        }
    }

    @Test
    void checkpoint_ofAnAlteredLog_isRefused() {
        write(Auditing.unsigned(), 0, 3);
        sql("UPDATE audit_entry SET json = replace(json, 'model-1', 'model-7') WHERE idx = 1");

        try (Mlops mlops = open(Auditing.unsigned())) {
            assertThatThrownBy(() -> mlops.governance().audit().checkpoint())
                    .isInstanceOf(StoreCorruptException.class)
                    .hasMessageContaining("entry 1");
        }
    }

    @Test
    void proofs_ofARealLog_proveToWhoeverHasTheCheckpoint() {
        try (Mlops mlops = open(Auditing.unsigned())) {
            mlops.registry().createModel("a", "");
            mlops.registry().createModel("b", "");
            Checkpoint early = mlops.governance().audit().checkpoint();
            mlops.registry().createModel("c", "");
            Checkpoint late = mlops.governance().audit().checkpoint();
            byte[] leaf = mlops.governance()
                    .audit()
                    .entries(1, 1)
                    .get(0)
                    .canonicalJson()
                    .getBytes(StandardCharsets.UTF_8);

            assertThat(mlops.governance().audit().inclusionProof(1, 3).proves(MerkleHash.leaf(leaf), late.root()))
                    .isTrue();
            assertThat(mlops.governance().audit().consistencyProof(2, 3).proves(early.root(), late.root()))
                    .isTrue();
            assertThat(mlops.governance().audit().checkpoints()).containsExactly(early, late);
            assertThatThrownBy(() -> mlops.governance().audit().inclusionProof(3, 3))
                    .isInstanceOf(InvalidInputException.class);
            assertThatThrownBy(() -> mlops.governance().audit().consistencyProof(1, 4))
                    .isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    void export_ofASignedLog_isVerifiedByAStrangerAndNoChangedOneIs() throws IOException {
        SigningKeyFile key = SigningKeyFile.create(folder.resolve("key"), "bikes.example/mlops");
        write(Auditing.signedBy(key), 0, 5);
        write(Auditing.signedBy(key), 5, 11);
        Path file = folder.resolve("export.jsonl");
        try (Mlops mlops = open(Auditing.signedBy(key));
                OutputStream out = Files.newOutputStream(file)) {
            mlops.governance().audit().export(out);
        }
        Optional<String> line = Optional.of(key.key().line());

        StrangersVerifier.verify(file, line);
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(1 + 1 + 12);
        for (int i = 0; i < lines.size(); i++) {
            List<String> without = new ArrayList<>(lines);
            String changed = without.get(i).replaceFirst("model-([0-9])", "model-x$1");
            if (changed.equals(lines.get(i))) {
                continue;
            }
            without.set(i, changed);
            Files.write(file, without);
            assertThatThrownBy(() -> StrangersVerifier.verify(file, line)).isInstanceOf(IllegalStateException.class);
        }
        Files.write(file, lines.subList(0, lines.size() - 1));
        assertThatThrownBy(() -> StrangersVerifier.verify(file, line)).isInstanceOf(IllegalStateException.class);
    }
}
