package org.dezero.benchmarks;

import java.util.List;
import java.util.Locale;

/** Numbers as table and page show them. */
final class Figures {
    private static final List<String> UNITS = List.of("ns", "us", "ms", "s");

    private Figures() {}

    /** The index of the unit in which a time is at least 1. */
    static int unit(double nanos) {
        int unit = 0;
        while (unit < UNITS.size() - 1 && nanos >= 1000 && nanos < Double.POSITIVE_INFINITY) {
            nanos /= 1000;
            unit++;
        }
        return unit;
    }

    static String unitName(int unit) {
        return UNITS.get(unit);
    }

    /** A time in a unit. */
    static String time(double nanos, int unit) {
        return digits(nanos / Math.pow(1000, unit));
    }

    /** A time in the unit that suits it. */
    static String time(double nanos) {
        int unit = unit(nanos);
        return time(nanos, unit) + " " + unitName(unit);
    }

    /** Three digits, or all before the point. */
    static String digits(double value) {
        String format = value >= 99.95 ? "%.0f" : value >= 9.995 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }

    /** A power of ten. */
    static String power(int exponent) {
        return exponent < 0
                ? String.format(Locale.ROOT, "%." + -exponent + "f", Math.pow(10, exponent))
                : String.format(Locale.ROOT, "%,d", Math.round(Math.pow(10, exponent)));
    }

    /** A ratio; a dash for none. */
    static String ratio(double ratio) {
        return Double.isNaN(ratio) || Double.isInfinite(ratio) ? "-" : digits(ratio);
    }

    /** Bytes; a dash for none. */
    static String bytes(double bytes) {
        if (Double.isNaN(bytes)) {
            return "-";
        }
        return bytes < 10_000
                ? digits(bytes) + " B"
                : bytes < 10_000_000 ? digits(bytes / 1000) + " kB" : digits(bytes / 1e6) + " MB";
    }
}
