package io.mlops.core.drift.preset;

import io.mlops.drift.CategoricalSample;
import io.mlops.drift.NumericSample;
import io.mlops.drift.Sample;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/** Columns of a simple CSV file: numeric where all values are numbers, else categories. */
record CsvColumns(List<String> header, List<String[]> rows) {
    private static final Set<String> MISSING = Set.of("", "NA");

    static CsvColumns read(Path file) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                InputStream stream = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            List<String[]> rows = new ArrayList<>();
            reader.lines().forEach(line -> rows.add(line.split(",", -1)));
            return new CsvColumns(List.of(rows.get(0)), rows.subList(1, rows.size()));
        }
    }

    String value(String[] row, String column) {
        return row[header.indexOf(column)];
    }

    CsvColumns where(Predicate<String[]> condition) {
        return new CsvColumns(header, rows.stream().filter(condition).toList());
    }

    Map<String, Sample> samples(Set<String> leftOut) {
        Map<String, Sample> samples = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            if (!leftOut.contains(header.get(i))) {
                int column = i;
                samples.put(
                        header.get(i),
                        sample(rows.stream().map(row -> row[column]).toList()));
            }
        }
        return samples;
    }

    private static Sample sample(List<String> texts) {
        double[] numbers = new double[texts.size()];
        try {
            Arrays.setAll(numbers, i -> MISSING.contains(texts.get(i)) ? Double.NaN : Double.parseDouble(texts.get(i)));
            return NumericSample.of(numbers);
        } catch (NumberFormatException text) {
            return CategoricalSample.of(texts);
        }
    }
}
