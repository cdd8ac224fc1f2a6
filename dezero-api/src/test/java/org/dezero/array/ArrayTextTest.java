package org.dezero.array;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArrayTextTest {
    record Case(String name, HostArray array, String text) {
        @Override
        public String toString() {
            return name + " " + array.dtype() + " " + array.shape();
        }
    }

    static List<Case> cases() throws IOException {
        List<Case> out = new ArrayList<>();
        try (InputStream in = ArrayTextTest.class.getResourceAsStream("array_text.txt");
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<String> block = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("|")) {
                    block.add(line.substring(1));
                } else if (!line.startsWith("#")) {
                    // The blank line before a name ends a case; a blank third line means no elements.
                    if (line.isEmpty() && block.size() != 2) {
                        add(out, block);
                        block.clear();
                    } else {
                        block.add(line);
                    }
                }
            }
            add(out, block);
        }
        return out;
    }

    private static void add(List<Case> cases, List<String> block) {
        if (!block.isEmpty()) {
            HostArray array = array(block.get(1), block.get(2));
            cases.add(new Case(block.get(0), array, String.join("\n", block.subList(3, block.size()))));
        }
    }

    private static HostArray array(String type, String elements) {
        String dtype = type.substring(0, type.indexOf(' '));
        String lengths = type.substring(type.indexOf('(') + 1, type.length() - 1);
        Shape shape = lengths.isEmpty()
                ? Shape.SCALAR
                : Shape.of(Arrays.stream(lengths.split(","))
                        .mapToInt(Integer::parseInt)
                        .toArray());
        long[] bits = Arrays.stream(elements.split(" "))
                .filter(word -> !word.isEmpty())
                .flatMapToLong(ArrayTextTest::repeated)
                .toArray();
        switch (DType.parse(dtype)) {
            case FLOAT64:
                return HostArray.of(
                        Arrays.stream(bits)
                                .mapToDouble(Double::longBitsToDouble)
                                .toArray(),
                        shape);
            case FLOAT32:
                float[] floats = new float[bits.length];
                for (int i = 0; i < floats.length; i++) {
                    floats[i] = Float.intBitsToFloat((int) bits[i]);
                }
                return HostArray.of(floats, shape);
            case BOOL:
                boolean[] booleans = new boolean[bits.length];
                for (int i = 0; i < booleans.length; i++) {
                    booleans[i] = bits[i] != 0;
                }
                return HostArray.of(booleans, shape);
            default:
                return HostArray.of(bits, shape);
        }
    }

    private static LongStream repeated(String word) {
        int star = word.indexOf('*');
        long value = Long.parseUnsignedLong(star < 0 ? word : word.substring(0, star), 16);
        int count = star < 0 ? 1 : Integer.parseInt(word.substring(star + 1));
        return LongStream.generate(() -> value).limit(count);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isWhatNumPyPrints(Case c) {
        assertThat(c.array().toString()).isEqualTo(c.text());
    }

    @Test
    void allCasesAreRead() throws IOException {
        assertThat(cases()).hasSizeGreaterThan(80);
        assertThat(cases()).allSatisfy(c -> assertThat(c.text()).isNotEmpty());
    }

    @Test
    void indentedAsInAVariable() {
        HostArray array = HostArray.of(new double[][] {{1, 2}, {3, 4.5}});
        assertThat("variable(" + array.toString().replace("\n", "\n" + " ".repeat(9)) + ")")
                .isEqualTo("variable([[1.  2. ]\n          [3.  4.5]])");
    }
}
