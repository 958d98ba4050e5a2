package io.mlops.governance.audit;

import io.mlops.artifact.Digest;
import java.util.List;

/**
 * Proof that a log only grew: that the entries of a smaller tree are the first ones of a larger. Immutable.
 *
 * @param from the size of the smaller tree, 0 or more
 * @param to the size of the larger tree, at least {@code from}
 * @param path the hashes from which both roots follow; empty where the sizes are equal or {@code from} is 0
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6962#section-2.1.2">RFC 6962, section 2.1.2</a>
 */
public record ConsistencyProof(long from, long to, List<Digest> path) {
    /**
     * Copies the path.
     *
     * @throws IllegalArgumentException if the sizes are negative or the log would have shrunk
     */
    public ConsistencyProof {
        path = List.copyOf(path);
        if (from < 0 || from > to) {
            throw new IllegalArgumentException("a log does not grow from " + from + " to " + to + " entries");
        }
    }

    /**
     * Returns whether the larger tree continues the smaller one. A path that is too long or too short proves nothing.
     *
     * @param smaller the root of the tree of {@link #from()} entries
     * @param larger the root of the tree of {@link #to()} entries
     */
    public boolean proves(Digest smaller, Digest larger) {
        if (from == to) {
            return path.isEmpty() && smaller.equals(larger);
        }
        if (from == 0) {
            return path.isEmpty() && smaller.equals(MerkleHash.EMPTY);
        }
        return new Walk(smaller).leadsTo(smaller, larger);
    }

    /** Both roots, computed on the way up. */
    private final class Walk {
        private long node = from - 1;
        private long last = to - 1;
        private Digest first;
        private Digest second;

        Walk(Digest smaller) {
            while ((node & 1) == 1) {
                up();
            }
            first = smaller;
            second = smaller;
        }

        boolean leadsTo(Digest smaller, Digest larger) {
            List<Digest> rest = path;
            // A smaller tree that is perfect is a node of the larger one, and is not repeated in the path.
            if (node != 0) {
                if (path.isEmpty()) {
                    return false;
                }
                first = path.get(0);
                second = first;
                rest = path.subList(1, path.size());
            }
            for (Digest sibling : rest) {
                if (last == 0) {
                    return false;
                }
                step(sibling);
            }
            return last == 0 && first.equals(smaller) && second.equals(larger);
        }

        private void step(Digest sibling) {
            if ((node & 1) == 1 || node == last) {
                first = MerkleHash.node(sibling, first);
                second = MerkleHash.node(sibling, second);
                while ((node & 1) == 0 && node != 0) {
                    up();
                }
            } else {
                second = MerkleHash.node(second, sibling);
            }
            up();
        }

        private void up() {
            node >>= 1;
            last >>= 1;
        }
    }
}
