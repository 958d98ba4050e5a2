package io.mlops.data;

import io.mlops.data.CategoryProfile.Tally;
import io.mlops.data.ColumnProfile.Presence;
import io.mlops.data.NumericProfile.Binned;
import io.mlops.data.NumericProfile.Counts;
import io.mlops.data.NumericProfile.Range;
import io.mlops.data.binary.ByteReader;
import io.mlops.data.sketch.DistinctSample;
import io.mlops.data.sketch.Hash;
import io.mlops.data.sketch.ItemCounts;
import io.mlops.data.sketch.ItemCounts.ItemCount;
import io.mlops.data.sketch.ItemName;
import io.mlops.data.sketch.Moments;
import io.mlops.error.InvalidInputException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what {@link ProfileWriter} wrote. Every length has a limit, and numbers that cannot belong together are refused, so
 * that hostile bytes with a right checksum cost no memory and give no profile that contradicts itself. For one use.
 */
final class ProfileReader {
    private static final int BYTES_OF_UNIT = 3;

    private final ByteReader in;

    private ProfileReader(byte[] bytes) {
        in = new ByteReader("profile", bytes);
    }

    /** What a column is counted on. */
    private record Frame(Column column, Optional<Edges> edges, List<String> names) {
        static Frame of(ColumnProfile profile) {
            return new Frame(
                    profile.column(),
                    profile.numeric().map(NumericProfile::edges),
                    profile.categories().map(CategoryProfile::names).orElse(List.of()));
        }
    }

    static Profile read(byte[] bytes, Optional<Profile> reference) {
        return new ProfileReader(bytes).profile(reference);
    }

    private Profile profile(Optional<Profile> reference) {
        int magic = (in.octet() << 24) | (in.octet() << 16) | (in.octet() << 8) | in.octet();
        in.require(magic == ProfileWriter.MAGIC, "must be a profile");
        in.require(in.octet() == ProfileWriter.VERSION, "must be of version 1, the only one that this release reads");
        int kind = in.octet();
        in.require(kind == ProfileWriter.REFERENCE || kind == ProfileWriter.WINDOW, "must be a reference or a window");
        boolean window = kind == ProfileWriter.WINDOW;
        List<Frame> frames = window ? framesOf(reference) : frames();
        long rows = in.count();
        in.require(rows == 0 || !frames.isEmpty(), "must have no rows without columns");
        List<ColumnProfile> columns = new ArrayList<>(frames.size());
        for (Frame frame : frames) {
            columns.add(column(frame, rows));
        }
        in.end();
        if (window) {
            Profile bins = reference.orElseThrow();
            return new Profile(bins.schema(), columns, bins.binsDigest(), false);
        }
        return Profile.reference(Schema.of(frames.stream().map(Frame::column).toList()), columns);
    }

    private List<Frame> framesOf(Optional<Profile> reference) {
        String wanted = Sha256.hex(in.raw(Sha256.BYTES));
        String given = reference.map(Profile::binsDigest).orElse("");
        if (!wanted.equals(given)) {
            throw new InvalidInputException(
                    "profile",
                    "must be a reference or count on the edges and categories of the reference that is given"
                            + (given.isEmpty() ? ", but none is" : " (" + given + ")"),
                    wanted,
                    "read it with fromBytes(bytes, reference) and the reference of that digest");
        }
        return reference.orElseThrow().columns().stream().map(Frame::of).toList();
    }

