package io.mlops.data;

import io.mlops.data.binary.ByteWriter;
import io.mlops.data.sketch.DistinctSample;
import io.mlops.data.sketch.ItemCounts;
import io.mlops.data.sketch.Moments;
import java.util.List;

/**
 * Writes a profile in version {@value #VERSION} of its binary form. Stateless.
 *
 * <p>Magic number, version, kind (1 = reference), then of a reference its frame (columns, each with its edges or category
 * names), of a window the SHA-256 of that frame, then the number of rows and what each column holds, and a CRC-32C. Small
 * numbers are small: a window of twenty columns takes about 50 kB.
 */
final class ProfileWriter {
    static final int MAGIC = 0x4d4c5046;
    static final int VERSION = 1;
    static final int REFERENCE = 1;
    static final int WINDOW = 0;

    private static final int[] MAGIC_SHIFTS = {24, 16, 8, 0};

    private ProfileWriter() {}

    static byte[] write(Profile profile) {
        ByteWriter out = new ByteWriter();
        for (int shift : MAGIC_SHIFTS) {
            out.octet(MAGIC >> shift);
        }
        out.octet(VERSION);
        if (profile.isReference()) {
            out.octet(REFERENCE);
            out.raw(frame(profile.columns()));
        } else {
            out.octet(WINDOW);
            out.raw(Sha256.bytes(profile.binsDigest()));
        }
        out.count(profile.rows());
        profile.columns().forEach(column -> write(column, out));
        out.checksum();
        return out.toBytes();
    }

    /** Returns the name of a frame. */
    static String binsDigest(List<ColumnProfile> columns) {
        return Sha256.of(frame(columns));
    }

    private static byte[] frame(List<ColumnProfile> columns) {
        ByteWriter out = new ByteWriter();
        out.count(columns.size());
        for (ColumnProfile profile : columns) {
            Column column = profile.column();
            out.text(column.type().text());
            out.octet(column.required() ? 1 : 0);
            out.text(column.name());
            profile.numeric().ifPresent(numbers -> write(numbers.edges(), out));
            profile.categories().ifPresent(categories -> {
                out.count(categories.size());
                categories.names().forEach(out::text);
            });
        }
        return out.toBytes();
    }

    private static void write(Edges edges, ByteWriter out) {
        out.count(edges.size());
        for (int i = 0; i < edges.size(); i++) {
            out.number(edges.edge(i));
        }
    }

    private static void write(ColumnProfile column, ByteWriter out) {
        out.count(column.missing());
        out.count(column.mismatched());
        write(column.distinctSample(), out);
        column.numeric().ifPresent(numbers -> write(numbers, out));
        column.categories().ifPresent(categories -> write(categories, out));
    }

    private static void write(DistinctSample sample, ByteWriter out) {
        out.count(sample.size());
        long last = 0;
        for (int i = 0; i < sample.size(); i++) {
            out.count(sample.hash(i) - last);
            last = sample.hash(i);
        }
    }

    private static void write(NumericProfile numbers, ByteWriter out) {
        NumericProfile.Counts counts = numbers.counts();
        out.count(counts.finite());
        out.count(counts.whole());
        out.count(counts.nan());
        out.count(counts.negativeInfinity());
        out.count(counts.positiveInfinity());
        out.number(numbers.min());
        out.number(numbers.max());
        Moments moments = numbers.moments();
        out.integer(moments.sum());
        out.integer(moments.squares());
        out.count(numbers.moved());
        for (int i = 0; i < numbers.bins(); i++) {
            out.count(numbers.count(i));
        }
    }

    private static void write(CategoryProfile categories, ByteWriter out) {
        for (int i = 0; i < categories.size(); i++) {
            out.count(categories.count(i));
        }
        out.count(categories.other());
        out.count(categories.error());
        ItemCounts newcomers = categories.newcomerCounts();
        out.count(newcomers.items().size());
        newcomers.items().forEach(item -> {
            out.text(item.name());
            out.count(item.count());
        });
        out.count(newcomers.error());
    }
}
