package io.mlops.core.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.Mlops;
import io.mlops.core.MlopsSdk;
import io.mlops.error.NotFoundException;
import io.mlops.governance.Principal;
import io.mlops.governance.audit.AuditEntry;
import io.mlops.governance.audit.Checkpoint;
import io.mlops.governance.audit.MerkleHash;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class ErasureTest {
    private Mlops mlops = MlopsSdk.open("memory:");
    private Mlops carla = mlops;

    @BeforeEach
    void write() {
        carla = mlops.actingAs(Principal.unauthenticated("carla@example.org"));
        carla.registry().createModel("churn", "Carla Miller's model, password=hunter2");
        carla.registry().setModelTag("churn", "owner", "Carla Miller");
    }

    @AfterEach
    void close() {
        mlops.close();
    }

    private List<AuditEntry> entries() {
        return mlops.governance().audit().entries(0, 100);
    }

    @Test
    void leaves_withNamesAndTexts_holdNeither() {
        assertThat(entries())
                .allSatisfy(entry ->
                        assertThat(entry.canonicalJson()).doesNotContain("carla", "Carla", "Miller", "hunter2"));
        assertThat(entries().get(0).details().values()).anyMatch(text -> text.contains("Carla Miller's model"));
        assertThat(entries().get(0).details().values()).noneMatch(text -> text.contains("hunter2"));
    }

    @Test
    void texts_whenErased_areGoneAndTheLogAndItsProofsHold() {
        Checkpoint before = mlops.governance().audit().checkpoint();
        String leaf = entries().get(1).canonicalJson();

        mlops.governance().audit().eraseTexts(1, "asked for by the person");

        AuditEntry erased = entries().get(1);
        assertThat(erased.details().values()).contains("(erased)").noneMatch(text -> text.contains("Miller"));
        assertThat(erased.canonicalJson()).isEqualTo(leaf);
        assertThat(entries().get(0).details().values()).anyMatch(text -> text.contains("Carla Miller's model"));
        assertThat(mlops.governance().audit().verify().isIntact()).isTrue();
        assertThat(mlops.governance()
                        .audit()
                        .inclusionProof(1, 2)
                        .proves(MerkleHash.leaf(leaf.getBytes(StandardCharsets.UTF_8)), before.root()))
                .isTrue();
        assertThat(entries().get(2).action()).isEqualTo("audit.erase:done");
        assertThatThrownBy(() -> mlops.governance().audit().eraseTexts(1, "")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> mlops.governance().audit().eraseTexts(99, "")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void name_whenErased_isGoneFromAllEntriesAndComesBackAsAnother() {
        assertThat(entries()).extracting(AuditEntry::principal).containsOnly("carla@example.org");

        mlops.governance().audit().eraseName("carla@example.org", "left");

        assertThat(entries()).extracting(AuditEntry::principal).doesNotContain("carla@example.org");
        assertThat(mlops.governance().audit().verify().isIntact()).isTrue();
        carla.registry().setModelTag("churn", "owner", "somebody");
        List<AuditEntry> all = entries();
        assertThat(all.get(all.size() - 1).principal()).isEqualTo("carla@example.org");
        assertThat(all.get(0).principal()).isNotEqualTo("carla@example.org");
        assertThatThrownBy(() -> mlops.governance().audit().eraseName("nobody", ""))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void entries_ofATracedCall_nameTheTraceTheRequestAndTheSdk() {
        MDC.put("trace_id", "4bf92f3577b34da6a3ce929d0e0e4736");
        try {
            mlops.registry().createModel("traced", "");
            MDC.put("trace_id", "line\nbreak");
            mlops.registry().createModel("not-traced", "");
        } finally {
            MDC.remove("trace_id");
        }

        List<AuditEntry> all = entries();
        assertThat(all.get(2).details())
                .containsEntry("trace", "4bf92f3577b34da6a3ce929d0e0e4736")
                .containsKeys("request", "sdk", "decision", "kind", "authentication");
        assertThat(all.get(3).details()).doesNotContainKey("trace");
    }
}
