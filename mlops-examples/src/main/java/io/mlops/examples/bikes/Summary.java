package io.mlops.examples.bikes;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What came of the story, as it stands in {@code summary.json}. Errors are mean absolute errors in rentals an hour. Immutable.
 *
 * @param data what it was told with
 * @param candidates the models of 2011, the best first
 * @param promotions each move of the champion
 * @param alert what the monitor found by itself
 * @param quarters the errors of 2012
 * @param retraining the model of mid-2012
 * @param audit what the audit log says of itself
 */
record Summary(
        Data data,
        List<Candidate> candidates,
        List<Promotion> promotions,
        Alert alert,
        List<Quarter> quarters,
        Retraining retraining,
        Audit audit) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** The hours; the digest is the SHA-256 of the file. */
    record Data(String source, String digest, int hours, boolean generated) {}

    /** A model of 2011 and its error on the held-out days. */
    record Candidate(String learner, String runId, double heldOutError) {}

    /** A move of the alias; the time is that of the replay. */
    record Promotion(int version, String runId, String approvedBy, String at) {}

    /** The first alert: when it was raised, since when its cause lasts, and what it says. */
    record Alert(String raisedAt, String since, List<String> findings) {}

    /** A quarter of 2012: the error of the model of 2011, also after it was replaced, and that of the model in service. */
    record Quarter(int quarter, double firstModelError, double servedError) {}

    /** The new model and the champion before it on the same held-out recent days. */
    record Retraining(int version, double recentError, double championRecentError) {}

    /** The number of entries, the root hash over them, and whether the log was found whole. */
    record Audit(long entries, String rootHash, boolean verified) {}

    /** Writes the summary as JSON, and returns the file. */
    Path write(Path file) throws IOException {
        return Files.writeString(file, JSON.writeValueAsString(this) + "\n");
    }

    static Summary read(Path file) throws IOException {
        return JSON.readValue(file.toFile(), Summary.class);
    }
}
