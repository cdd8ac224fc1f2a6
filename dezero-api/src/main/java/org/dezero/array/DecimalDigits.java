package org.dezero.array;

import java.math.BigInteger;

/**
 * The decimal digits of a positive binary floating-point number: {@code d.ddd} times ten to the {@code exponent}.
 *
 * <p>Digits are generated exactly, from the most significant one on, until they tell the number from its neighbours in
 * its own precision; limits may cut them off before, where the exact value is rounded half to even, or go on beyond.
 * The method is Steele and White's free-format algorithm (How to Print Floating-Point Numbers Accurately, 1990).
 *
 * @param digits at least one digit, the first not zero; trailing zeros are left out
 * @param exponent the power of ten of the first digit
 */
record DecimalDigits(String digits, int exponent) {
    /** Larger than the number of digits of any value, and than any exponent. */
    private static final int UNLIMITED = 2000;

    /**
     * The fewest digits that parse back to the value, the nearest to it among those.
     *
     * @param value positive and finite
     * @param single whether to parse back as a float; the value is one then
     */
    static DecimalDigits shortest(double value, boolean single) {
        return generate(value, single, true, 0, UNLIMITED);
    }

    /** As {@link #shortest}, but no more than {@code most} digits behind the point and all of those before it. */
    static DecimalDigits positional(double value, boolean single, int most) {
        return generate(value, single, false, 0, most);
    }

    /** As {@link #shortest}, but with at least {@code fewest} and at most {@code most} digits after the first one. */
    static DecimalDigits scientific(double value, boolean single, int fewest, int most) {
        return generate(value, single, true, fewest, most);
    }

    private static DecimalDigits generate(double value, boolean single, boolean fromFirst, int fewest, int most) {
        // The value is mantissa * 2^power; its neighbour below is at half the distance if it is a power of two.
        long mantissa;
        int power;
        boolean closerBelow;
        if (single) {
            int bits = Float.floatToRawIntBits((float) value);
            int field = bits >>> 23;
            mantissa = bits & 0x7FFFFF;
            closerBelow = mantissa == 0 && field > 1;
            mantissa |= field == 0 ? 0 : 0x800000;
            power = Math.max(field, 1) - 150;
        } else {
            long bits = Double.doubleToRawLongBits(value);
            int field = (int) (bits >>> 52);
            mantissa = bits & 0xFFFFFFFFFFFFFL;
            closerBelow = mantissa == 0 && field > 1;
            mantissa |= field == 0 ? 0 : 0x10000000000000L;
            power = Math.max(field, 1) - 1075;
        }
        boolean even = (mantissa & 1) == 0;

        // rest / scale is the value, above / scale and below / scale half the distances to its neighbours.
        int shift = closerBelow ? 2 : 1;
        BigInteger rest = BigInteger.valueOf(mantissa).shiftLeft(shift + Math.max(power, 0));
        BigInteger scale = BigInteger.ONE.shiftLeft(shift + Math.max(-power, 0));
        BigInteger below = BigInteger.ONE.shiftLeft(Math.max(power, 0));
        BigInteger above = closerBelow ? below.shiftLeft(1) : below;

        // Bring rest / scale into [1, 10). The logarithm may be one off; the two loops correct it.
        int exponent = (int) Math.floor(Math.log10(value));
        BigInteger tens = BigInteger.TEN.pow(Math.abs(exponent));
        if (exponent >= 0) {
            scale = scale.multiply(tens);
        } else {
            rest = rest.multiply(tens);
            below = below.multiply(tens);
            above = above.multiply(tens);
        }
        while (rest.compareTo(scale) < 0) {
            rest = rest.multiply(BigInteger.TEN);
            below = below.multiply(BigInteger.TEN);
            above = above.multiply(BigInteger.TEN);
            exponent--;
        }
        for (BigInteger next = scale.multiply(BigInteger.TEN);
                rest.compareTo(next) >= 0;
                next = scale.multiply(BigInteger.TEN)) {
            scale = next;
            exponent++;
        }

        int origin = fromFirst ? exponent : 0;
        int firstStop = origin - fewest;
        int lastPlace = origin - most;
        StringBuilder out = new StringBuilder();
        for (int place = exponent; ; place--) {
            BigInteger[] step = rest.divideAndRemainder(scale);
            int digit = step[0].intValue();
            rest = step[1];
            // Whether what stands here so far, or that with its last digit one up, parses back to the value.
            boolean low = rest.compareTo(below) < (even ? 1 : 0);
            boolean high = rest.add(above).compareTo(scale) > (even ? -1 : 0);
            out.append((char) ('0' + digit));
            if (place <= lastPlace || (place <= firstStop && (low || high))) {
                int half = rest.shiftLeft(1).compareTo(scale);
                boolean up = low == high ? half > 0 || (half == 0 && digit % 2 == 1) : high;
                return up ? roundedUp(out, exponent) : stripped(out, exponent);
            }
            rest = rest.multiply(BigInteger.TEN);
            below = below.multiply(BigInteger.TEN);
            above = above.multiply(BigInteger.TEN);
        }
    }

    private static DecimalDigits roundedUp(StringBuilder digits, int exponent) {
        int i = digits.length() - 1;
        while (i >= 0 && digits.charAt(i) == '9') {
            i--;
        }
        if (i < 0) {
            return new DecimalDigits("1", exponent + 1);
        }
        digits.setCharAt(i, (char) (digits.charAt(i) + 1));
        digits.setLength(i + 1);
        return new DecimalDigits(digits.toString(), exponent);
    }

    private static DecimalDigits stripped(StringBuilder digits, int exponent) {
        int n = digits.length();
        while (n > 1 && digits.charAt(n - 1) == '0') {
            n--;
        }
        digits.setLength(n);
        return new DecimalDigits(digits.toString(), exponent);
    }

    /** The digits before the point in positional notation; {@code "0"} for a value below 1. */
    String integerPart() {
        if (exponent < 0) {
            return "0";
        }
        int n = exponent + 1;
        return digits.length() >= n ? digits.substring(0, n) : digits + "0".repeat(n - digits.length());
    }

    /** The digits behind the point in positional notation, perhaps none. */
    String fraction() {
        if (exponent < 0) {
            return "0".repeat(-exponent - 1) + digits;
        }
        return digits.length() <= exponent + 1 ? "" : digits.substring(exponent + 1);
    }

    /** The exponent as scientific notation has it: a sign and at least {@code width} digits. */
    String exponentText(int width) {
        String n = Integer.toString(Math.abs(exponent));
        return (exponent < 0 ? "-" : "+") + "0".repeat(Math.max(0, width - n.length())) + n;
    }
}
