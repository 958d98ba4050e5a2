package io.mlops.governance.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mlops.artifact.Digest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Leaves, roots and proofs are those of the test vectors of Certificate Transparency's reference implementation for RFC 6962. */
class ProofTest {
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");
    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    private static final String FIRST_FOUR = "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7";
    private static final String FIFTH_AND_SIXTH = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";
    private static final String LAST_TWO = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";
    private static final String FIFTH = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b";
    private static final String THIRD_AND_FOURTH = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e";

    @ParameterizedTest
    @CsvSource({
        "5, 8, " + FIFTH + " " + LAST_TWO + " " + FIRST_FOUR,
        "2, 3, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"
    })
    void inclusion_ofAReferenceLeaf_isProven(int index, int size, String path) {
        InclusionProof proof = new InclusionProof(index, size, digests(path));

        assertThat(proof.proves(leaf(index), root(size))).isTrue();
        assertThat(proof.proves(leaf(index - 1), root(size))).isFalse();
        assertThat(proof.proves(leaf(index), root(size - 1))).isFalse();
        assertThat(new InclusionProof(index - 1, size, proof.path()).proves(leaf(index), root(size)))
                .isFalse();
        assertThat(new InclusionProof(
                                index,
                                size,
                                proof.path().subList(1, proof.path().size()))
                        .proves(leaf(index), root(size)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "6, 8, " + FIFTH_AND_SIXTH + " " + LAST_TWO + " " + FIRST_FOUR,
        "2, 5, " + THIRD_AND_FOURTH + " " + FIFTH
    })
    void consistency_ofReferenceTrees_isProven(int from, int to, String path) {
        ConsistencyProof proof = new ConsistencyProof(from, to, digests(path));

        assertThat(proof.proves(root(from), root(to))).isTrue();
        assertThat(proof.proves(root(from - 1), root(to))).isFalse();
        assertThat(proof.proves(root(from), root(to - 1))).isFalse();
        assertThat(new ConsistencyProof(from, to, List.of()).proves(root(from), root(to)))
                .isFalse();
    }

    @Test
    void consistency_ofNothingOrTheSame_needsNoPath() {
        assertThat(new ConsistencyProof(0, 8, List.of()).proves(MerkleHash.EMPTY, root(8)))
                .isTrue();
        assertThat(new ConsistencyProof(8, 8, List.of()).proves(root(8), root(8)))
                .isTrue();
        assertThat(new ConsistencyProof(8, 8, List.of()).proves(root(7), root(8)))
                .isFalse();
    }

    @Test
    void proofs_ofWhatCannotBe_areRefused() {
        assertThatThrownBy(() -> new InclusionProof(8, 8, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ConsistencyProof(8, 7, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static Digest leaf(int index) {
        return MerkleHash.leaf(HexFormat.of().parseHex(LEAVES.get(index)));
    }

    private static Digest root(int size) {
        return new Digest(ROOTS.get(size - 1));
    }

    private static List<Digest> digests(String path) {
        return Arrays.stream(path.split(" ")).map(Digest::new).toList();
    }
}
