package org.dezero.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ShapeTest {

    @Test
    void printsAsPythonDoes() {
        assertThat(Shape.SCALAR).hasToString("()");
        assertThat(Shape.of(3)).hasToString("(3,)");
        assertThat(Shape.of(2, 3)).hasToString("(2, 3)");
    }

    @Test
    void countsElements() {
        assertThat(Shape.SCALAR.size()).isEqualTo(1);
        assertThat(Shape.of(2, 0, 3).size()).isZero();
        assertThat(Shape.of(0, 1 << 20, 1 << 20).size())
                .as("empty, whatever the other lengths are")
                .isZero();
        assertThatThrownBy(() -> Shape.of(1 << 16, 1 << 16))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("(65536, 65536)");
        assertThatThrownBy(() -> Shape.of(2, -1)).isInstanceOf(ShapeException.class);
    }

    @Test
    void isAValue() {
        int[] dims = {2, 3};
        Shape s = Shape.of(dims);
        dims[0] = 9;
        s.dims()[1] = 9;
        assertThat(s)
                .isEqualTo(Shape.of(2, 3))
                .hasSameHashCodeAs(Shape.of(2, 3))
                .isNotEqualTo(Shape.of(3, 2));
    }

    @Test
    void broadcastsByNumPysRule() {
        assertThat(Shape.broadcast(Shape.of(2, 1, 4), Shape.of(3, 1), "add")).isEqualTo(Shape.of(2, 3, 4));
        assertThat(Shape.broadcast(Shape.SCALAR, Shape.of(0, 2), "add")).isEqualTo(Shape.of(0, 2));
        assertThat(Shape.broadcast(Shape.of(1, 2), Shape.of(0, 2), "add")).isEqualTo(Shape.of(0, 2));
        assertThat(Shape.of(3, 1).broadcastsTo(Shape.of(2, 3, 4))).isTrue();
        assertThat(Shape.of(2, 3).broadcastsTo(Shape.of(3))).isFalse();
        assertThatThrownBy(() -> Shape.broadcast(Shape.of(2, 3), Shape.of(4), "add"))
                .isInstanceOf(ShapeException.class)
                .hasMessageStartingWith("add: shapes do not broadcast: lhs (2, 3), rhs (4,) (3 != 4)");
    }

    @Test
    void normalisesAxes() {
        Shape s = Shape.of(2, 3, 4);
        assertThat(s.axes(new int[] {-1, 0}, "sum")).containsExactly(0, 2);
        assertThat(s.axes(null, "sum")).containsExactly(0, 1, 2);
        assertThat(s.reduce(new int[] {0, 2}, true)).isEqualTo(Shape.of(1, 3, 1));
        assertThat(s.reduce(new int[] {0, 2}, false)).isEqualTo(Shape.of(3));
        assertThatThrownBy(() -> s.axes(new int[] {0, -3}, "sum")).hasMessageContaining("axis 0 is named twice");
        assertThatThrownBy(() -> s.axis(3, "sum"))
                .hasMessage("sum: no axis 3: operand (2, 3, 4); axes run from -3 to 2");
        assertThatThrownBy(() -> Shape.SCALAR.axis(0, "sum")).hasMessageContaining("a 0-d array has no axes");
    }

    @Test
    void derivesShapes() {
        Shape s = Shape.of(2, 3, 4);
        assertThat(s.replace(1, Shape.of(5, 6))).isEqualTo(Shape.of(2, 5, 6, 4));
        assertThat(s.replace(1, Shape.SCALAR)).isEqualTo(Shape.of(2, 4));
        assertThat(s.permute(new int[] {2, 0, 1})).isEqualTo(Shape.of(4, 2, 3));
        assertThat(s.with(0, 7)).isEqualTo(Shape.of(7, 3, 4));
        assertThat(s.concat(Shape.of(1))).isEqualTo(Shape.of(2, 3, 4, 1));
    }
}
