package io.mlops.core.copy;

import io.mlops.artifact.Digest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts and digests by sort of thing. For one thread. */
final class Sorts {
    private final Map<String, Sort> sorts = new TreeMap<>();

    /** Adds a thing: things are added to a sort in the same order on both sides. */
    void add(String sort, Object... parts) {
        sorts.computeIfAbsent(sort, name -> new Sort()).add(parts);
    }

    Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        sorts.forEach((name, sort) -> counts.put(name, sort.count));
        return counts;
    }

    /** Returns a sentence for each sort that differs. */
    static List<String> differences(Sorts source, Sorts target) {
        Map<String, Sort> all = new TreeMap<>(source.sorts);
        target.sorts.forEach(all::putIfAbsent);
        List<String> differences = new ArrayList<>();
        for (String name : all.keySet()) {
            Sort left = source.sorts.getOrDefault(name, new Sort());
            Sort right = target.sorts.getOrDefault(name, new Sort());
            String digests = left.digest() + " and " + right.digest();
            if (left.count != right.count) {
                differences.add(name + ": " + left.count + " in the source, " + right.count + " in the target");
            } else if (!left.digest().equals(right.digest())) {
                differences.add(name + ": " + left.count + " in both, with the digests " + digests);
            }
        }
        return differences;
    }

    /** The number of things, and the hash of all of them. */
    private static final class Sort {
        private final MessageDigest sha256 = Digest.algorithm();
        private long count;
        private Optional<Digest> digest = Optional.empty();

        void add(Object... parts) {
            count++;
            for (Object part : parts) {
                byte[] text = String.valueOf(part).getBytes(StandardCharsets.UTF_8);
                // The length keeps two parts from being taken for one.
                sha256.update((text.length + ":").getBytes(StandardCharsets.UTF_8));
                sha256.update(text);
            }
        }

        Digest digest() {
            if (digest.isEmpty()) {
                digest = Optional.of(Digest.from(sha256.digest()));
            }
            return digest.get();
        }
    }
}
