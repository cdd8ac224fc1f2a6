package org.dezero.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.dezero.array.DType;
import org.dezero.array.DTypeException;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;
import org.dezero.array.ShapeException;
import org.dezero.random.RandomState;
import org.junit.jupiter.api.Test;

class DatasetTest {
    @Test
    void spiralHasDeZerosNumbers() {
        RandomState random = new RandomState(0);
        Spiral train = new Spiral(true, random);
        double next = random.rand();
        Spiral test = new Spiral(false, random);

        assertThat(train.size()).isEqualTo(300);
        Example first = train.get(0);
        assertThat(first.x().floats()).containsExactly(-0.1398138850927353f, -0.007216573692858219f);
        assertThat(first.x().shape()).isEqualTo(Shape.of(2));
        assertThat(first.t().shape()).isEqualTo(Shape.SCALAR);
        assertThat(first.t().longs()).containsExactly(1);
        assertThat(test.get(0).x().floats()).containsExactly(new float[] {0.13246453f, 0.13620993f}, within(1e-8f));
        assertThat(test.get(0).t().longs()).containsExactly(0);
        assertThat(train.all().t().longs()).containsOnly(0, 1, 2).hasSize(300);

        RandomState again = new RandomState(99);
        new Spiral(true, again);
        assertThat(again.rand()).isEqualTo(next);
    }

    @Test
    void sinCurveHasDeZerosNumbers() {
        RandomState random = new RandomState(0);
        SinCurve train = new SinCurve(true, random);

        assertThat(train.size()).isEqualTo(999);
        assertThat(train.all().x().shape()).isEqualTo(Shape.of(999, 1));
        assertThat(train.get(0).x().doubles()).containsExactly(new double[] {0.00488135}, within(1e-8));
        assertThat(train.get(0).t().doubles()).containsExactly(new double[] {0.02780837}, within(1e-8));
        assertThat(train.get(1).x().doubles()).containsExactly(train.get(0).t().doubles());

        RandomState replay = new RandomState(0);
        replay.rand(1000);
        assertThat(random.rand()).isEqualTo(replay.rand());
        SinCurve test = new SinCurve(false, random);
        assertThat(test.get(0).x().doubles()).containsExactly(1);
        assertThat(test.get(998).t().doubles()).containsExactly(1);
        replay.rand(1000);
        assertThat(random.rand()).isEqualTo(replay.rand());
    }

    @Test
    void digitsAreSplitByLineNumber() {
        Digits train = new Digits(true);
        Digits test = new Digits(false, DType.FLOAT64);

        assertThat(train.size()).isEqualTo(1438);
        assertThat(test.size()).isEqualTo(359);
        assertThat(train.all().x().dtype()).isEqualTo(DType.FLOAT32);
        assertThat(test.all().x().dtype()).isEqualTo(DType.FLOAT64);
        assertThat(train.get(0).x().shape()).isEqualTo(Shape.of(64));
        // The file begins with the digits 0 to 9 in order: line 5 is a 4, line 10 a 9.
        assertThat(Arrays.copyOf(train.all().t().longs(), 8)).containsExactly(0, 1, 2, 3, 5, 6, 7, 8);
        assertThat(Arrays.copyOf(test.all().t().longs(), 2)).containsExactly(4, 9);
        float[] first = train.get(0).x().floats();
        assertThat(Arrays.copyOf(first, 6)).containsExactly(0, 0, 5 / 16f, 13 / 16f, 9 / 16f, 1 / 16f);
        assertThat(Arrays.stream(test.all().x().toDoubleArray()))
                .allMatch(v -> v >= 0 && v <= 1 && v * 16 == Math.rint(v * 16));
        assertThatExceptionOfType(DTypeException.class).isThrownBy(() -> new Digits(true, DType.INT64));
    }

