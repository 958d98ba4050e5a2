package io.mlops.core.report.scale;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as people read them, the same in every locale: {@code 8,645}, {@code 26.14}, {@code 0.0123}, {@code 3.2e-16}.
 *
 * <p>The minus is the ASCII one, so that a number copied from a report is a number elsewhere.
 */
public final class NumberText {
    private static final MathContext SHORT = new MathContext(4, RoundingMode.HALF_EVEN);
    private static final MathContext LONG = new MathContext(7, RoundingMode.HALF_EVEN);
    private static final double LEAST_PLAIN = 1e-4;
    private static final double MOST_PLAIN = 1e9;

    private NumberText() {}

    /** Returns a value to four significant digits, whole numbers below 10<sup>9</sup> in full; NaN is 'no value'. */
    public static String of(double value) {
        return format(value, SHORT);
    }

    /** Returns a value to seven significant digits, for data tables; NaN is 'no value'. */
    public static String precise(double value) {
        return format(value, LONG);
    }

    /** Returns a whole number with its thousands grouped. */
    public static String of(long value) {
        return grouped(BigDecimal.valueOf(value));
    }

    /** Returns a share of 1 as per cent to one decimal: 0.1234 is '12.3 %'. */
    public static String percent(double share) {
        if (!Double.isFinite(share)) {
            return of(share);
        }
        BigDecimal percent = new BigDecimal(share).movePointRight(2).setScale(1, RoundingMode.HALF_EVEN);
        return grouped(percent) + " %";
    }

    static String scientific(BigDecimal value) {
        if (value.signum() == 0) {
            return "0";
        }
        BigDecimal stripped = value.stripTrailingZeros();
        int exponent = stripped.precision() - stripped.scale() - 1;
        return stripped.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }

    static String grouped(BigDecimal value) {
        String plain = value.toPlainString();
        int end = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
        StringBuilder out = new StringBuilder(plain);
        int start = plain.startsWith("-") ? 1 : 0;
        for (int i = end - 3; i > start; i -= 3) {
            out.insert(i, ',');
        }
        return out.toString();
    }

    private static String format(double value, MathContext digits) {
        if (Double.isNaN(value)) {
            return "no value";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "infinite" : "-infinite";
        }
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        BigDecimal exact = new BigDecimal(value);
        if (size < LEAST_PLAIN || size >= MOST_PLAIN) {
            return scientific(exact.round(digits));
        }
        int wholeDigits = exact.precision() - exact.scale();
        BigDecimal rounded = wholeDigits >= digits.getPrecision()
                ? exact.setScale(0, RoundingMode.HALF_EVEN)
                : exact.round(digits).stripTrailingZeros();
        return grouped(rounded);
    }
}
