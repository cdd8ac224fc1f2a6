package org.dezero.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;
import org.junit.jupiter.api.Test;

class MovementTest {
    private final ArrayBackend xp = new PlainBackend();

    private static boolean sameMemory(NdArray a, NdArray b) {
        return ((PlainArray) a).data == ((PlainArray) b).data;
    }

    @Test
    void transposeBroadcastSliceAndReshapeCopyNothing() {
        NdArray x = xp.reshape(xp.arange(24), Shape.of(2, 3, 4));
        assertThat(sameMemory(x, xp.transpose(x, new int[] {2, 0, 1}))).isTrue();
        assertThat(sameMemory(x, xp.broadcastTo(x, Shape.of(5, 2, 3, 4)))).isTrue();
        assertThat(sameMemory(x, xp.slice(x, new int[] {1, 2, 0}, new int[] {1, 2, 2}, new int[] {1, -1, 3})))
                .isTrue();
        assertThat(sameMemory(x, xp.reshape(x, Shape.of(4, 6)))).isTrue();
        NdArray t = xp.transpose(x, new int[] {2, 0, 1});
        assertThat(sameMemory(x, xp.reshape(t, Shape.of(4, 6)))).isTrue();
        assertThat(sameMemory(x, xp.reshape(t, Shape.of(2, 2, 1, 2, 3)))).isTrue();
        assertThat(sameMemory(x, xp.reshape(t, Shape.of(8, 3)))).isFalse();
    }

    @Test
    void reshapeKeepsRowOrderInEveryLayout() {
        Random random = new Random(7);
        for (DType type : DType.values()) {
            HostArray v = Layouts.random(random, type, 2, 6, 1, 5);
            for (NdArray x : Layouts.of(xp, v).values()) {
                for (int[] dims :
                        new int[][] {{60}, {12, 5}, {2, 30}, {4, 3, 5}, {2, 2, 3, 5}, {5, 12}, {1, 2, 1, 6, 5}, {60, 1}
                        }) {
                    HostArray out = xp.reshape(x, Shape.of(dims)).toHost();
                    assertThat(out.shape()).isEqualTo(Shape.of(dims));
                    assertThat(out.toDoubleArray()).containsExactly(v.toDoubleArray());
                }
            }
        }
        NdArray repeated = xp.broadcastTo(xp.array(new double[] {1, 2}, 2, 1), Shape.of(2, 3));
        assertThat(xp.reshape(repeated, Shape.of(3, 2)).toHost().toDoubleArray())
                .containsExactly(1, 1, 1, 2, 2, 2);
        assertThat(xp.reshape(xp.full(Shape.of(0, 3), DType.BOOL, 0), Shape.of(5, 0))
                        .shape())
                .isEqualTo(Shape.of(5, 0));
        assertThat(xp.reshape(xp.full(Shape.of(1, 1), DType.INT64, 9), Shape.SCALAR)
                        .item())
                .isEqualTo(9);
    }

    @Test
    void transposeOfLargeAndSmallArrays() {
        Random random = new Random(8);
        for (DType type : DType.values()) {
            for (int[] dims : new int[][] {{3, 5}, {70, 45}, {33, 64}, {2, 3, 5}, {3, 37, 35}}) {
                HostArray v = Layouts.random(random, type, dims);
                int[] axes = dims.length == 2 ? new int[] {1, 0} : new int[] {0, 2, 1};
                for (NdArray x : Layouts.of(xp, v).values()) {
                    HostArray out = xp.transpose(x, axes).toHost();
                    HostArray expected = Layouts.transposed(v, axes);
                    assertThat(out.shape()).isEqualTo(expected.shape());
                    assertThat(out.toDoubleArray()).containsExactly(expected.toDoubleArray());
                }
            }
        }
    }

    @Test
    void broadcastRepeatsNewAndLengthOneAxes() {
        NdArray column = xp.transpose(xp.array(new long[] {1, 2}, 1, 2), new int[] {1, 0});
        HostArray out = xp.broadcastTo(column, Shape.of(2, 2, 3)).toHost();
        assertThat(out.longs()).containsExactly(1, 1, 1, 2, 2, 2, 1, 1, 1, 2, 2, 2);
        assertThat(xp.broadcastTo(column, Shape.of(0, 2, 3)).toHost().size()).isZero();
        assertThat(xp.broadcastTo(xp.full(Shape.SCALAR, DType.BOOL, 1), Shape.of(2))
                        .toHost()
                        .booleans())
                .containsExactly(true, true);
    }

