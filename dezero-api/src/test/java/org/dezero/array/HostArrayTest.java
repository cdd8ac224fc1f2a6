package org.dezero.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HostArrayTest {

    @Test
    void carriesWithoutCopying() {
        double[] values = {1, 2, 3, 4, 5, 6};
        HostArray a = HostArray.of(values, 2, 3);
        values[0] = 9;
        assertThat(a.doubles()).isSameAs(values);
        assertThat(a.reshape(3, 2).getDouble(0)).isEqualTo(9);
    }

    @Test
    void converts() {
        HostArray a = HostArray.of(new double[] {-1.7, 0, 2.5});
        assertThat(a.cast(DType.INT64).longs()).containsExactly(-1, 0, 2);
        assertThat(a.cast(DType.BOOL).booleans()).containsExactly(true, false, true);
        assertThat(a.cast(DType.FLOAT32).floats()).containsExactly(-1.7f, 0, 2.5f);
        assertThat(HostArray.of(new boolean[] {true}).toDoubleArray()).containsExactly(1);
        assertThat(HostArray.of(new long[] {1L << 62}).cast(DType.FLOAT32).floats())
                .containsExactly(0x1p62f);
        assertThat(HostArray.full(Shape.of(2), DType.INT64, -2.9).longs()).containsExactly(-2, -2);
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatThrownBy(() -> HostArray.of(new double[5], 2, 3))
                .isInstanceOf(ShapeException.class)
                .hasMessage("array: 5 values do not fill shape (2, 3); it has 6 elements");
        assertThatThrownBy(() -> HostArray.of(new double[][] {{1, 2}, {3}}))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("row 1 has 1");
        assertThatThrownBy(() -> HostArray.of(new long[] {1}).doubles())
                .isInstanceOf(DTypeException.class)
                .hasMessageContaining("holds int64, not float64");
    }

    @Test
    void comparesAsNumPyDoes() {
        double inf = Double.POSITIVE_INFINITY;
        HostArray a = HostArray.of(new double[] {1, 100, inf, -0.0});
        assertThat(a.arrayEqual(HostArray.of(new float[] {1, 100, Float.POSITIVE_INFINITY, 0})))
                .isTrue();
        assertThat(a.arrayEqual(HostArray.of(new double[] {1, 100, inf, 0}, 2, 2)))
                .isFalse();
        assertThat(a.arrayEqual(HostArray.of(new double[] {1, 100, inf}))).isFalse();
        assertThat(a.arrayEqual(HostArray.of(new double[] {1, 100, -inf, 0}))).isFalse();
        HostArray near = HostArray.of(new double[] {1.009, 100.9, inf, 0.009});
        assertThat(a.allClose(near, 0.01, 0.01)).isTrue();
        assertThat(a.allClose(near, 0.01, 0)).isFalse();
        assertThat(a.allClose(near, 0, 0.01)).isFalse();
        HostArray nan = HostArray.of(new double[] {Double.NaN});
        assertThat(nan.allClose(nan, 1, 1)).isFalse();
        assertThat(HostArray.of(new double[] {5}).allClose(HostArray.of(new double[] {inf}), 1, 1))
                .isFalse();
        long large = 1L << 60;
        assertThat(HostArray.of(new long[] {large}).arrayEqual(HostArray.of(new long[] {large + 1})))
                .isFalse();
    }
}
