package org.dezero.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.dezero.array.BinaryOp;
import org.dezero.array.UnaryOp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That long rows, which threads share, are the short ones put together, to the bit. */
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

    private static void assertSame(float[] whole, double[] wholeD, int from, float[] part, double[] partD) {
        for (int i = 0; i < SHORT; i++) {
            assertThat(Float.compare(part[i], whole[from + i])).isZero();
            assertThat(Double.compare(partD[i], wholeD[from + i])).isZero();
        }
    }
}
