package io.mlops.core.merkle;

import io.mlops.artifact.Digest;
import io.mlops.spi.StoredAuditLeaf;
import io.mlops.spi.commit.MerkleFrontier;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks an audit log, leaf by leaf from the first on: each stands in its place, and the tree up to it has the root that was stored with it. So the first leaf that was
 * changed, removed, inserted or moved is the first that does not hold, unless whoever did it computed all roots behind it anew. Not thread-safe.
 */
public final class LogCheck {
    private final TreeBuilder tree = new TreeBuilder();
    private final Set<Long> sizes;
    private final Map<Long, Digest> roots = new HashMap<>();
    private Optional<Finding> finding = Optional.empty();

    /**
     * What does not hold.
     *
     * @param index of the first entry that does not
     * @param problem what is wrong with it, as a part of a sentence
     */
    public record Finding(long index, String problem) {}

    /**
     * Begins.
     *
     * @param sizes for which sizes of the tree the root is asked for later
     */
    public LogCheck(Set<Long> sizes) {
        this.sizes = Set.copyOf(sizes);
        if (sizes.contains(0L)) {
            roots.put(0L, tree.root());
        }
    }

    /**
     * Takes the next leaf.
     *
     * @param stored the next in the order of the log
     * @return whether everything holds up to and with this leaf; where it does not, the check is over
     */
    public boolean accept(StoredAuditLeaf stored) {
        if (finding.isPresent()) {
            return false;
        }
        long place = tree.size();
        if (stored.index() != place) {
            finding = Optional.of(new Finding(place, wrongPlace(stored.index(), place)));
            return false;
        }
        tree.append(stored.leaf().canonicalJson().getBytes(StandardCharsets.UTF_8));
        if (!tree.hasRoot(stored.root())) {
            finding = Optional.of(new Finding(place, "entry " + place + " is not as it was written"));
            return false;
        }
        if (sizes.contains(tree.size())) {
            roots.put(tree.size(), stored.root());
        }
        return true;
    }

    private static String wrongPlace(long index, long place) {
        return index > place
                ? "entry " + place + " is missing"
                : "an entry that claims to be number " + index + " stands in the place of entry " + place;
    }

    /**
     * Compares with the right edge that the store keeps; to be called when all leaves were accepted.
     *
     * @param kept read after the last leaf
     */
    public void finish(MerkleFrontier kept) {
        if (finding.isPresent()) {
            return;
        }
        long size = tree.size();
        if (size < kept.size()) {
            finding = Optional.of(new Finding(size, "entry " + size + " is missing"));
        } else if (size > kept.size()) {
            finding = Optional.of(new Finding(kept.size(), "entry " + kept.size() + " was not appended by the store"));
        } else if (!kept.equals(tree.frontier())) {
            lostFrontier();
        }
    }

    /** Notes that the right edge which the store keeps cannot be read, or is not that of the entries. */
    public void lostFrontier() {
        if (finding.isPresent()) {
            return;
        }
        finding = Optional.of(new Finding(
                tree.size(), "the right edge of the tree, which the next entry would build on, was changed"));
    }

    /** Returns how many leaves were taken. */
    public long size() {
        return tree.size();
    }

    /** Returns the root of the tree of all leaves that were taken. */
    public Digest root() {
        return tree.root();
    }

    /**
     * Returns the root of the tree as it was at a size that was asked for, or empty if the log has not come so far.
     *
     * @param size one of the sizes
     */
    public Optional<Digest> rootAt(long size) {
        return Optional.ofNullable(roots.get(size));
    }

    /** Returns what does not hold, or empty where all does so far. */
    public Optional<Finding> finding() {
        return finding;
    }
}
