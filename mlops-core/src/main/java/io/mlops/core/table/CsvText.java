package io.mlops.core.table;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;

/** The characters of a file, unpacked where it is gzip, without its byte order mark. Stateless. */
final class CsvText {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int LONGEST_MARK = 3;
    private static final int GZIP_MAGIC = 0x1f8b;

    private CsvText() {}

    /**
     * Opens a file. Bytes that are no text in its encoding fail the reading: replaced, they would become categories.
     *
     * @param file the file
     * @param charset the encoding, unless the file has a byte order mark
     * @param watch wraps the stream of the file's own bytes
     */
    static Reader open(Path file, Charset charset, UnaryOperator<InputStream> watch) throws IOException {
        InputStream raw = new BufferedInputStream(watch.apply(Files.newInputStream(file)), BUFFER_BYTES);
        try {
            InputStream text = isGzip(raw) ? new BufferedInputStream(new GZIPInputStream(raw, BUFFER_BYTES)) : raw;
            Charset marked = skipMark(text, charset);
            return new BufferedReader(new InputStreamReader(
                    text,
                    marked.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)));
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    private static boolean isGzip(InputStream stream) throws IOException {
        byte[] start = peek(stream);
        return start.length > 1 && (start[0] & 0xff) * 256 + (start[1] & 0xff) == GZIP_MAGIC;
    }

    private static Charset skipMark(InputStream stream, Charset charset) throws IOException {
        byte[] start = peek(stream);
        for (Charset marked :
                new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE}) {
            byte[] mark = "\uFEFF".getBytes(marked);
            if (start.length >= mark.length && Arrays.equals(start, 0, mark.length, mark, 0, mark.length)) {
                stream.skipNBytes(mark.length);
                return marked;
            }
        }
        return charset;
    }

    private static byte[] peek(InputStream stream) throws IOException {
        stream.mark(LONGEST_MARK);
        byte[] start = stream.readNBytes(LONGEST_MARK);
        stream.reset();
        return start;
    }
}