    @Test
    void everyDigitComesWithTheLibraryAndItsAttribution() throws IOException {
        try (InputStream in = Digits.class.getResourceAsStream("digits.LICENSE.txt")) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("E. Alpaydin, C. Kaynak", "10.24432/C50P49", "CC BY 4.0");
        }
    }

    private static final String GOOD =
            Arrays.stream(new int[64]).mapToObj(v -> "16").collect(Collectors.joining(",")) + ",9\n";

    private static InputStream gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    private static void assertDamaged(InputStream in, int lines, String... message) {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> DigitsFile.read("digits", in, lines))
                .withMessageStartingWith("digits: damaged: ")
                .satisfies(e -> assertThat(e.getMessage()).contains(message));
    }

    @Test
    void damagedDigitsAreAnErrorThatSaysWhere() throws IOException {
        assertThat(DigitsFile.read("digits", gzip(GOOD + GOOD), 2)).hasSize(2);

        assertDamaged(gzip(GOOD), 2, "1 lines instead of 2");
        assertDamaged(gzip(GOOD + GOOD), 1, "more than 1 lines");
        assertDamaged(gzip(GOOD + GOOD.replaceFirst("16", "17")), 2, "line 2, field 1 is '17'", "from 0 to 16");
        assertDamaged(gzip(GOOD.replace(",9", ",10")), 1, "field 65 is '10'", "from 0 to 9");
        assertDamaged(gzip(GOOD.replaceFirst("16", "-1")), 1, "'-1'");
        assertDamaged(gzip(GOOD.replaceFirst("16", "")), 1, "field 1 is ''");
        assertDamaged(gzip(GOOD.replaceFirst("16,", "")), 1, "64 fields instead of 65");
        assertDamaged(new ByteArrayInputStream(GOOD.getBytes(StandardCharsets.US_ASCII)), 1, "gzip");
        byte[] whole = gzip(GOOD).readAllBytes();
        assertDamaged(new ByteArrayInputStream(whole, 0, whole.length - 12), 1, "gzip");
        assertDamaged(new ByteArrayInputStream(new byte[0]), 1, "gzip");
    }

    @Test
    void arraysAreGatheredByIndex() {
        ArrayDataset set = new ArrayDataset(
                HostArray.of(new double[] {0, 1, 10, 11, 20, 21}, 3, 2),
                HostArray.of(new boolean[] {true, false, true}));

        Example some = set.gather(2, 0, 2);

        assertThat(some.x().shape()).isEqualTo(Shape.of(3, 2));
        assertThat(some.x().doubles()).containsExactly(20, 21, 0, 1, 20, 21);
        assertThat(some.t().booleans()).containsExactly(true, true, true);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> set.gather(3));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> set.get(-1));
        assertThat(set.gather().x().shape()).isEqualTo(Shape.of(0, 2));
    }

    @Test
    void examplesAreCopies() {
        ArrayDataset set = new ArrayDataset(HostArray.of(new double[] {1, 2}), null);
        set.get(0).x().doubles()[0] = 5;

        assertThat(set.get(0).x().doubles()).containsExactly(1);
    }

    @Test
    void labelsMayBeMissing() {
        ArrayDataset set = new ArrayDataset(HostArray.of(new double[] {1, 2}), null);

        assertThat(set.get(1).hasLabel()).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> set.get(1).t()).withMessageContaining("no labels");
        assertThat(set.transform(x -> x).gather(0, 1).hasLabel()).isFalse();
    }

    @Test
    void transformsApplyToEveryExample() {
        Dataset set = new ArrayDataset(HostArray.of(new double[] {1, 2, 3, 4}, 2, 2), HostArray.of(new long[] {0, 1}))
                .transform(x -> HostArray.of(new double[] {x.doubles()[0] * 10}))
                .targetTransform(t -> HostArray.of(new long[] {1 - t.longs()[0]}, t.shape()));

        assertThat(set.size()).isEqualTo(2);
        assertThat(set.get(1).x().doubles()).containsExactly(30);
        Example both = set.gather(1, 0);
        assertThat(both.x().shape()).isEqualTo(Shape.of(2, 1));
        assertThat(both.x().doubles()).containsExactly(30, 10);
        assertThat(both.t().longs()).containsExactly(0, 1);
        assertThat(both.t().shape()).isEqualTo(Shape.of(2));
    }

    @Test
    void shapesMustFit() {
        HostArray two = HostArray.of(new double[] {1, 2});
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> new ArrayDataset(two, HostArray.of(new long[] {1})))
                .withMessageContaining("x (2,) float64, t (1,) int64");
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> new ArrayDataset(HostArray.of(new double[] {1}, Shape.SCALAR), null));
        Dataset ragged = new ArrayDataset(two, null).transform(x -> HostArray.of(new double[(int) x.doubles()[0]]));
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> ragged.gather(0, 1))
                .withMessageContaining("number 1 is (2,)");
    }
}
