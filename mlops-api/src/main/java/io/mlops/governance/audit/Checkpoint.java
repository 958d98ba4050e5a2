package io.mlops.governance.audit;

import io.mlops.artifact.Digest;
import io.mlops.error.InvalidInputException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * How many entries a log had, and the root of their tree, signed or not. Immutable.
 *
 * <p>{@link #note()} is the text form that other programs read: origin, size and root (Base64), one line each, an empty line, and the signatures.
 *
 * @param origin names the log, without line breaks and control characters
 * @param size how many entries, 0 or more
 * @param root the root of the Merkle tree
 * @param extensions further lines of the signed text, kept as they were read; none in checkpoints that the SDK makes
 * @param signatures of the log's key and of others; may be empty
 * @see <a href="https://c2sp.org/tlog-checkpoint">C2SP tlog-checkpoint</a>
 */
public record Checkpoint(
        String origin, long size, Digest root, List<String> extensions, List<NoteSignature> signatures) {
    private static final String SIGNATURE = "\u2014 ";
    private static final int FIXED_LINES = 3;

    /**
     * Checks the lines.
     *
     * @throws InvalidInputException if a line is empty or holds a control character, or the size is negative
     */
    public Checkpoint {
        Objects.requireNonNull(root, "root");
        extensions = List.copyOf(extensions);
        signatures = List.copyOf(signatures);
        checkLine(origin);
        extensions.forEach(Checkpoint::checkLine);
        if (size < 0) {
            throw new InvalidInputException(
                    "checkpoint size", "must not be negative", Long.toString(size), "count the entries");
        }
    }

    /**
     * Returns a checkpoint without signatures.
     *
     * @param origin names the log
     * @param size how many entries
     * @param root the root of the tree
     * @throws InvalidInputException if the origin is empty or holds a control character, or the size is negative
     */
    public static Checkpoint unsigned(String origin, long size, Digest root) {
        return new Checkpoint(origin, size, root, List.of(), List.of());
    }

    /**
     * Reads {@link #note()}.
     *
     * @param note the whole text
     * @throws InvalidInputException if it is of another form
     */
    public static Checkpoint parse(String note) {
        int end = note.indexOf("\n\n");
        String text = end < 0 ? note.stripTrailing() : note.substring(0, end);
        List<String> lines = List.of(text.split("\n", -1));
        if (lines.size() < FIXED_LINES || !lines.get(1).matches("0|[1-9][0-9]{0,17}")) {
            throw invalid(note);
        }
        return new Checkpoint(
                lines.get(0),
                Long.parseLong(lines.get(1)),
                root(lines.get(2), note),
                lines.subList(FIXED_LINES, lines.size()),
                end < 0 ? List.of() : signatures(note.substring(end + 2), note));
    }

    private static Digest root(String base64, String note) {
        try {
            return Digest.from(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException | InvalidInputException e) {
            throw invalid(note);
        }
    }

    private static List<NoteSignature> signatures(String block, String note) {
        List<NoteSignature> signatures = new ArrayList<>();
        for (String line : block.lines().toList()) {
            String[] parts = line.split(" ", -1);
            if (!line.startsWith(SIGNATURE) || parts.length != FIXED_LINES) {
                throw invalid(note);
            }
            signatures.add(new NoteSignature(parts[1], parts[2]));
        }
        return signatures;
    }

    /** Returns what is signed: the lines before the empty one, each with its line break. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(origin).append('\n').append(size).append('\n');
        text.append(Base64.getEncoder().encodeToString(HexFormat.of().parseHex(root.hex())))
                .append('\n');
        extensions.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    /** Returns the text form, which {@link #parse} reads. */
    public String note() {
        StringBuilder note = new StringBuilder(text()).append('\n');
        signatures.forEach(signature -> note.append(SIGNATURE)
                .append(signature.name())
                .append(' ')
                .append(signature.value())
                .append('\n'));
        return note.toString();
    }

    /**
     * Returns this checkpoint with one signature more.
     *
     * @param signature of {@link #text()}
     */
    public Checkpoint with(NoteSignature signature) {
        List<NoteSignature> all = new ArrayList<>(signatures);
        all.add(signature);
        return new Checkpoint(origin, size, root, extensions, all);
    }

    private static void checkLine(String line) {
        if (line.isEmpty() || line.codePoints().anyMatch(Character::isISOControl)) {
            throw new InvalidInputException(
                    "checkpoint line",
                    "must not be empty and hold no control character",
                    line,
                    "for example bikes.example/mlops as the origin");
        }
    }

    private static InvalidInputException invalid(String note) {
        return new InvalidInputException(
                "checkpoint",
                "must be the lines origin, size, root in Base64, an empty line, and signatures",
                note,
                "copy the whole note with its line breaks");
    }
}
