package io.mlops.core.report.drift;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mlops.core.quality.Finding;
import io.mlops.core.table.TableData;
import io.mlops.data.ColumnProfile;
import io.mlops.data.NumericProfile;
import io.mlops.data.Profile;
import io.mlops.drift.EffectSize;
import io.mlops.drift.TestResult;

/** A drift report as JSON. Immutable. */
final class DriftJson {
    private static final int VERSION = 1;

    private final DriftReport report;

    DriftJson(DriftReport report) {
        this.report = report;
    }

    String text(String referenceName, String currentName) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("version", VERSION);
        root.put("verdict", report.verdict().name());
        root.put("rule", report.rule());
        root.put("preset", report.preset().name());
        report.preset().flaws().forEach(root.putArray("flaws")::add);
        root.put("comparedBy", report.exact() ? "values" : "profiles");
        side(root.putObject("reference"), referenceName, report.reference());
        side(root.putObject("current"), currentName, report.current());
        report.drift().drifted().forEach(root.putArray("drifted")::add);
        ArrayNode columns = root.putArray("columns");
        report.drift().columns().forEach((name, result) -> column(columns.addObject(), name, result));
        ObjectNode leftOut = root.putObject("leftOut");
        report.leftOut().forEach(leftOut::put);
        ArrayNode quality = root.putArray("quality");
        report.findings().forEach(finding -> finding(quality.addObject(), finding));
        return root.toPrettyString();
    }

    private static void side(ObjectNode node, String name, TableData table) {
        node.put("name", name);
        node.put("rows", table.profile().rows());
        node.put(
                "columns",
                table.profile().schema().size()
                        - table.facts().absent().size()
                        + table.facts().unknown().size());
        table.facts().duplicates().ifPresent(count -> node.put("duplicateRows", count));
        node.put("raggedRows", table.facts().ragged());
    }

    private void column(ObjectNode node, String name, TestResult result) {
        node.put("name", name);
        node.put("verdict", result.verdict().name());
        node.put("rule", result.rule());
        node.put("method", result.method());
        number(node, "statistic", result.statistic());
        result.pValue().ifPresent(p -> number(node, "pValue", p));
        result.effect().ifPresent(effect -> effect(node.putObject("effect"), effect));
        ObjectNode sizes = node.putObject("sizes");
        sizes.put("reference", result.sizes().reference());
        sizes.put("current", result.sizes().current());
        sizes.put("referenceMissing", result.sizes().referenceMissing());
        sizes.put("currentMissing", result.sizes().currentMissing());
        boolean then = report.reference().profile().schema().find(name).isPresent();
        boolean now = then && !report.current().facts().absent().contains(name);
        if (then) {
            profile(node.putObject("reference"), report.reference().profile(), name);
        }
        if (now) {
            profile(node.putObject("current"), report.current().profile(), name);
        }
    }

    private static void effect(ObjectNode node, EffectSize effect) {
        node.put("name", effect.name());
        number(node, "value", effect.value());
        number(node, "low", effect.low());
        number(node, "high", effect.high());
        number(node, "level", effect.level());
        node.put("direction", effect.direction().name());
    }

    private static void profile(ObjectNode node, Profile profile, String name) {
        ColumnProfile column = profile.column(name);
        node.put("type", column.column().type().text());
        node.put("values", column.values());
        node.put("missing", column.missing());
        node.put("mismatched", column.mismatched());
        node.put("distinct", column.distinct());
        column.numeric().filter(numbers -> numbers.count() > 0).ifPresent(numbers -> numbers(node, numbers));
    }

    private static void numbers(ObjectNode node, NumericProfile numbers) {
        number(node, "min", numbers.min());
        number(node, "max", numbers.max());
        number(node, "mean", numbers.mean());
        number(node, "standardDeviation", Math.sqrt(numbers.variance()));
        number(node, "median", numbers.quantile(0.5));
        node.put("notFinite", numbers.counts().total() - numbers.count());
    }

    private static void finding(ObjectNode node, Finding finding) {
        node.put("column", finding.column());
        node.put("kind", finding.kind().name());
        node.put("severity", finding.severity().name());
        node.put("count", finding.count());
        node.put("text", finding.text());
    }

    private static void number(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.put(name, Double.toString(value));
        }
    }
}
