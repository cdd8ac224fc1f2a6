package org.dezero.array;

/**
 * Floating-point numbers as the shortest decimal text that parses back to the same number.
 *
 * <p>Among the shortest texts it is the one nearest to the number. The form is that of Python's {@code repr}: {@code
 * 1.0}, {@code 0.1}, {@code 1e-05}, {@code 1.5e+16}. It is the same on every JDK, which {@link Double#toString(double)}
 * is not: before JDK 19 it gives a digit too many for some numbers.
 */
public final class ShortestDecimal {
    private ShortestDecimal() {}

    /**
     * The shortest text of a double, as Python's {@code repr(x)} and NumPy's {@code str(np.float64(x))}.
     *
     * <p>Scientific below 1e-4 and from 1e16 on, with two or three digits of exponent. NaN is {@code nan}, infinities
     * are {@code inf} and {@code -inf}, negative zero is {@code -0.0}. {@link Double#parseDouble} reads every text back
     * but those of NaN and the infinities.
     *
     * @param value any double
     */
    public static String toString(double value) {
        return text(value, false);
    }

    /**
     * The shortest text of a float, as NumPy's {@code str(np.float32(x))}: only as many digits as tell it from other
     * floats.
     *
     * <p>The form is that of {@link #toString(double)}. The float nearest to 1e-4 lies below it and is {@code 1e-04}.
     * {@link Float#parseFloat} reads every text back but those of NaN and the infinities.
     *
     * @param value any float
     */
    public static String toString(float value) {
        return text(value, true);
    }

    private static String text(double value, boolean single) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        String sign = Double.doubleToRawLongBits(value) < 0 ? "-" : "";
        double size = Math.abs(value);
        if (Double.isInfinite(size)) {
            return sign + "inf";
        }
        if (size == 0) {
            return sign + "0.0";
        }
        DecimalDigits d = DecimalDigits.shortest(size, single);
        if (size >= 1e-4 && size < 1e16) {
            String fraction = d.fraction();
            return sign + d.integerPart() + "." + (fraction.isEmpty() ? "0" : fraction);
        }
        String digits = d.digits();
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return sign + mantissa + "e" + d.exponentText(2);
    }
}
