package io.mlops.core.sqlite;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the file of the log longer than what is written in it, by zeros: file systems write a journal for each sync of a file that has grown, so that a commit that makes the log longer takes about twice as long as one that
 * finds its place there.
 *
 * <p>SQLite reads a log up to the last frame whose checksum holds, and a frame of zeros is none (its page number is 0); frames are only added with the lock of the writer, which is held here. For use by one thread at a time.
 */
final class LogRoom {
    /** Whoever writes little pays nothing. */
    private static final int FEW_PAGES = 64;

    /** Some hundred small commits; written and synced in some milliseconds. */
    private static final int STEP_BYTES = 1 << 20;

    private static final int BLOCK_BYTES = 1 << 16;

    /** What stands before each page in the log (SQLite's database file format, section 4.1). */
    private static final int FRAME_HEADER_BYTES = 24;

    private static final Logger LOG = LoggerFactory.getLogger(LogRoom.class);

    private final File log;
    private final long frameBytes;
    private final long maxPages;
    private long pages;
    private long length;
    private boolean isRefused;

    /**
     * @param pageBytes of a page of the database
     * @param maxPages after which the log is begun anew
     */
    LogRoom(File log, int pageBytes, long maxPages) {
        this.log = log;
        this.frameBytes = (long) pageBytes + FRAME_HEADER_BYTES;
        this.maxPages = maxPages;
    }

    /** Notes how many pages the log has. Where it was begun anew, it may have been cut, and there may be room on the disk again. */
    void used(long pages) {
        if (pages < this.pages) {
            length = 0;
            isRefused = false;
        }
        this.pages = pages;
    }

    /** Makes the log longer where little room is left; to be called with the lock of the writer. Where there is none on the disk, commits make it longer, as long as they can. */
    void extend() {
        long needed = (pages + FEW_PAGES) * frameBytes;
        if (isRefused || pages < FEW_PAGES || pages > maxPages || length >= needed) {
            return;
        }
        length = log.length();
        if (length == 0 || length >= needed) {
            return;
        }
        // No channel: an interrupt of the caller that writes for all would close it half-way.
        try (RandomAccessFile file = new RandomAccessFile(log, "rw")) {
            append(file);
            length = file.length();
        } catch (IOException e) {
            isRefused = true;
            LOG.debug("The log {} was not made longer", log, e);
        }
    }

    /** All of it or nothing: what is left of a full disk is for the commits. */
    private static void append(RandomAccessFile file) throws IOException {
        long end = file.length();
        byte[] zeros = new byte[BLOCK_BYTES];
        try {
            file.seek(end);
            for (int written = 0; written < STEP_BYTES; written += BLOCK_BYTES) {
                file.write(zeros);
            }
        } catch (IOException e) {
            file.setLength(end);
            throw e;
        }
    }
}
