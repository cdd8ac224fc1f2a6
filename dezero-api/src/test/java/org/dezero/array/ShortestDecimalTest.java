package org.dezero.array;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShortestDecimalTest {
    static List<String> lines() throws IOException {
        try (InputStream in = ShortestDecimalTest.class.getResourceAsStream("shortest_decimal.txt");
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void isWhatNumPyPrints(String line) {
        String[] words = line.split(" ");
        long bits = Long.parseUnsignedLong(words[1], 16);
        String actual = words[0].equals("float64")
                ? ShortestDecimal.toString(Double.longBitsToDouble(bits))
                : ShortestDecimal.toString(Float.intBitsToFloat((int) bits));
        assertThat(actual).isEqualTo(words[2]);
    }

    @Test
    void doublesParseBackAndNoShorterTextDoes() {
        Random random = new Random(1);
        for (int i = 0; i < 5000; i++) {
            double value = Double.longBitsToDouble(random.nextLong() & Long.MAX_VALUE);
            if (Double.isFinite(value) && value > 0) {
                String text = ShortestDecimal.toString(value);
                assertThat(Double.parseDouble(text)).isEqualTo(value);
                BigDecimal exact = new BigDecimal(value);
                for (BigDecimal shorter : oneDigitLess(exact, text)) {
                    assertThat(shorter.doubleValue()).isNotEqualTo(value);
                }
            }
        }
    }

    @Test
    void floatsParseBackAndNoShorterTextDoes() {
        Random random = new Random(2);
        for (int i = 0; i < 5000; i++) {
            float value = Float.intBitsToFloat(random.nextInt() & Integer.MAX_VALUE);
            if (Float.isFinite(value) && value > 0) {
                String text = ShortestDecimal.toString(value);
                assertThat(Float.parseFloat(text)).isEqualTo(value);
                for (BigDecimal shorter : oneDigitLess(new BigDecimal(value), text)) {
                    assertThat(Float.parseFloat(shorter.toString())).isNotEqualTo(value);
                }
            }
        }
    }

    /** The two numbers next to the exact value that have one digit less than its text. */
    private static List<BigDecimal> oneDigitLess(BigDecimal exact, String text) {
        int digits = new BigDecimal(text).stripTrailingZeros().precision();
        return digits == 1
                ? List.of()
                : List.of(
                        exact.round(new MathContext(digits - 1, RoundingMode.DOWN)),
                        exact.round(new MathContext(digits - 1, RoundingMode.UP)));
    }
}
