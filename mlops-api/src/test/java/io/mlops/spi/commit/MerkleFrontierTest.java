package io.mlops.spi.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.artifact.Digest;
import io.mlops.governance.audit.MerkleHash;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The leaves and roots are those of the test vectors of Certificate Transparency's reference implementation for RFC 6962. */
class MerkleFrontierTest {
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    @ParameterizedTest
    @CsvSource({
        "0,e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1,6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2,fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3,aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4,d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5,4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6,76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7,ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8,5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void root_ofTheReferenceLeaves_isTheReferenceRoot(int size, String root) {
        MerkleFrontier tree = MerkleFrontier.EMPTY;
        for (String leaf : LEAVES.subList(0, size)) {
            tree = tree.append(hash(leaf));
        }
        assertThat(tree.root().hex()).isEqualTo(root);
    }

    @Test
    void root_ofAnySize_isThatOfTheRecursiveDefinition() {
        MerkleFrontier tree = MerkleFrontier.EMPTY;
        List<Digest> leaves = new ArrayList<>();
        for (int i = 0; i < 130; i++) {
            Digest leaf = new AuditLeaf("{\"n\":" + i + "}").hash();
            leaves.add(leaf);
            tree = tree.append(leaf);
            assertThat(tree.root()).isEqualTo(recursive(leaves));
            assertThat(tree.peaks()).hasSize(Long.bitCount(tree.size()));
        }
    }

    /** RFC 6962, section 2.1, word by word: split at the largest power of two below n. */
    private static Digest recursive(List<Digest> leaves) {
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        return MerkleHash.node(recursive(leaves.subList(0, split)), recursive(leaves.subList(split, leaves.size())));
    }

    @Test
    void frontier_whosePeaksDoNotFitItsSize_isRefused() {
        assertThatThrownBy(() -> new MerkleFrontier(3, List.of(Digest.of("x"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Digest hash(String hexLeaf) {
        byte[] content = HexFormat.of().parseHex(hexLeaf);
        byte[] prefixed = new byte[content.length + 1];
        System.arraycopy(content, 0, prefixed, 1, content.length);
        return Digest.of(prefixed);
    }
}
