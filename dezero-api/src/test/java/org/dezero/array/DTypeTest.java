package org.dezero.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DTypeTest {

    @Test
    void promotesAsNumPyDoes() {
        assertThat(DType.promote(DType.INT64, DType.FLOAT32)).isEqualTo(DType.FLOAT64);
        assertThat(DType.promote(DType.FLOAT32, DType.INT64)).isEqualTo(DType.FLOAT64);
        assertThat(DType.promote(DType.BOOL, DType.FLOAT32)).isEqualTo(DType.FLOAT32);
        assertThat(DType.promote(DType.FLOAT32, DType.FLOAT64)).isEqualTo(DType.FLOAT64);
        assertThat(DType.promote(DType.BOOL, DType.BOOL)).isEqualTo(DType.BOOL);
    }

    @Test
    void hasNumPysNames() {
        for (DType t : DType.values()) {
            assertThat(DType.parse(t.toString())).isEqualTo(t);
        }
        assertThatThrownBy(() -> DType.parse("float16"))
                .isInstanceOf(DTypeException.class)
                .hasMessage("dtype: unknown name 'float16'; one of bool, int64, float32, float64");
    }
}
