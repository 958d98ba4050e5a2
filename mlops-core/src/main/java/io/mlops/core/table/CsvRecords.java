package io.mlops.core.table;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.mlops.error.InvalidInputException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/** The records of a file as FastCSV splits them, with its errors as ours. For one thread. */
final class CsvRecords implements Iterator<List<String>>, AutoCloseable {
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    /** Looked through for delimiters; a header of 10,000 names of 100 characters. */
    private static final int LONGEST_HEADER = 1 << 20;

    private final CsvFile file;
    private final CloseableIterator<CsvRecord> records;
    private long line;

    private CsvRecords(CsvFile file, CloseableIterator<CsvRecord> records) {
        this.file = file;
        this.records = records;
    }

    /** Starts at the header. */
    static CsvRecords open(CsvFile file) {
        try {
            Reader reader = CsvText.open(file.path(), file.format().charset(), file.watch());
            return new CsvRecords(
                    file,
                    CsvReader.builder()
                            .fieldSeparator(file.delimiter())
                            .commentStrategy(CommentStrategy.NONE)
                            .skipEmptyLines(true)
                            .allowExtraFields(true)
                            .allowMissingFields(true)
                            .ofCsvRecord(reader)
                            .iterator());
        } catch (IOException e) {
            throw unreadable(file.path(), e);
        }
    }

    /** Returns the most frequent delimiter of the header outside quotes; a comma where it has none. */
    static char guessDelimiter(CsvFile file) {
        long[] counts = new long[DELIMITERS.length];
        try (Reader reader = CsvText.open(file.path(), file.format().charset(), file.watch())) {
            boolean quoted = false;
            int read = reader.read();
            for (int i = 0; i < LONGEST_HEADER && read >= 0 && (quoted || (read != '\n' && read != '\r')); i++) {
                quoted ^= read == '"';
                for (int d = 0; d < counts.length; d++) {
                    counts[d] += !quoted && read == DELIMITERS[d] ? 1 : 0;
                }
                read = reader.read();
            }
        } catch (CharacterCodingException e) {
            throw notText(file, 1);
        } catch (IOException e) {
            throw unreadable(file.path(), e);
        }
        int most = 0;
        for (int d = 1; d < counts.length; d++) {
            most = counts[d] > counts[most] ? d : most;
        }
        return DELIMITERS[most];
    }

    @Override
    public boolean hasNext() {
        return translated(records::hasNext);
    }

    /**
     * Returns the fields of the next record.
     *
     * @throws InvalidInputException if the file has no header, or is no text in its encoding
     */
    @Override
    public List<String> next() {
        CsvRecord next;
        try {
            next = translated(records::next);
        } catch (NoSuchElementException e) {
            throw new InvalidInputException(
                    file.path().toString(), "must have a header with the names of the columns", "an empty file", "");
        }
        line = next.getStartingLineNumber();
        return next.getFields();
    }

    private <T> T translated(Supplier<T> step) {
        try {
            return step.get();
        } catch (UncheckedIOException e) {
            throw e.getCause() instanceof CharacterCodingException ? notText(file, line + 1) : e;
        } catch (CsvParseException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw notText(file, line + 1);
            }
            throw new InvalidInputException(
                    file.path() + ", record after line " + line,
                    "must be CSV",
                    String.valueOf(e.getMessage()),
                    "look for a quote that is not closed, or name the delimiter");
        }
    }

    private static InvalidInputException notText(CsvFile file, long line) {
        return new InvalidInputException(
                file.path() + ", line " + line + " or soon after",
                "must be text in " + file.format().charset(),
                "other bytes",
                "name the encoding");
    }

    private static UncheckedIOException unreadable(Path path, IOException cause) {
        return new UncheckedIOException("Cannot read " + path + ": " + cause, cause);
    }

    @Override
    public void close() {
        try {
            records.close();
        } catch (IOException e) {
            throw unreadable(file.path(), e);
        }
    }
}
