package io.mlops.core.quality;

import io.mlops.core.quality.Finding.Kind;
import io.mlops.data.CategoryProfile;
import io.mlops.data.ColumnProfile;
import io.mlops.data.NumericProfile;
import io.mlops.error.Quoted;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Compares the state of one column with its reference. */
record ColumnCheck(ColumnProfile reference, ColumnProfile current) {
    /** A share that is lost between reference and now from which on the column is not what it was. */
    private static final double LOST = 0.1;

    private static final int NAMED = 3;
    private static final int DIGITS = 6;
    private static final int MOST_PLAIN = 12;

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        if (current.rows() == 0 || reference.rows() == 0) {
            return findings;
        }
        missing(findings);
        types(findings);
        if (current.values() > 0 && reference.values() > 0) {
            constants(findings);
        }
        current.numeric().ifPresent(now -> numbers(reference.numeric().orElseThrow(), now, findings));
        current.categories().ifPresent(now -> unseen(now, findings));
        return findings;
    }

    private void missing(List<Finding> findings) {
        double then = share(reference.missing(), reference.rows());
        double now = share(current.missing(), current.rows());
        if (now >= then + LOST) {
            add(findings, Kind.MISSING, Severity.ERROR, current.missing(), shares("have no value", then, now));
        } else if (current.missing() > 0 && reference.column().required()) {
            add(findings, Kind.MISSING, Severity.WARNING, current.missing(), shares("have no value", then, now));
        } else if (current.missing() > 0 && now >= LOST) {
            add(findings, Kind.MISSING, Severity.NOTE, current.missing(), shares("have no value", then, now));
        }
    }

    private void types(List<Finding> findings) {
        double then = share(reference.mismatched(), reference.rows());
        double now = share(current.mismatched(), current.rows());
        String text = shares("are no " + current.column().type().text(), then, now);
        if (current.mismatched() > 0) {
            Severity severity = now >= then + LOST ? Severity.ERROR : Severity.WARNING;
            add(findings, Kind.TYPE, severity, current.mismatched(), text);
        } else if (reference.mismatched() > 0) {
            add(findings, Kind.TYPE, Severity.NOTE, reference.mismatched(), text);
        }
    }

    private void constants(List<Finding> findings) {
        if (current.distinct() == 1 && reference.distinct() > 1) {
            add(findings, Kind.CONSTANT, Severity.WARNING, current.values(), "all rows have one value now");
        } else if (reference.distinct() == 1) {
            add(findings, Kind.CONSTANT, Severity.NOTE, reference.values(), "all rows of the reference have one value");
        }
    }

    private void numbers(NumericProfile then, NumericProfile now, List<Finding> findings) {
        long odd = now.counts().total() - now.counts().finite();
        long oddThen = then.counts().total() - then.counts().finite();
        if (odd > 0) {
            Severity severity = oddThen == 0 ? Severity.WARNING : Severity.NOTE;
            add(findings, Kind.NOT_FINITE, severity, odd, odd + " values are NaN or infinite, " + oddThen + " then");
        }
        long outside = now.count(0) + now.count(now.bins() - 1);
        if (then.count() > 0 && now.count() > 0 && now.edges().size() > 0 && outside > 0) {
            add(
                    findings,
                    Kind.RANGE,
                    Severity.NOTE,
                    outside,
                    String.format(
                            Locale.ROOT,
                            "%.3g %% of the values, from %s to %s, are outside the range of the reference, %s to %s",
                            100 * share(outside, now.count()),
                            plain(now.min()),
                            plain(now.max()),
                            plain(then.min()),
                            plain(then.max())));
        }
        boolean whole = then.counts().finite() > 0
                && then.counts().whole() == then.counts().finite();
        long fractions = now.counts().finite() - now.counts().whole();
        if (whole && fractions > 0) {
            add(findings, Kind.TYPE, Severity.WARNING, fractions, fractions + " values have a fraction, none had one");
        }
    }

    private void unseen(CategoryProfile now, List<Finding> findings) {
        // Where the reference had more categories than it lists, others need not be new.
        if (reference.values() == 0 || reference.categories().orElseThrow().other() > 0 || now.other() == 0) {
            return;
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < Math.min(NAMED, now.newcomers()); i++) {
            names.add(Quoted.of(now.newcomer(i)));
        }
        String more = now.newcomers() > NAMED ? " and others" : "";
        add(
                findings,
                Kind.UNSEEN,
                Severity.WARNING,
                now.other(),
                String.format(
                        Locale.ROOT,
                        "%.3g %% of the values are categories that the reference lacks: %s%s",
                        100 * share(now.other(), current.values()),
                        String.join(", ", names),
                        more));
    }

    private void add(List<Finding> findings, Kind kind, Severity severity, long count, String text) {
        findings.add(new Finding(current.column().name(), kind, severity, count, text));
    }

    private static String shares(String what, double then, double now) {
        return String.format(Locale.ROOT, "%.3g %% of the rows %s, %.3g %% then", 100 * now, what, 100 * then);
    }

    /** A finite number to six digits without zeros at its end. */
    private static String plain(double value) {
        BigDecimal rounded = new BigDecimal(value, new MathContext(DIGITS)).stripTrailingZeros();
        return Math.abs(rounded.scale()) > MOST_PLAIN ? rounded.toString() : rounded.toPlainString();
    }

    private static double share(long part, long all) {
        return all == 0 ? 0 : (double) part / all;
    }
}
