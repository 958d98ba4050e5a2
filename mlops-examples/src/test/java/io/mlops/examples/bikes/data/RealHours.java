package io.mlops.examples.bikes.data;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The real file, where it lies beside the checkout; the project does not ship it. */
public final class RealHours {
    private RealHours() {}

    /** Returns the file, or ends the test as skipped. */
    public static Path file() {
        Path file = Path.of(System.getProperty("mlops.test.data", "absent"), "bike-sharing", "hour.csv");
        assumeTrue(Files.isRegularFile(file), () -> "skipped: there is no " + file);
        return file;
    }

    /** Returns the hours, or ends the test as skipped. */
    public static List<RentalHour> read() throws IOException {
        return HourCsv.read(file());
    }
}
