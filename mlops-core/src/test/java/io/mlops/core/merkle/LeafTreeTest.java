package io.mlops.core.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import io.mlops.artifact.Digest;
import io.mlops.governance.audit.ConsistencyProof;
import io.mlops.governance.audit.InclusionProof;
import io.mlops.governance.audit.MerkleHash;
import io.mlops.spi.commit.MerkleFrontier;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeafTreeTest {
    private static final int SIZE = 67;

    private final List<Digest> leaves = new ArrayList<>();
    private final List<Digest> roots = new ArrayList<>();
    private final LeafTree tree;

    LeafTreeTest() {
        MerkleFrontier frontier = MerkleFrontier.EMPTY;
        ByteArrayOutputStream hashes = new ByteArrayOutputStream();
        roots.add(frontier.root());
        for (int i = 0; i < SIZE; i++) {
            Digest leaf = MerkleHash.leaf(new byte[] {(byte) i});
            leaves.add(leaf);
            hashes.writeBytes(HexFormat.of().parseHex(leaf.hex()));
            frontier = frontier.append(leaf);
            roots.add(frontier.root());
        }
        tree = new LeafTree(hashes.toByteArray());
    }

    @Test
    void root_ofEachSize_isThatOfTheFrontier() {
        for (int size = 0; size <= SIZE; size++) {
            assertThat(tree.root(size)).isEqualTo(roots.get(size));
        }
    }

    @Test
    void inclusion_ofEachLeafInEachTree_isProvenForThatLeafAlone() {
        for (int size = 1; size <= SIZE; size++) {
            for (int index = 0; index < size; index++) {
                InclusionProof proof = tree.inclusion(index, size);
                assertThat(proof.proves(leaves.get(index), roots.get(size)))
                        .as("%s in %s", index, size)
                        .isTrue();
                assertThat(proof.proves(leaves.get((index + 1) % SIZE), roots.get(size)))
                        .as("the next of %s in %s", index, size)
                        .isFalse();
            }
        }
    }

    @Test
    void consistency_ofEachPairOfSizes_isProvenForTheseAlone() {
        for (int to = 0; to <= SIZE; to++) {
            for (int from = 0; from <= to; from++) {
                ConsistencyProof proof = tree.consistency(from, to);
                assertThat(proof.proves(roots.get(from), roots.get(to)))
                        .as("%s to %s", from, to)
                        .isTrue();
                assertThat(proof.proves(roots.get((from + 1) % SIZE), roots.get(to)))
                        .as("another than %s to %s", from, to)
                        .isFalse();
            }
        }
    }

    @Test
    void builder_ofTheSameLeaves_hasTheSameRootsAndFrontier() {
        TreeBuilder builder = new TreeBuilder();
        MerkleFrontier frontier = MerkleFrontier.EMPTY;
        for (int i = 0; i < SIZE; i++) {
            assertThat(builder.root()).isEqualTo(roots.get(i));
            builder.append(new byte[] {(byte) i});
            frontier = frontier.append(leaves.get(i));
            assertThat(builder.frontier()).isEqualTo(frontier);
        }
    }
}
