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
}
