package io.mlops.core.report;

import static java.util.Objects.requireNonNull;

import io.mlops.error.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A report in one HTML file that needs nothing else: no network, no script, no font.
 *
 * <p>The same input gives the same bytes, whatever the locale, time zone and Java version. Immutable and thread-safe.
 */
public final class Report {
    private final String title;
    private final String subtitle;
    private final Optional<Instant> generatedAt;
    private final Optional<Paragraph> verdict;
    private final Map<String, String> facts;
    private final List<Tile> tiles;
    private final List<Section> sections;

    private Report(Builder builder) {
        this.title = builder.title;
        this.subtitle = builder.subtitle;
        this.generatedAt = builder.generatedAt;
        this.verdict = builder.verdict;
        this.facts = new LinkedHashMap<>(builder.facts);
        this.tiles = List.copyOf(builder.tiles);
        this.sections = List.copyOf(builder.sections);
    }

    /**
     * Starts a report.
     *
     * @param title its heading and the title of the page
     */
    public static Builder builder(String title) {
        return new Builder(title);
    }

    /** Returns the whole document, to be stored or served as UTF-8. */
    public String html() {
        Page page = new Page(sections);
        page.open(title);
        page.header(title, subtitle, verdict);
        page.tiles(tiles);
        page.facts(facts);
        page.contents();
        page.sections();
        page.close(generatedAt);
        return page.markup().finish();
    }

    /**
     * Writes the document, making the folder where it is missing. A reader of the file sees the old report or the new one,
     * never a part: it is written beside, forced to the disk, then renamed.
     *
     * @param file the file, replaced if present
     * @return {@code file}
     * @throws InvalidInputException if {@code file} is the root of a file system
     * @throws UncheckedIOException if it cannot be written; what was there before stays
     */
    public Path writeTo(Path file) {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null) {
            throw new InvalidInputException("file", "must name a file", target.toString(), "add a file name");
        }
        Path beside = folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
            }
            try {
                write(beside);
                replace(beside, target);
            } finally {
                Files.deleteIfExists(beside);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the report to " + target + ": " + e, e);
        }
    }

    private void write(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(html().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static void replace(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Collects the parts of a report. Not thread-safe. */
    public static final class Builder {
        private final String title;
        private final Map<String, String> facts = new LinkedHashMap<>();
        private final List<Tile> tiles = new ArrayList<>();
        private final List<Section> sections = new ArrayList<>();
        private String subtitle = "";
        private Optional<Instant> generatedAt = Optional.empty();
        private Optional<Paragraph> verdict = Optional.empty();

        private Builder(String title) {
            this.title = requireNonNull(title, "title");
        }

        /** Sets a line below the title. Default: none. */
        public Builder subtitle(String text) {
            this.subtitle = requireNonNull(text, "text");
            return this;
        }

        /** Sets the time that the report says it was made at. Default: none, so that it depends on its data alone. */
        public Builder generatedAt(Instant time) {
            this.generatedAt = Optional.of(time);
            return this;
        }

        /** Sets the one sentence to read if only one is read. Default: none. */
        public Builder verdict(Tone tone, String sentence) {
            this.verdict = Optional.of(Paragraph.callout(tone, sentence));
            return this;
        }

        /** Adds a figure to those at the top. */
        public Builder tile(Tile tile) {
            tiles.add(requireNonNull(tile, "tile"));
            return this;
        }

        /** Adds where the data or the model came from, such as a digest; the same name again replaces its value. */
        public Builder fact(String name, String value) {
            facts.put(requireNonNull(name, "name"), requireNonNull(value, "value"));
            return this;
        }

        /** Adds an open section. */
        public Builder section(String sectionTitle, Block... blocks) {
            return section(Section.of(sectionTitle, blocks));
        }

        /** Adds a section. */
        public Builder section(Section section) {
            sections.add(requireNonNull(section, "section"));
            return this;
        }

        /** Returns the report. */
        public Report build() {
            return new Report(this);
        }
    }
}