    @Test
    void padIsTheAdjointPlacementOfSlice() {
        Random random = new Random(9);
        for (DType type : DType.values()) {
            HostArray v = Layouts.random(random, type, 3, 4);
            for (NdArray x : Layouts.of(xp, v).values()) {
                NdArray wide = xp.pad(x, new int[] {1, 0}, new int[] {2, 3}, new int[] {1, 2}, 1);
                assertThat(wide.shape()).isEqualTo(Shape.of(8, 13));
                NdArray back = xp.slice(wide, new int[] {1, 0}, new int[] {3, 4}, new int[] {2, 3});
                assertThat(back.toHost().toDoubleArray()).containsExactly(v.toDoubleArray());
                double[] all = wide.toHost().toDoubleArray();
                double outside = Arrays.stream(all).sum()
                        - Arrays.stream(v.toDoubleArray()).sum();
                assertThat(outside).isEqualTo(8 * 13 - 12);
            }
        }
        NdArray empty = xp.pad(xp.full(Shape.of(0), DType.FLOAT64, 0), new int[] {1}, new int[] {1}, new int[] {5}, 3);
        assertThat(empty.toHost().toDoubleArray()).containsExactly(3, 3);
        assertThat(xp.pad(xp.full(Shape.SCALAR, DType.INT64, 4), new int[0], new int[0], new int[0], 3)
                        .item())
                .isEqualTo(4);
    }

    @Test
    void concatPutsPartsBehindEachOtherAlongAnyAxis() {
        Random random = new Random(10);
        for (DType type : DType.values()) {
            HostArray a = Layouts.random(random, type, 2, 3, 4);
            HostArray b = Layouts.random(random, type, 2, 1, 4);
            HostArray none = Layouts.random(random, type, 2, 0, 4);
            for (NdArray x : Layouts.of(xp, a).values()) {
                for (NdArray y : Layouts.of(xp, b).values()) {
                    NdArray out = xp.concat(new NdArray[] {x, xp.fromHost(none), y}, 1);
                    assertThat(out.shape()).isEqualTo(Shape.of(2, 4, 4));
                    HostArray host = out.toHost();
                    for (int i = 0; i < host.size(); i++) {
                        int[] at = Layouts.index(host.shape(), i);
                        double expected = at[1] < 3
                                ? a.getDouble(Layouts.position(a.shape(), at))
                                : b.getDouble(Layouts.position(b.shape(), new int[] {at[0], 0, at[2]}));
                        assertThat(host.getDouble(i)).isEqualTo(expected);
                    }
                }
            }
        }
    }

    @Test
    void emptySlicesMayStartAnywhere() {
        NdArray x = xp.array(new double[] {1, 2, 3});
        NdArray none = xp.slice(x, new int[] {3}, new int[] {0}, new int[] {1});
        assertThat(none.toHost().size()).isZero();
        assertThat(xp.cast(none, DType.INT64).shape()).isEqualTo(Shape.of(0));
    }

    @Test
    void arraysAreCopiesOfTheHostsAndBack() {
        double[] values = {1, 2};
        NdArray x = xp.fromHost(HostArray.of(values));
        values[0] = 9;
        x.toHost().doubles()[1] = 9;
        assertThat(x.toHost().doubles()).containsExactly(1, 2);
        assertThat(x.toString()).isEqualTo(x.toHost().toString());
    }

    @Test
    void fullConvertsTheValue() {
        assertThat(xp.full(Shape.of(2), DType.INT64, -1.9).toHost().longs()).containsExactly(-1, -1);
        assertThat(xp.full(Shape.of(2), DType.FLOAT32, 0.1).toHost().floats()).containsExactly(0.1f, 0.1f);
        assertThat(xp.full(Shape.of(2), DType.BOOL, 0.5).toHost().booleans()).containsExactly(true, true);
        assertThat(1 / xp.full(Shape.SCALAR, DType.FLOAT64, -0.0).item()).isEqualTo(Double.NEGATIVE_INFINITY);
    }
}
