package io.mlops.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.spi.Capability;
import io.mlops.spi.StoredAuditLeaf;
import io.mlops.spi.commit.AuditLeaf;
import io.mlops.spi.commit.Commit;
import io.mlops.spi.commit.MerkleFrontier;
import io.mlops.spi.commit.RecordWrite;
import io.mlops.testkit.fixture.Race;
import io.mlops.testkit.fixture.StoreContract;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The audit log: leaves in the order of the commits, byte for byte, and the frontier of their Merkle tree. */
public abstract class AuditContract extends StoreContract {
    @BeforeEach
    void needAuditLog() {
        store().records();
        store().needs(Capability.ATOMIC_COMMIT);
    }

    @Test
    void newStore_hasAnEmptyAuditLog() {
        assertThat(store().records().auditFrontier())
                .as("A new store has no audit leaves.")
                .isEqualTo(MerkleFrontier.EMPTY);
        assertThat(leaves(0, 10)).as("A new store has no audit leaves.").isEmpty();
    }

    @Test
    void leaves_ofCommits_comeBackByteForByteInOrder() {
        List<AuditLeaf> leaves = List.of(
                new AuditLeaf("{\"a\":1}"),
                new AuditLeaf("{\"a\": 1}"),
                new AuditLeaf("{\"text\":\"\u00E4\uD83D\uDE80\\u0000 \uFEFF\"}"),
                new AuditLeaf(" "),
                new AuditLeaf("{\"a\":1}"));
        store().commitWith(leaves.subList(0, 3), put(1));
        store().commitWith(List.of(), put(2));
        store().commitWith(leaves.subList(3, 5), put(3));

        assertThat(leaves(0, 100))
                .as(
                        "Audit leaves must come back byte for byte, in the order of commits and within each; equal ones are several.")
                .isEqualTo(leaves);
        assertThat(leaves(1, 2))
                .as("auditLeaves counts from 0 and returns at most as many as asked for.")
                .isEqualTo(leaves.subList(1, 3));
        assertThat(leaves(5, 2)).as("Behind the last leaf there is nothing.").isEmpty();
    }

    @Test
    void frontier_afterEachCommit_isThatOfAllLeaves() {
        List<AuditLeaf> all = new ArrayList<>();
        for (int size : new int[] {1, 2, 4, 1, 8, 1}) {
            List<AuditLeaf> leaves = IntStream.range(0, size)
                    .mapToObj(i -> new AuditLeaf("{\"n\":" + (all.size() + i) + "}"))
                    .toList();
            store().commitWith(leaves, put(size));
            all.addAll(leaves);
            assertThat(store().records().auditFrontier())
                    .as(
                            "The frontier after %s leaves must be MerkleFrontier.append of each leaf's hash in turn.",
                            all.size())
                    .isEqualTo(frontierOf(all));
        }
    }

    @Test
    void leaves_inTheLog_haveTheirIndexAndTheRootOfTheTreeSoFar() {
        store().commitWith(List.of(new AuditLeaf("{\"n\":0}"), new AuditLeaf("{\"n\":1}")), put(1));
        store().commitWith(List.of(new AuditLeaf("{\"n\":2}")), put(2));

        MerkleFrontier tree = MerkleFrontier.EMPTY;
        for (StoredAuditLeaf stored : store().records().auditLeaves(0, 10)) {
            assertThat(stored.index())
                    .as("The index of a leaf is how many leaves stand before it.")
                    .isEqualTo(tree.size());
            tree = tree.append(stored.leaf().hash());
            assertThat(stored.root())
                    .as("The root beside a leaf must be that of the tree up to and with it.")
                    .isEqualTo(tree.root());
        }
        assertThat(tree.size()).as("All leaves are returned.").isEqualTo(3);
    }

    @Test
    void leaves_ofARepeatedRequest_areNotAppendedAgain() {
        store().needs(Capability.IDEMPOTENT_COMMITS);
        Commit commit = new Commit(
                store().nextRequestId(),
                store().writerId(),
                store().now(),
                List.of(),
                List.of(put(1)),
                List.of(new AuditLeaf("{}")));
        store().backend().commit(commit);
        store().backend().commit(commit);

        assertThat(store().records().auditFrontier().size())
                .as("The repeat of a request must append no audit leaf.")
                .isEqualTo(1);
    }

    @Test
    void leaves_withoutAnyWrite_areAppended() {
        store().commitWith(List.of(new AuditLeaf("{\"denied\":true}")));

        assertThat(leaves(0, 10))
                .as("A commit of audit leaves alone is legal: a denial is audited too.")
                .containsExactly(new AuditLeaf("{\"denied\":true}"));
    }

    @Test
    void commits_fromEightThreads_appendEveryLeafOnceAndOneTree() {
        int each = 10;
        Race<Integer> race = Race.of(8, thread -> () -> {
            for (int i = 0; i < each; i++) {
                String name = thread + "/" + i;
                store().commitWith(
                                List.of(
                                        new AuditLeaf("{\"first\":\"" + name + "\"}"),
                                        new AuditLeaf("{\"second\":\"" + name + "\"}")),
                                new RecordWrite.Put("policy", name, "1"));
            }
            return each;
        });

        assertThat(race.failures())
                .as("Commits of 8 threads that concern different things must all succeed.")
                .isEmpty();
        List<AuditLeaf> leaves = leaves(0, 1000);
        assertThat(leaves)
                .as("Every leaf of 8 threads must be in the log, once.")
                .hasSize(8 * each * 2)
                .doesNotHaveDuplicates();
        assertThat(store().records().auditFrontier())
                .as("The frontier must be that of the leaves in the order in which the log returns them.")
                .isEqualTo(frontierOf(leaves));
        for (int i = 0; i < leaves.size(); i += 2) {
            assertThat(leaves.get(i + 1).canonicalJson())
                    .as("The leaves of one commit must stand together, in their order.")
                    .isEqualTo(leaves.get(i).canonicalJson().replace("first", "second"));
        }
    }

    private List<AuditLeaf> leaves(long from, int max) {
        return store().records().auditLeaves(from, max).stream()
                .map(StoredAuditLeaf::leaf)
                .toList();
    }

    private static RecordWrite put(int id) {
        return new RecordWrite.Put("policy", "id " + id, "1");
    }

    private static MerkleFrontier frontierOf(List<AuditLeaf> leaves) {
        MerkleFrontier frontier = MerkleFrontier.EMPTY;
        for (AuditLeaf leaf : leaves) {
            frontier = frontier.append(leaf.hash());
        }
        return frontier;
    }
}
