package io.mlops.cli.audit;

import io.mlops.cli.store.StoreCommand;
import io.mlops.cli.terminal.SafeText;
import io.mlops.governance.audit.AuditTrail;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the audit log with its proofs. */
@Command(
        name = "export",
        description = {
            "Writes the whole audit log with its proofs as JSON lines.",
            "With its checkpoints and the proof that each entry is in it, for whoever trusts neither the store nor this program."
                    + " Names and free texts are digests."
        },
        mixinStandardHelpOptions = true)
final class AuditExport extends StoreCommand {
    @Option(names = "--out", required = true, paramLabel = "FILE", description = "A new file; one that exists is kept.")
    private Path file = Path.of("");

    @Override
    public Integer call() {
        reading(mlops -> {
            try {
                write(mlops.governance().audit());
                return file;
            } catch (FileAlreadyExistsException e) {
                throw new UncheckedIOException("The file " + file + " exists; name a new one", e);
            } catch (IOException e) {
                throw new UncheckedIOException("The file " + file + " cannot be written", e);
            }
        });
        print(
                Map.of("file", file.toString()),
                () -> out().println("The audit log was written to " + SafeText.of(file.toString())));
        return 0;
    }

    /** A log that does not hold leaves no file. */
    private void write(AuditTrail audit) throws IOException {
        OutputStream opened = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (OutputStream out = opened) {
            audit.export(out);
        } catch (RuntimeException | IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }
}
