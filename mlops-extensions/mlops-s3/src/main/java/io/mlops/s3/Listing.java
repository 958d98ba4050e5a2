package io.mlops.s3;

import io.mlops.artifact.ArtifactInfo;
import io.mlops.artifact.ArtifactPath;
import io.mlops.error.InvalidInputException;
import io.mlops.page.Page;
import io.mlops.page.PageRequest;
import io.mlops.search.TextOrder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;

/** Lists the files of an owner by path. The order of keys in UTF-8 is the order of paths by code point. Thread-safe. */
final class Listing {
    /** S3 gives as many keys at a time. */
    private static final int KEYS_AT_ONCE = 1000;

    private final Bucket bucket;
    private final KeyLayout keys;
    private final EntryReader entries;

    Listing(Bucket bucket, KeyLayout keys, EntryReader entries) {
        this.bucket = bucket;
        this.keys = keys;
        this.entries = entries;
    }

    Page<ArtifactInfo> page(String owner, String directory, PageRequest request) {
        String after = request.pageToken().map(Listing::read).orElse("");
        int wanted = request.maxResults() + 1;
        TreeMap<String, String> found = new TreeMap<>(TextOrder.CODE_POINT);
        found.putAll(shortPaths(owner, directory, after, wanted));
        found.putAll(longPaths(owner, directory, after));
        List<String> shown = found.keySet().stream().limit(request.maxResults()).toList();
        List<ArtifactInfo> files = entries.read(shown.stream().map(found::get).toList()).stream()
                .map(Entry::info)
                .toList();
        boolean isLast = found.size() <= shown.size();
        return new Page<>(files, isLast ? Optional.empty() : Optional.of(write(shown.get(shown.size() - 1))));
    }

    private Map<String, String> shortPaths(String owner, String directory, String after, int wanted) {
        TreeMap<String, String> found = new TreeMap<>(TextOrder.CODE_POINT);
        String root = keys.index(owner);
        if (!directory.isEmpty() && TextOrder.CODE_POINT.compare(after, directory) < 0) {
            String itself = keys.entry(owner, new ArtifactPath(directory));
            if (itself.startsWith(root)) {
                found.put(directory, itself);
            }
        }
        String prefix = directory.isEmpty() ? root : root + directory + "/";
        ListObjectsV2Request.Builder request =
                ListObjectsV2Request.builder().prefix(prefix).maxKeys(Math.min(wanted, KEYS_AT_ONCE));
        if (!after.isEmpty()) {
            request.startAfter(KeyLayout.cut(root + after));
        }
        bucket.list(request, object -> {
            String path = object.key().substring(root.length());
            if (TextOrder.CODE_POINT.compare(path, after) > 0) {
                found.put(path, object.key());
            }
            return found.size() < wanted;
        });
        return found;
    }

    /** Few, if any: their keys do not tell their paths, so that each is read. */
    private Map<String, String> longPaths(String owner, String directory, String after) {
        TreeMap<String, String> found = new TreeMap<>(TextOrder.CODE_POINT);
        List<String> all = new ArrayList<>();
        bucket.list(keys.longIndex(owner), object -> all.add(object.key()));
        for (Entry entry : entries.read(all)) {
            ArtifactPath path = entry.info().path();
            if (path.isUnder(directory) && TextOrder.CODE_POINT.compare(path.value(), after) > 0) {
                found.put(path.value(), keys.entry(owner, path));
            }
        }
        return found;
    }

    private static String write(String last) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(last.getBytes(StandardCharsets.UTF_8));
    }

    private static String read(String token) {
        try {
            byte[] utf8 = Base64.getUrlDecoder().decode(token);
            return new ArtifactPath(StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(utf8))
                            .toString())
                    .value();
        } catch (IllegalArgumentException | CharacterCodingException | InvalidInputException e) {
            throw new InvalidInputException(
                    "page token", "must be one that this listing returned", token, "begin again without a token");
        }
    }
}
