package org.dezero.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;
import org.junit.jupiter.api.Test;

class IndexingTest {
    private final ArrayBackend xp = new PlainBackend();

    @Test
    void takeAndScatterAddAgreeWithIndexArithmeticAlongEveryAxis() {
        Random random = new Random(11);
        for (DType t : DType.values()) {
            HostArray v = Layouts.random(random, t, 3, 4, 5);
            for (int axis = 0; axis < 3; axis++) {
                int length = v.shape().dim(axis);
                HostArray index = HostArray.of(new long[] {length - 1, 0, 1, 1, 0, length - 1}, 2, 3);
                Shape shape = v.shape().replace(axis, index.shape());
                for (NdArray x : Layouts.of(xp, v).values()) {
                    for (NdArray i : Layouts.of(xp, index).values()) {
                        HostArray out = xp.take(x, i, axis).toHost();
                        assertThat(out.shape()).isEqualTo(shape);
                        for (int p = 0; p < out.size(); p++) {
                            assertThat(out.getDouble(p))
                                    .isEqualTo(v.getDouble(source(v.shape(), index, axis, shape, p)));
                        }
                    }
                }
                if (t == DType.BOOL) {
                    continue;
                }
                HostArray updates = Layouts.random(random, t, shape.dims());
                double[] expected = new double[v.size()];
                for (int p = 0; p < updates.size(); p++) {
                    expected[source(v.shape(), index, axis, shape, p)] += updates.getDouble(p);
                }
                for (NdArray u : Layouts.of(xp, updates).values()) {
                    for (NdArray i : Layouts.of(xp, index).values()) {
                        HostArray out = xp.scatterAdd(v.shape(), i, u, axis).toHost();
                        assertThat(out.dtype()).isEqualTo(t);
                        assertThat(out.toDoubleArray()).containsExactly(expected);
                    }
                }
            }
        }
    }

    /** The place in the array of the entry that stands at place p of what take gives. */
    private static int source(Shape from, HostArray index, int axis, Shape taken, int p) {
        int[] at = Layouts.index(taken, p);
        int width = index.shape().ndim();
        int[] inIndex = java.util.Arrays.copyOfRange(at, axis, axis + width);
        int[] out = new int[from.ndim()];
        for (int k = 0; k < out.length; k++) {
            out[k] = k < axis
                    ? at[k]
                    : k == axis ? (int) index.getLong(Layouts.position(index.shape(), inIndex)) : at[k + width - 1];
        }
        return Layouts.position(from, out);
    }

    @Test
    void aScalarIndexRemovesTheAxisAndNoIndexLeavesNothing() {
        NdArray x = xp.array(new double[] {1, 2, 3, 4, 5, 6}, 2, 3);
        NdArray one = xp.full(Shape.SCALAR, DType.INT64, 1);
        assertThat(xp.take(x, one, 0).toHost().doubles()).containsExactly(4, 5, 6);
        NdArray none = xp.full(Shape.of(0), DType.INT64, 0);
        assertThat(xp.take(x, none, 1).shape()).isEqualTo(Shape.of(2, 0));
        assertThat(xp.scatterAdd(Shape.of(2, 3), none, xp.full(Shape.of(0, 3), DType.FLOAT64, 0), 0)
                        .toHost()
                        .doubles())
                .containsOnly(0);
    }

    @Test
    void indicesOutOfRangeAreNamed() {
        NdArray x = xp.full(Shape.of(3, 2), DType.FLOAT32, 1);
        NdArray seven = xp.array(new long[] {0, 7});
        NdArray minus = xp.array(new long[] {-1, 0});
        assertThatThrownBy(() -> xp.take(x, seven, 0))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("take: index 7 is out of bounds for axis 0 with length 3; indices run from 0 to 2");
        assertThatThrownBy(() -> xp.take(x, minus, 1))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("take: index -1 is out of bounds for axis 1 with length 2; indices run from 0 to 1");
        assertThatThrownBy(() -> xp.scatterAdd(Shape.of(2, 2), seven, xp.full(Shape.of(2, 2), DType.INT64, 1), 0))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageStartingWith("scatterAdd: index 7");
        assertThatThrownBy(() -> xp.oneHot(seven, 3, DType.BOOL))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageStartingWith("oneHot: index 7");
        assertThatThrownBy(() -> xp.softmaxCrossEntropy(xp.full(Shape.of(2, 3), DType.FLOAT64, 1), seven))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageStartingWith("softmaxCrossEntropy: index 7 is out of bounds for axis 1 with length 3");
        // 2^32 must not be taken for 0.
        assertThatThrownBy(() -> xp.take(x, xp.array(new long[] {1L << 32}), 0))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("4294967296");
    }

    @Test
    void oneHotMarksOneColumn() {
        NdArray i = xp.transpose(xp.array(new long[] {2, 0, 1, 2}, 2, 2), new int[] {1, 0});
        for (DType t : DType.values()) {
            HostArray out = xp.oneHot(i, 3, t).toHost();
            assertThat(out.shape()).isEqualTo(Shape.of(2, 2, 3));
            assertThat(out.dtype()).isEqualTo(t);
            assertThat(out.toDoubleArray()).containsExactly(0, 0, 1, 0, 1, 0, 1, 0, 0, 0, 0, 1);
        }
        assertThat(xp.oneHot(xp.full(Shape.SCALAR, DType.INT64, 1), 2, DType.BOOL)
                        .toHost()
                        .booleans())
                .containsExactly(false, true);
    }

    @Test
    void arangeCounts() {
        assertThat(xp.arange(4).toHost().longs()).containsExactly(0, 1, 2, 3);
        assertThat(xp.arange(0).shape()).isEqualTo(Shape.of(0));
    }
}
