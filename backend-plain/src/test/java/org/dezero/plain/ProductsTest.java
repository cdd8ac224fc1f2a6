package org.dezero.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Random;
import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.dezero.array.DTypeException;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;
import org.junit.jupiter.api.Test;

/** Quarters from -4 to 4: every product and sum is exact in every dtype, so results must be equal, whatever the order. */
class ProductsTest {
    /**
     * Around the borders of the kernels: tiny, narrow, one block, several blocks, remainders of 4; of tiles, panels and
     * blocks of each dimension; few rows or columns with a long inner axis, and one so long that it is cut.
     */
    private static final int[][] SIZES = {
        {1, 1, 1},
        {2, 3, 5},
        {7, 11, 13},
        {17, 130, 1},
        {23, 67, 7},
        {1, 70, 600},
        {5, 129, 515},
        {3, 64, 512},
        {600, 5, 9},
        {11, 300, 33},
        {37, 257, 100},
        {101, 600, 10},
        {130, 40, 71},
        {490, 20, 35},
        {19, 31, 530},
        {300, 600, 2},
        {1, 333, 50},
        {3, 1100, 19},
        {4, 33_000, 3},
        {61, 513, 203},
        {20, 201, 381},
        {803, 300, 7},
    };

    private static final DType[] NUMBERS = {DType.INT64, DType.FLOAT32, DType.FLOAT64};

    private final ArrayBackend xp = new PlainBackend();

