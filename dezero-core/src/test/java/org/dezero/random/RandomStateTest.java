package org.dezero.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RandomStateTest {
    private static final Pattern CALL = Pattern.compile("(skip )?(\\w+)\\(([^)]*)\\)");

    /** Consecutive draws of one generator: first its seed, then calls and what NumPy returned for them. */
    record Stream(String name, long seed, List<String> lines) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Stream> streams() {
        List<Stream> out = new ArrayList<>();
        for (String file : List.of("rng_golden.txt", "numpy_draws.txt")) {
            for (String line : lines(file)) {
                if (line.startsWith("seed")) {
                    String seed = line.substring(4, line.indexOf(' '));
                    String name = file + ":" + line.substring(0, line.indexOf('\t'));
                    out.add(new Stream(name, Long.parseLong(seed), new ArrayList<>()));
                }
                out.get(out.size() - 1).lines().add(line);
            }
        }
        return out;
    }

    private static List<String> lines(String file) {
        try (InputStream in = RandomStateTest.class.getResourceAsStream(file);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("streams")
    void drawsWhatNumPyDraws(Stream stream) {
        RandomState random = new RandomState(stream.seed());
        for (String line : stream.lines()) {
            int tab = line.indexOf('\t');
            String values = line.substring(tab + 1).trim();
            String[] expected = values.isEmpty() ? new String[0] : values.split(" ");
            Matcher call = CALL.matcher(line.substring(0, tab));
            int checked = 0;
            while (call.find()) {
                String[] args = call.group(3).split(",");
                if (call.group(1) != null) {
                    draw(random, call.group(2), args);
                } else {
                    check(call.group(), draw(random, call.group(2), args), expected);
                    checked++;
                }
            }
            assertThat(checked).as(line).isEqualTo(1);
        }
    }

    private static HostArray draw(RandomState random, String function, String[] args) {
        return switch (function) {
            case "rand" -> random.rand(shape(args, 0));
            case "randn" -> random.randn(shape(args, 0));
            case "uniform" -> random.uniform(Double.parseDouble(args[0]), Double.parseDouble(args[1]), shape(args, 2));
            case "randint" -> random.randint(Long.parseLong(args[0]), Long.parseLong(args[1]), shape(args, 2));
            case "permutation" -> asArray(random.permutation(Integer.parseInt(args[0])));
            default -> throw new AssertionError(function);
        };
    }

    private static HostArray asArray(int[] values) {
        return HostArray.of(Arrays.stream(values).asLongStream().toArray(), values.length);
    }

    private static Shape shape(String[] args, int from) {
        return Shape.of(
                Arrays.stream(args).skip(from).mapToInt(Integer::parseInt).toArray());
    }

    private static void check(String call, HostArray actual, String[] expected) {
        assertThat(actual.size()).as(call).isEqualTo(expected.length);
        // Only randn depends on a logarithm, and so on the C library NumPy was linked with.
        double ulps = call.startsWith("randn") ? 2 : 0;
        for (int i = 0; i < expected.length; i++) {
            if (actual.dtype() == DType.INT64) {
                assertThat(actual.longs()[i]).as("%s[%d]", call, i).isEqualTo(Long.parseLong(expected[i]));
            } else {
                double value = Double.parseDouble(expected[i]);
                double error = Math.abs(actual.doubles()[i] - value);
                assertThat(error).as("%s[%d]", call, i).isLessThanOrEqualTo(ulps * Math.ulp(value));
            }
        }
    }

    @Test
    void aHandfulOfNormalsDiffersFromNumPyAtAll() {
        double[] expected = lines("rng_golden.txt").stream()
                .filter(line -> line.contains("randn(10200)"))
                .flatMap(line ->
                        Arrays.stream(line.substring(line.indexOf('\t') + 1).split(" ")))
                .mapToDouble(Double::parseDouble)
                .toArray();
        RandomState random = new RandomState(0);
        random.rand(1000);
        double[] actual = random.randn(expected.length).doubles();
        int different = 0;
        for (int i = 0; i < expected.length; i++) {
            different += actual[i] == expected[i] ? 0 : 1;
        }
        assertThat(expected).hasSize(10200);
        assertThat(different).isLessThan(15);
    }

    @Test
    void scalarsAreTheElementsOfArrays() {
        RandomState one = new RandomState(42);
        RandomState many = new RandomState(42);
        assertThat(many.rand(2, 3).doubles())
                .containsExactly(one.rand(), one.rand(), one.rand(), one.rand(), one.rand(), one.rand());
        assertThat(many.randn(3).doubles()).containsExactly(one.randn(), one.randn(), one.randn());
        assertThat(many.uniform(-2, 5, 2).doubles()).containsExactly(one.uniform(-2, 5), one.uniform(-2, 5));
        assertThat(many.randint(-3, 9, 2).longs()).containsExactly(one.randint(-3, 9), one.randint(-3, 9));
        assertThat(many.rand()).isEqualTo(one.rand());
    }

    @Test
    void shapesAndTypes() {
        RandomState random = new RandomState(1);
        assertThat(random.rand(2, 3).shape()).isEqualTo(Shape.of(2, 3));
        assertThat(random.randn(2, 0).shape()).isEqualTo(Shape.of(2, 0));
        assertThat(random.uniform(0, 1, 4).dtype()).isEqualTo(DType.FLOAT64);
        assertThat(random.randint(0, 10, 1, 2, 3).dtype()).isEqualTo(DType.INT64);
        assertThat(random.randn(Shape.SCALAR).shape()).isEqualTo(Shape.SCALAR);
    }

    @Test
    void seedStartsOverAndDropsTheSpareNormal() {
        RandomState random = new RandomState(7);
        double first = random.randn();
        random.seed(7);
        assertThat(random.randn()).isEqualTo(first);
        assertThat(random.randn()).isEqualTo(new RandomState(7).randn(2).doubles()[1]);
    }

    @Test
    void shuffleIsPermutationOfTheValues() {
        int[] values = {10, 11, 12, 13, 14, 15, 16};
        new RandomState(3).shuffle(values);
        assertThat(values)
                .containsExactly(Arrays.stream(new RandomState(3).permutation(7))
                        .map(i -> i + 10)
                        .toArray());
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1L << 32, Long.MIN_VALUE, Long.MAX_VALUE})
    void seedsOutOfRangeAreRefused(long seed) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RandomState(seed))
                .withMessage("seed: out of range: " + seed + "; seeds run from 0 to 4294967295");
        RandomState random = new RandomState(7);
        assertThatIllegalArgumentException().isThrownBy(() -> random.seed(seed));
        assertThat(random.rand()).isEqualTo(new RandomState(7).rand());
    }

    @Test
    void emptyRangesAreRefused() {
        RandomState random = new RandomState(0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> random.randint(3, 3))
                .withMessageStartingWith("randint: empty range: low 3, high 3;");
        assertThatIllegalArgumentException().isThrownBy(() -> random.randint(5, -5, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> random.permutation(-2))
                .withMessageStartingWith("permutation: negative length: -2");
    }

    @Test
    void rangesThatAreNotFiniteAreRefused() {
        RandomState random = new RandomState(0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> random.uniform(-Double.MAX_VALUE, Double.MAX_VALUE))
                .withMessageStartingWith("uniform: range is not finite: low -1.79");
        assertThatIllegalArgumentException().isThrownBy(() -> random.uniform(Double.NaN, 1, 2));
    }
}
