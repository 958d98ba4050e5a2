package io.mlops.core.report.drift;

import io.mlops.core.quality.DataQuality;
import io.mlops.core.quality.Finding;
import io.mlops.core.quality.Severity;
import io.mlops.core.report.Report;
import io.mlops.core.table.TableData;
import io.mlops.data.Profile;
import io.mlops.data.Schema;
import io.mlops.drift.DatasetDrift;
import io.mlops.drift.DriftPreset;
import io.mlops.drift.NumericSample;
import io.mlops.drift.Sample;
import io.mlops.drift.Verdict;
import io.mlops.error.InvalidInputException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What changed between a reference and current data, over all columns. Immutable and safe for threads. */
public final class DriftReport {
    private final TableData reference;
    private final TableData current;
    private final DriftPreset preset;
    private final boolean exact;
    private final Map<String, String> leftOut;
    private final DatasetDrift drift;
    private final List<Finding> findings;

    private DriftReport(TableData reference, TableData current, DriftPreset preset, Set<String> always) {
        this.reference = reference;
        this.current = current;
        this.preset = preset;
        leftOut = Untestable.columns(reference.profile(), always);
        Map<String, Sample> then = reference.counts();
        Map<String, Sample> now = current.counts();
        then.keySet().removeAll(leftOut.keySet());
        now.keySet().removeAll(leftOut.keySet());
        Map<String, Sample> valuesThen = reference.values();
        Map<String, Sample> valuesNow = current.values();
        valuesThen.keySet().retainAll(valuesNow.keySet());
        then.replaceAll((name, counts) -> valuesThen.getOrDefault(name, counts));
        now.replaceAll((name, counts) -> valuesThen.containsKey(name) ? valuesNow.getOrDefault(name, counts) : counts);
        exact = valuesThen.keySet().containsAll(now.keySet());
        current.facts().unknown().forEach(name -> now.put(name, NumericSample.of()));
        drift = preset.compare(then, now);
        List<Finding> all = new ArrayList<>(TableFindings.of(reference, current));
        all.addAll(DataQuality.against(reference.profile(), current.profile()));
        all.removeIf(finding ->
                current.facts().absent().contains(finding.column()) && finding.kind() != Finding.Kind.VANISHED);
        findings = List.copyOf(all);
    }

    private DriftReport(DriftReport report, List<Finding> more) {
        reference = report.reference;
        current = report.current;
        preset = report.preset;
        exact = report.exact;
        leftOut = report.leftOut;
        drift = report.drift;
        List<Finding> all = new ArrayList<>(report.findings);
        all.addAll(more);
        findings = List.copyOf(all);
    }

    /**
     * Returns this report with what the current data have that a schema does not allow.
     *
     * @param expected a schema that was written by hand
     */
    public DriftReport expecting(Schema expected) {
        return new DriftReport(this, DataQuality.against(expected, current.profile()));
    }

    /**
     * Compares two profiles.
     *
     * @param reference the reference
     * @param current a window on its edges and categories
     * @param preset the tests
     * @throws InvalidInputException if the profiles count on different edges or categories
     */
    public static DriftReport compare(Profile reference, Profile current, DriftPreset preset) {
        return compare(TableData.of(reference), TableData.of(current), preset);
    }

    /**
     * Compares two tables.
     *
     * @param reference the reference
     * @param current a table that was read against the reference's profile
     * @param preset the tests
     * @throws InvalidInputException if the profiles count on different edges or categories
     */
    public static DriftReport compare(TableData reference, TableData current, DriftPreset preset) {
        return compare(reference, current, preset, Set.of());
    }

    /**
     * Compares two tables, and tests some columns that would be left out as times or as texts that hardly repeat.
     *
     * @param reference the reference
     * @param current a table that was read against the reference's profile
     * @param preset the tests
     * @param always the names of these columns
     * @throws InvalidInputException if the profiles count on different edges or categories
     */
    public static DriftReport compare(TableData reference, TableData current, DriftPreset preset, Set<String> always) {
        Objects.requireNonNull(preset, "preset");
        return new DriftReport(reference, current, preset, Set.copyOf(always));
    }

    /**
     * Returns the conclusion over tests and data quality: DRIFTED where the preset says so or a finding is an {@link
     * Severity#ERROR}, INSUFFICIENT_DATA where a side has no rows or no column could be judged, else STABLE.
     */
    public Verdict verdict() {
        if (reference.profile().rows() == 0
                || current.profile().rows() == 0
                || drift.columns().isEmpty()) {
            return Verdict.INSUFFICIENT_DATA;
        }
        return errors() > 0 ? Verdict.DRIFTED : drift.verdict();
    }

    /** Returns the rule that gave the verdict, in words and figures. */
    public String rule() {
        if (reference.profile().rows() == 0 || current.profile().rows() == 0) {
            return "a side without rows";
        }
        if (drift.columns().isEmpty()) {
            return "no column to test";
        }
        String errors = errors() == 1 ? "1 error" : errors() + " errors";
        return errors() == 0 ? drift.rule() : drift.rule() + "; " + errors + " of data quality, one suffices";
    }

    private long errors() {
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .count();
    }

    /** Returns what the preset found. */
    public DatasetDrift drift() {
        return drift;
    }

    /** Returns what is odd about the data. */
    public List<Finding> findings() {
        return findings;
    }

    /** Returns the columns that were not tested, with the reason. */
    public Map<String, String> leftOut() {
        return Collections.unmodifiableMap(leftOut);
    }

    /** Returns whether single values were tested in all columns; if not, the counts of profiles were in some. */
    public boolean exact() {
        return exact;
    }

    /** Returns the tests. */
    public DriftPreset preset() {
        return preset;
    }

    /** Returns the reference. */
    public TableData reference() {
        return reference;
    }

    /** Returns the current data. */
    public TableData current() {
        return current;
    }

    /**
     * Returns the report as one HTML page.
     *
     * @param referenceName what the reference is called, such as the name of its file
     * @param currentName what the current data are called
     */
    public Report html(String referenceName, String currentName) {
        return new DriftPage(this, referenceName, currentName).report();
    }

    /**
     * Returns the report as a JSON object, pretty-printed. Numbers that JSON lacks are the texts {@code NaN}, {@code Infinity} and
     * {@code -Infinity}.
     *
     * @param referenceName what the reference is called, such as the name of its file
     * @param currentName what the current data are called
     */
    public String json(String referenceName, String currentName) {
        return new DriftJson(this).text(referenceName, currentName);
    }
}