    private static double[] naive(HostArray a, HostArray b, int m, int k, int n) {
        double[] out = new double[m * n];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                for (int l = 0; l < k; l++) {
                    out[i * n + j] += a.getDouble(i * k + l) * b.getDouble(l * n + j);
                }
            }
        }
        return out;
    }

    @Test
    void matmulOfEverySizeAndLayout() {
        Random random = new Random(2);
        for (DType t : NUMBERS) {
            for (int[] s : SIZES) {
                HostArray a = Layouts.random(random, t, s[0], s[1]);
                HostArray b = Layouts.random(random, t, s[1], s[2]);
                double[] expected = naive(a, b, s[0], s[1], s[2]);
                for (Map.Entry<String, NdArray> x : Layouts.of(xp, a).entrySet()) {
                    for (Map.Entry<String, NdArray> y : Layouts.of(xp, b).entrySet()) {
                        HostArray out = xp.matmul(x.getValue(), y.getValue()).toHost();
                        assertThat(out.shape()).isEqualTo(Shape.of(s[0], s[2]));
                        assertThat(out.toDoubleArray())
                                .as(t + " " + x.getKey() + " " + a.shape() + ", " + y.getKey() + " " + b.shape())
                                .containsExactly(expected);
                    }
                }
            }
        }
    }

    @Test
    void anEmptyInnerAxisGivesZerosAndEmptyOuterOnesNothing() {
        for (DType t : NUMBERS) {
            NdArray a = xp.full(Shape.of(2, 0), t, 1);
            NdArray b = xp.full(Shape.of(0, 3), t, 1);
            assertThat(xp.matmul(a, b).toHost().toDoubleArray()).containsExactly(0, 0, 0, 0, 0, 0);
            assertThat(xp.matmul(b, xp.full(Shape.of(3, 4), t, 1)).shape()).isEqualTo(Shape.of(0, 4));
            NdArray stack = xp.batchMatmul(xp.full(Shape.of(0, 2, 3), t, 1), xp.full(Shape.of(0, 3, 4), t, 1));
            assertThat(stack.shape()).isEqualTo(Shape.of(0, 2, 4));
        }
    }

    @Test
    void nanIsNotLostWhereTheOtherFactorIsZero() {
        for (int n : new int[] {2, 40}) {
            NdArray zeros = xp.full(Shape.of(n, n), DType.FLOAT32, 0);
            NdArray nan = xp.full(Shape.of(n, n), DType.FLOAT32, Double.NaN);
            assertThat(xp.matmul(zeros, nan).toHost().toDoubleArray()).containsOnly(Double.NaN);
            assertThat(xp.matmul(nan, zeros).toHost().toDoubleArray()).containsOnly(Double.NaN);
        }
    }

    @Test
    void aStackIsMultipliedMatrixByMatrix() {
        Random random = new Random(4);
        for (DType t : NUMBERS) {
            HostArray a = Layouts.random(random, t, 3, 5, 7);
            HostArray b = Layouts.random(random, t, 3, 7, 11);
            NdArray plain = xp.batchMatmul(xp.fromHost(a), xp.fromHost(b));
            for (int i = 0; i < 3; i++) {
                NdArray x = matrix(xp.fromHost(a), i);
                NdArray y = matrix(xp.fromHost(b), i);
                assertThat(matrix(plain, i).toHost().toDoubleArray())
                        .containsExactly(naive(x.toHost(), y.toHost(), 5, 7, 11));
            }
            for (NdArray x : Layouts.of(xp, a).values()) {
                for (NdArray y : Layouts.of(xp, b).values()) {
                    assertThat(xp.batchMatmul(x, y).toHost().toDoubleArray())
                            .containsExactly(plain.toHost().toDoubleArray());
                }
            }
        }
    }

    @Test
    void aLargeStackToo() {
        Random random = new Random(5);
        for (DType t : NUMBERS) {
            NdArray a = xp.fromHost(Layouts.random(random, t, 7, 40, 51));
            NdArray b = xp.fromHost(Layouts.random(random, t, 7, 51, 37));
            NdArray c = xp.batchMatmul(a, b);
            for (int i = 0; i < 7; i++) {
                assertThat(matrix(c, i).toHost().toDoubleArray())
                        .containsExactly(
                                naive(matrix(a, i).toHost(), matrix(b, i).toHost(), 40, 51, 37));
            }
        }
    }

    private NdArray matrix(NdArray stack, int i) {
        int[] dims = stack.shape().dims();
        NdArray part = xp.slice(stack, new int[] {i, 0, 0}, new int[] {1, dims[1], dims[2]}, new int[] {1, 1, 1});
        return xp.reshape(part, Shape.of(dims[1], dims[2]));
    }

    @Test
    void bothGradientsAreProducts() {
        Random random = new Random(8);
        for (DType t : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
            // Too small for two threads, one product for each, each shared.
            for (int[] s : new int[][] {{2, 3, 4}, {0, 3, 4}, {30, 70, 90}, {130, 150, 90}}) {
                HostArray gy = Layouts.random(random, t, s[0], s[2]);
                HostArray a = Layouts.random(random, t, s[0], s[1]);
                HostArray b = Layouts.random(random, t, s[1], s[2]);
                int[] turned = {1, 0};
                double[] left = naive(gy, Layouts.transposed(b, turned), s[0], s[2], s[1]);
                double[] right = naive(Layouts.transposed(a, turned), gy, s[1], s[0], s[2]);
                for (NdArray x : Layouts.of(xp, a).values()) {
                    NdArray[] out = xp.matmulGrads(xp.fromHost(gy), x, xp.fromHost(b));
                    assertThat(out[0].toHost().toDoubleArray()).containsExactly(left);
                    assertThat(out[1].toHost().toDoubleArray()).containsExactly(right);
                }
            }
        }
    }

    @Test
    void linearAddsTheBiasToEveryRow() {
        Random random = new Random(6);
        for (DType t : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
            for (int[] s : SIZES) {
                HostArray x = Layouts.random(random, t, s[0], s[1]);
                HostArray w = Layouts.random(random, t, s[1], s[2]);
                HostArray b = Layouts.random(random, t, s[2]);
                double[] expected = naive(x, w, s[0], s[1], s[2]);
                for (int i = 0; i < expected.length; i++) {
                    expected[i] += b.getDouble(i % s[2]);
                }
                for (NdArray bias : Layouts.of(xp, b).values()) {
                    assertThat(xp.linear(xp.fromHost(x), xp.fromHost(w), bias)
                                    .toHost()
                                    .toDoubleArray())
                            .containsExactly(expected);
                }
            }
        }
    }

    @Test
    void booleansHaveNoProduct() {
        NdArray b = xp.full(Shape.of(1, 1), DType.BOOL, 1);
        assertThatThrownBy(() -> xp.matmul(b, b))
                .isInstanceOf(DTypeException.class)
                .hasMessage("matmul: not defined for bool; cast the operand first");
    }
}
