package io.mlops.core.sql.search;

import io.mlops.error.InvalidInputException;
import io.mlops.search.SearchQuery;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Writes and reads the tokens of searches: a fingerprint of the query, then the sort keys of the last row. */
final class PageToken {

    private PageToken() {}

    static String write(SearchQuery query, List<SortKey> keys) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(fingerprint(query));
            for (SortKey key : keys) {
                write(key, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    private static void write(SortKey key, DataOutputStream out) throws IOException {
        out.writeByte(key.rank());
        if (key.value() instanceof String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(utf8.length);
            out.write(utf8);
        } else if (key.value() instanceof Long number) {
            out.writeLong(number);
        } else if (key.value() instanceof Double number) {
            out.writeDouble(number);
        }
    }

    static List<SortKey> read(SearchQuery query, String token, List<SortTerm> terms) {
        try (DataInputStream in = new DataInputStream(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(token)))) {
            if (in.readInt() != fingerprint(query)) {
                throw invalid(token);
            }
            List<SortKey> keys = new ArrayList<>();
            for (SortTerm term : terms) {
                keys.add(read(in, term.type()));
            }
            return keys;
        } catch (IOException | IllegalArgumentException e) {
            throw invalid(token);
        }
    }

    private static SortKey read(DataInputStream in, Attribute.Type type) throws IOException {
        int rank = in.readByte();
        if (rank != 0) {
            return new SortKey(rank, null);
        }
        return new SortKey(
                0,
                switch (type) {
                    case TEXT -> text(in);
                    case LONG -> in.readLong();
                    case DOUBLE -> in.readDouble();
                });
    }

    private static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("a text of " + length + " bytes");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    /** A token goes with the filter, the order and the view of its search; the size of pages may change. */
    private static int fingerprint(SearchQuery query) {
        return (query.filter() + "\n" + query.orderBy() + "\n" + query.view()).hashCode();
    }

    private static InvalidInputException invalid(String token) {
        return new InvalidInputException(
                "page token", "must be one that this search returned", token, "begin again without a token");
    }
}
