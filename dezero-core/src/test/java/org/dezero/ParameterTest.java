package org.dezero;

import static org.assertj.core.api.Assertions.assertThat;

import org.dezero.array.ArrayBackends;
import org.dezero.array.Shape;
import org.junit.jupiter.api.Test;

class ParameterTest {
    @Test
    void aParameterWithoutAnArrayAcceptsWhatIsKnownOfItsShape() {
        Parameter p = new Parameter("W").expects(-1, 10);

        assertThat(p.acceptedShape()).isEqualTo("(?, 10)");
        assertThat(p.accepts(Shape.of(3, 10))).isTrue();
        assertThat(p.accepts(Shape.of(10, 3))).isFalse();
        assertThat(p.accepts(Shape.of(10))).isFalse();
        assertThat(p.accepts(Shape.of(3, 10, 1))).isFalse();
        assertThat(new Parameter("b").expects(4).acceptedShape()).isEqualTo("(4,)");
    }

    @Test
    void nothingKnownAcceptsAnything() {
        Parameter p = new Parameter("any");

        assertThat(p.accepts(Shape.SCALAR)).isTrue();
        assertThat(p.accepts(Shape.of(2, 3))).isTrue();
        assertThat(p.acceptedShape()).isEqualTo("any");
    }

    @Test
    void anArrayDecidesTheShape() {
        Parameter p = new Parameter("W").expects(-1, 10);
        p.setData(ArrayBackends.get().array(new double[20], 2, 10));

        assertThat(p.accepts(Shape.of(2, 10))).isTrue();
        assertThat(p.accepts(Shape.of(3, 10))).isFalse();
        assertThat(p.acceptedShape()).isEqualTo("(2, 10)");
    }
}
