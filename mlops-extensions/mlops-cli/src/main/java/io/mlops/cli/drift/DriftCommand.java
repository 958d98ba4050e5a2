package io.mlops.cli.drift;

import io.mlops.cli.terminal.Progress;
import io.mlops.core.report.drift.DriftReport;
import io.mlops.core.table.CsvFile;
import io.mlops.core.table.TableData;
import io.mlops.data.Profile;
import io.mlops.data.Schema;
import io.mlops.drift.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares a CSV file with a reference. */
@Command(
        name = "drift",
        description = "Tells whether a CSV file has drifted from a reference, and writes a report.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeOnInvalidInput = DriftCommand.FAILED,
        exitCodeOnExecutionException = DriftCommand.FAILED,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:stable",
            "1:drifted",
            "2:too little data to tell",
            "3:an error, a wrong command line included"
        },
        footerHeading = "%nExample:%n",
        footer = "  mlops drift --reference 2011.csv --current 2012.csv --exclude id,date --html drift.html")
public final class DriftCommand implements Callable<Integer> {
    static final int FAILED = 3;

    @Spec
    private CommandSpec spec;

    @Option(names = "--reference", required = true, paramLabel = "FILE", description = "The data to compare with, CSV.")
    private Path reference;

    @Option(names = "--current", required = true, paramLabel = "FILE", description = "The data to judge, CSV.")
    private Path current;

    @Option(
            names = "--preset",
            defaultValue = "standard",
            description = "Which tests: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Preset preset = Preset.STANDARD;

    @Mixin
    private InputOptions input;

    @Option(
            names = "--schema",
            paramLabel = "FILE",
            description = "Also check the current data against a schema: MLflow's JSON, an array of columns.")
    private Optional<Path> schema = Optional.empty();

    @Option(names = "--html", paramLabel = "FILE", description = "Write the report as one HTML file.")
    private Optional<Path> html = Optional.empty();

    @Option(names = "--json", description = "Print the report as JSON, in place of words.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        DriftReport compared = compare();
        DriftReport report =
                schema.isPresent() ? compared.expecting(Schema.parse(Files.readString(schema.get()))) : compared;
        if (html.isPresent()) {
            report.html(name(reference), name(current)).writeTo(html.get());
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(report.json(name(reference), name(current)));
        } else {
            new DriftText(report, out).print();
        }
        out.flush();
        if (out.checkError()) {
            throw new IOException("Cannot write the result to standard output");
        }
        return code(report.verdict());
    }

    private DriftReport compare() throws IOException {
        CsvFile then = CsvFile.open(reference, input.format());
        CsvFile now = CsvFile.open(current, input.format());
        input.check(then.names());
        long bytes = 2 * Files.size(reference) + Files.size(current);
        try (Progress progress = Progress.start("Reading", bytes)) {
            CsvFile watchedThen = then.watchedBy(progress::count);
            Schema inferred = input.withCategories(watchedThen.inferSchema(input::wanted));
            TableData referenceData = TableData.reference(watchedThen, inferred);
            Profile profile = referenceData.profile();
            TableData currentData = TableData.against(now.watchedBy(progress::count), profile, input::wanted);
            return DriftReport.compare(referenceData, currentData, preset.tests(), input.named());
        }
    }

    private static String name(Path file) {
        return Optional.ofNullable(file.getFileName()).map(Path::toString).orElse(file.toString());
    }

    private static int code(Verdict verdict) {
        return switch (verdict) {
            case STABLE -> 0;
            case DRIFTED -> 1;
            case INSUFFICIENT_DATA -> 2;
        };
    }
}