    private List<Frame> frames() {
        int size = in.size(Schema.MAX_COLUMNS);
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            ColumnType type =
                    ColumnType.parse(in.text(ColumnType.DATETIME.text().length()));
            int required = in.octet();
            in.require(required <= 1, "must say whether a column is required");
            Column column = new Column(in.text(Column.MAX_NAME * 4), type, required == 1);
            frames.add(
                    type.numeric()
                            ? new Frame(column, Optional.of(edges()), List.of())
                            : new Frame(column, Optional.empty(), names()));
        }
        return frames;
    }

    private Edges edges() {
        double[] edges = new double[in.size(Edges.MAX)];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = in.number();
        }
        return Edges.of(edges);
    }

    private List<String> names() {
        int size = in.size(CategoryProfile.MAX_CATEGORIES);
        Set<String> seen = new HashSet<>();
        List<String> names = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            String name = name();
            in.require(seen.add(name), "must have each category once");
            names.add(name);
        }
        return names;
    }

    private String name() {
        String name = in.text(ItemName.MAX_UNITS * BYTES_OF_UNIT);
        in.require(name.length() <= ItemName.MAX_UNITS, "must have names within their limit");
        return name;
    }

    private ColumnProfile column(Frame frame, long rows) {
        Presence presence = new Presence(rows, in.count(), in.count());
        long values = sum(presence.missing(), presence.mismatched());
        in.require(values <= rows, "must not miss more values than there are rows");
        values = rows - values;
        DistinctSample distinct = distinct();
        if (frame.edges().isPresent()) {
            NumericProfile numbers = numbers(frame.edges().orElseThrow());
            in.require(numbers.counts().total() == values, "must have as many numbers as values");
            return new ColumnProfile(frame.column(), presence, distinct, numbers);
        }
        CategoryProfile categories = categories(frame.names());
        in.require(categories.total() == values, "must have as many categories as values");
        return new ColumnProfile(frame.column(), presence, distinct, categories);
    }

    private DistinctSample distinct() {
        long[] hashes = new long[in.size(DistinctSample.CAPACITY)];
        long last = 0;
        for (int i = 0; i < hashes.length; i++) {
            long step = in.count();
            in.require(step > 0 && step <= Hash.RANGE - last, "must have hashes that ascend within their range");
            last += step;
            hashes[i] = last;
        }
        return DistinctSample.smallest(hashes);
    }

    private NumericProfile numbers(Edges edges) {
        Counts counts = new Counts(in.count(), in.count(), in.count(), in.count(), in.count());
        long infinite = sum(counts.negativeInfinity(), counts.positiveInfinity());
        sum(counts.finite(), sum(counts.nan(), infinite));
        in.require(counts.whole() <= counts.finite(), "must not have more whole numbers than numbers");
        Range range = new Range(in.number(), in.number());
        boolean none = Double.isNaN(range.min()) && Double.isNaN(range.max());
        boolean some = range.min() <= range.max() && Double.isFinite(range.min()) && Double.isFinite(range.max());
        in.require(counts.finite() == 0 ? none : some, "must have a range of its numbers");
        Moments moments = new Moments(counts.finite(), in.integer(), in.integer());
        in.require(moments.possible(), "must have moments of its numbers");
        long moved = in.count();
        in.require(moved <= counts.finite(), "must have errors within its numbers");
        long[] bins = counts(edges.bins());
        in.require(total(bins) == counts.finite(), "must have all numbers in its bins");
        return new NumericProfile(counts, range, moments, new Binned(edges, bins, moved));
    }

    private CategoryProfile categories(List<String> names) {
        long[] counts = counts(names.size());
        long other = in.count();
        sum(total(counts), other);
        Tally tally = new Tally(counts, other, in.count());
        int size = in.size(CategoryProfile.MAX_NEWCOMERS);
        Set<String> seen = new HashSet<>(names);
        List<ItemCount> newcomers = new ArrayList<>(size);
        long listed = 0;
        for (int i = 0; i < size; i++) {
            ItemCount newcomer = new ItemCount(name(), in.count());
            in.require(seen.add(newcomer.name()), "must have each newcomer once");
            listed = sum(listed, newcomer.count());
            newcomers.add(newcomer);
        }
        in.require(listed <= other, "must not have more newcomers than others");
        ItemCounts items = new ItemCounts(newcomers, in.count());
        in.require(items.items().equals(newcomers), "must have newcomers in order");
        return new CategoryProfile(names, tally, items);
    }

    private long[] counts(int size) {
        long[] counts = new long[size];
        for (int i = 0; i < size; i++) {
            counts[i] = in.count();
        }
        return counts;
    }

    private long total(long[] counts) {
        long total = 0;
        for (long count : counts) {
            total = sum(total, count);
        }
        return total;
    }

    private long sum(long a, long b) {
        in.require(a <= Long.MAX_VALUE - b, "must have counts below 2^63");
        return a + b;
    }
}
