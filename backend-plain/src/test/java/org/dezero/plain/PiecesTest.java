package org.dezero.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import org.dezero.array.BinaryOp;
import org.dezero.array.CompareOp;
import org.dezero.array.DType;
import org.dezero.array.NdArray;
import org.dezero.array.ReduceOp;
import org.dezero.array.UnaryOp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That work which threads share has the bits of the same work done in other pieces. */
class PiecesTest {
    /** Enough for several pieces, and prime. */
    private static final int LONG = 262_147;

    private static final int SHORT = 1000;

    private static float[] floats(int seed) {
        Random random = new Random(seed);
        float[] out = new float[LONG + 3];
        for (int i = 0; i < out.length; i++) {
            out[i] = i % 97 == 0 ? -0.0f : i % 89 == 0 ? Float.NaN : (float) random.nextGaussian() * 20;
        }
        return out;
    }

    private static double[] doubles(float[] x) {
        double[] out = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            out[i] = x[i] * 1.1;
        }
        return out;
    }

    @Test
    void everyElementBelongsToOnePiece() {
        for (int n : new int[] {128, 129, 1000, 4097, 100_003}) {
            for (int least : new int[] {1, 60, 64}) {
                AtomicIntegerArray seen = new AtomicIntegerArray(n);
                Pieces.run(n, least, (from, length) -> {
                    for (int i = from; i < from + length; i++) {
                        seen.incrementAndGet(i);
                    }
                });
                for (int i = 0; i < n; i++) {
                    assertThat(seen.get(i)).isEqualTo(1);
                }
            }
        }
    }

    @Test
    void everyRowBelongsToOnePiece() {
        for (int n : new int[] {0, 1, 2, 7, 30, 1000}) {
            for (int least : new int[] {1, 3, 40, 2000}) {
                AtomicIntegerArray seen = new AtomicIntegerArray(n);
                Pieces.rows(n, least, (from, length) -> {
                    for (int i = from; i < from + length; i++) {
                        seen.incrementAndGet(i);
                    }
                });
                for (int i = 0; i < n; i++) {
                    assertThat(seen.get(i)).isEqualTo(1);
                }
            }
        }
    }

    @Test
    void theLongestRowHasPiecesAsWell() {
        AtomicLong elements = new AtomicLong();
        Pieces.run(Integer.MAX_VALUE, Pieces.FUNCTION, (from, length) -> elements.addAndGet(length));
        assertThat(elements.get()).isEqualTo(Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @EnumSource(UnaryOp.class)
    void unary(UnaryOp op) {
        float[] x = floats(1);
        double[] d = doubles(x);
        float[] whole = new float[LONG];
        double[] wholeD = new double[LONG];
        FloatElementwise.unary(op, x, 3, whole, 0, LONG);
        DoubleElementwise.unary(op, d, 3, wholeD, 0, LONG);
        float[] part = new float[SHORT];
        double[] partD = new double[SHORT];
        for (int from = 0; from + SHORT <= LONG; from += 7919) {
            FloatElementwise.unary(op, x, 3 + from, part, 0, SHORT);
            DoubleElementwise.unary(op, d, 3 + from, partD, 0, SHORT);
            assertSame(whole, wholeD, from, part, partD);
        }
    }

    @ParameterizedTest
    @EnumSource(BinaryOp.class)
    void binary(BinaryOp op) {
        float[] x = floats(2);
        float[] y = floats(3);
        double[] d = doubles(x);
        double[] e = doubles(y);
        for (int[] strides : new int[][] {{1, 1}, {1, 0}, {0, 1}, {0, 0}}) {
            int as = strides[0];
            int bs = strides[1];
            float[] whole = new float[LONG];
            double[] wholeD = new double[LONG];
            FloatElementwise.binary(op, x, 1, as, y, 2, bs, whole, 0, LONG);
            DoubleElementwise.binary(op, d, 1, as, e, 2, bs, wholeD, 0, LONG);
            float[] part = new float[SHORT];
            double[] partD = new double[SHORT];
            for (int from = 0; from + SHORT <= LONG; from += 7919) {
                FloatElementwise.binary(op, x, 1 + from * as, as, y, 2 + from * bs, bs, part, 0, SHORT);
                DoubleElementwise.binary(op, d, 1 + from * as, as, e, 2 + from * bs, bs, partD, 0, SHORT);
                assertSame(whole, wholeD, from, part, partD);
            }
        }
    }

    @Test
    void comparisons() {
        PlainBackend xp = new PlainBackend();
        for (DType dtype : new DType[] {DType.FLOAT32, DType.FLOAT64, DType.INT64}) {
            NdArray x = xp.slice(number(xp, 8, dtype), new int[] {3}, new int[] {LONG}, new int[] {1});
            NdArray y = xp.slice(number(xp, 9, dtype), new int[] {1}, new int[] {LONG}, new int[] {1});
            NdArray one = xp.slice(y, new int[] {5}, new int[] {1}, new int[] {1});
            for (NdArray[] pair : new NdArray[][] {{x, y}, {x, one}, {one, x}}) {
                boolean[] out =
                        xp.toHost(xp.compare(CompareOp.LT, pair[0], pair[1])).booleans();
                double[] a = pair[0].toHost().toDoubleArray();
                double[] b = pair[1].toHost().toDoubleArray();
                boolean[] expected = new boolean[LONG];
                for (int i = 0; i < LONG; i++) {
                    expected[i] = a[a.length == 1 ? 0 : i] < b[b.length == 1 ? 0 : i];
                }
                assertThat(out).isEqualTo(expected);
            }
        }
    }

    private static NdArray number(PlainBackend xp, int seed, DType dtype) {
        Random random = new Random(seed);
        double[] out = new double[LONG + 3];
        for (int i = 0; i < out.length; i++) {
            out[i] = random.nextInt(100);
        }
        return xp.cast(xp.array(out, out.length), dtype);
    }

    @Test
    void sigmoidAndWhere() {
        float[] x = floats(4);
        float[] y = floats(5);
        double[] d = doubles(x);
        double[] e = doubles(y);
        boolean[] c = new boolean[LONG];
        Random random = new Random(6);
        for (int i = 0; i < LONG; i++) {
            c[i] = random.nextBoolean();
        }
        float[] whole = new float[LONG];
        double[] wholeD = new double[LONG];
        FloatElementwise.sigmoid(x, 0, whole, 0, LONG);
        DoubleElementwise.sigmoid(d, 0, wholeD, 0, LONG);
        float[] part = new float[SHORT];
        double[] partD = new double[SHORT];
        FloatElementwise.sigmoid(x, 150_000, part, 0, SHORT);
        DoubleElementwise.sigmoid(d, 150_000, partD, 0, SHORT);
        assertSame(whole, wholeD, 150_000, part, partD);
        FloatElementwise.where(c, 0, 1, x, 0, 1, y, 7, 0, whole, 0, LONG);
        DoubleElementwise.where(c, 0, 1, d, 0, 1, e, 7, 0, wholeD, 0, LONG);
        for (int i = 0; i < LONG; i++) {
            assertThat(Float.compare(whole[i], c[i] ? x[i] : y[7])).isZero();
            assertThat(Double.compare(wholeD[i], c[i] ? d[i] : e[7])).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(ReduceOp.class)
    void reductionsAreTheSameAtEveryPlaceAndWithOneThread(ReduceOp op) {
        float[] x = new float[LONG];
        double[] d = new double[LONG];
        Random random = new Random(7);
        for (int i = 0; i < LONG; i++) {
            x[i] = (float) random.nextGaussian();
            d[i] = random.nextGaussian();
        }
        float[] moved = new float[LONG + 5];
        double[] movedD = new double[LONG + 5];
        System.arraycopy(x, 0, moved, 5, LONG);
        System.arraycopy(d, 0, movedD, 5, LONG);
        for (int[] dims : new int[][] {{1, 262_144, 1}, {256, 1024, 1}, {4, 2048, 32}, {1, 8192, 32}, {1, 3, 87_381}}) {
            int outer = dims[0];
            int n = dims[1];
            int inner = dims[2];
            float[][] out = new float[3][outer * inner];
            double[][] outD = new double[3][outer * inner];
            FloatReductions.reduce(op, outer, n, inner, x, 0, out[0]);
            DoubleReductions.reduce(op, outer, n, inner, d, 0, outD[0]);
            FloatReductions.reduce(op, outer, n, inner, moved, 5, out[1]);
            DoubleReductions.reduce(op, outer, n, inner, movedD, 5, outD[1]);
            // Inside of shared work, further work is done by its own thread alone.
            Workers.run(2, part -> {
                if (part == 0) {
                    FloatReductions.reduce(op, outer, n, inner, x, 0, out[2]);
                } else {
                    DoubleReductions.reduce(op, outer, n, inner, d, 0, outD[2]);
                }
            });
            for (int i = 1; i < 3; i++) {
                assertThat(out[i]).isEqualTo(out[0]);
                assertThat(outD[i]).isEqualTo(outD[0]);
            }
        }
    }

    @Test
    void theFirstOfTheLargestInLongRows() {
        for (int n : new int[] {63, 64, 65, 200, 1031}) {
            for (int at = 0; at < n; at += 7) {
                float[] x = new float[2 * n];
                double[] d = new double[2 * n];
                x[n + at] = 3;
                d[n + at] = 3;
                x[2 * n - 1] = 3;
                d[2 * n - 1] = 3;
                long[] out = new long[2];
                FloatReductions.argMax(2, n, 1, x, 0, out);
                assertThat(out).containsExactly(0, at);
                DoubleReductions.argMax(2, n, 1, d, 0, out);
                assertThat(out).containsExactly(0, at);
                x[n + at] = Float.NaN;
                d[n + at] = Double.NaN;
                x[n] = 5;
                d[n] = 5;
                FloatReductions.argMax(2, n, 1, x, 0, out);
                assertThat(out[1]).isEqualTo(at);
                DoubleReductions.argMax(2, n, 1, d, 0, out);
                assertThat(out[1]).isEqualTo(at);
            }
        }
    }

    private static void assertSame(float[] whole, double[] wholeD, int from, float[] part, double[] partD) {
        for (int i = 0; i < SHORT; i++) {
            assertThat(Float.compare(part[i], whole[from + i])).isZero();
            assertThat(Double.compare(partD[i], wholeD[from + i])).isZero();
        }
    }
}
