package org.dezero.array;

/**
 * The texts of an array's elements, all of the same width, as NumPy's default print options have them.
 *
 * <p>Floating values show at most eight digits behind the point and never more than tell them from their neighbours,
 * padded to align the points. All of them are in scientific notation, with equally many digits, if one is 1e8 or
 * larger, or the smallest but zero is below 1e-4, or the largest is more than 1000 times the smallest.
 */
final class ElementTexts {
    private static final int PRECISION = 8;

    private ElementTexts() {}

    /**
     * The texts of some elements; only those decide on notation and width.
     *
     * @param shown positions in row order, at least one
     */
    static String[] of(HostArray array, int[] shown) {
        return switch (array.dtype()) {
            case BOOL -> booleans(array.booleans(), shown);
            case INT64 -> longs(array.longs(), shown);
            case FLOAT32, FLOAT64 -> floating(array, shown);
        };
    }

    private static String[] booleans(boolean[] values, int[] shown) {
        String[] out = new String[shown.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = values[shown[i]] ? " True" : "False";
        }
        return out;
    }

    private static String[] longs(long[] values, int[] shown) {
        String[] out = new String[shown.length];
        int width = 0;
        for (int i = 0; i < out.length; i++) {
            out[i] = Long.toString(values[shown[i]]);
            width = Math.max(width, out[i].length());
        }
        for (int i = 0; i < out.length; i++) {
            out[i] = padded(out[i], width);
        }
        return out;
    }

    private static String[] floating(HostArray array, int[] shown) {
        boolean single = array.dtype() == DType.FLOAT32;
        double[] values = new double[shown.length];
        double largest = 0;
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < values.length; i++) {
            values[i] = array.getDouble(shown[i]);
            double size = Math.abs(values[i]);
            if (size > 0 && Double.isFinite(size)) {
                largest = Math.max(largest, size);
                smallest = Math.min(smallest, size);
            }
        }
        // NumPy divides in the array's own type.
        double ratio = single ? (float) largest / (float) smallest : largest / smallest;
        boolean scientific = largest > 0 && (largest >= 1e8 || smallest < 1e-4 || ratio > 1000);
        return scientific ? scientific(values, single) : positional(values, single);
    }

    private static String[] positional(double[] values, boolean single) {
        String[] before = new String[values.length];
        String[] behind = new String[values.length];
        int left = 0;
        int right = 0;
        for (int i = 0; i < values.length; i++) {
            double size = Math.abs(values[i]);
            if (Double.isFinite(size)) {
                before[i] = sign(values[i]);
                behind[i] = "";
                if (size == 0) {
                    before[i] += "0";
                } else {
                    DecimalDigits d = DecimalDigits.positional(size, single, PRECISION);
                    before[i] += d.integerPart();
                    behind[i] = d.fraction();
                }
                left = Math.max(left, before[i].length());
                right = Math.max(right, behind[i].length());
            }
        }
        int width = width(values, left + 1 + right);
        String[] out = new String[values.length];
        for (int i = 0; i < out.length; i++) {
            if (Double.isFinite(values[i])) {
                String rest = " ".repeat(right - behind[i].length());
                out[i] = padded(before[i], width - 1 - right) + "." + behind[i] + rest;
            } else {
                out[i] = padded(notFinite(values[i]), width);
            }
        }
        return out;
    }

    private static String[] scientific(double[] values, boolean single) {
        int precision = 0;
        int exponentWidth = 2;
        int left = 1;
        for (double value : values) {
            double size = Math.abs(value);
            if (Double.isFinite(size)) {
                left = Math.max(left, sign(value).length() + 1);
                if (size > 0) {
                    DecimalDigits d = DecimalDigits.scientific(size, single, 0, PRECISION);
                    precision = Math.max(precision, d.digits().length() - 1);
                    exponentWidth = Math.max(exponentWidth, d.exponentText(2).length() - 1);
                }
            }
        }
        int width = width(values, left + 1 + precision + 2 + exponentWidth);
        String[] out = new String[values.length];
        for (int i = 0; i < out.length; i++) {
            double size = Math.abs(values[i]);
            String text = notFinite(values[i]);
            if (Double.isFinite(size)) {
                // Digits that only fill up the common length are those of the exact value, not zeros.
                DecimalDigits d = size == 0
                        ? new DecimalDigits("0", 0)
                        : DecimalDigits.scientific(size, single, precision, precision);
                String digits = d.digits();
                text = sign(values[i]) + digits.charAt(0) + "." + digits.substring(1)
                        + "0".repeat(precision + 1 - digits.length()) + "e" + d.exponentText(exponentWidth);
            }
            out[i] = padded(text, width);
        }
        return out;
    }

    /** The common width, given that of the finite values. */
    private static int width(double[] values, int finite) {
        int width = finite;
        for (double value : values) {
            if (!Double.isFinite(value)) {
                width = Math.max(width, notFinite(value).length());
            }
        }
        return width;
    }

    private static String notFinite(double value) {
        return Double.isNaN(value) ? "nan" : value < 0 ? "-inf" : "inf";
    }

    private static String sign(double value) {
        return Double.doubleToRawLongBits(value) < 0 ? "-" : "";
    }

    private static String padded(String text, int width) {
        return " ".repeat(width - text.length()) + text;
    }
}
