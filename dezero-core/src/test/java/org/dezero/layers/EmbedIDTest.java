package org.dezero.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.dezero.F;
import org.dezero.Parameter;
import org.dezero.Variable;
import org.dezero.array.DType;
import org.dezero.array.DTypeException;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;
import org.dezero.random.RandomState;
import org.junit.jupiter.api.Test;

class EmbedIDTest {
    private static final HostArray IDS = HostArray.of(new long[] {2, 0, 2, 1}, 2, 2);

    @Test
    void vectorsAreUnscaledAndDrawnAtOnce() {
        RandomState random = new RandomState(3);
        EmbedID layer = EmbedID.builder(3, 2).random(random).build();

        Parameter W = layer.namedParams().get("W");
        double[] expected = new RandomState(3).randn(3, 2).doubles();
        assertThat(W.shape()).isEqualTo(Shape.of(3, 2));
        assertThat(W.data().toHost().doubles()).containsExactly(expected);
        Variable y = layer.apply(Variable.constant(IDS));
        assertThat(y.shape()).isEqualTo(Shape.of(2, 2, 2));
        assertThat(y.data().toHost().doubles())
                .containsExactly(
                        expected[4],
                        expected[5],
                        expected[0],
                        expected[1],
                        expected[4],
                        expected[5],
                        expected[2],
                        expected[3]);
    }

    @Test
    void anIdUsedTwiceGetsBothGradients() {
        EmbedID layer = EmbedID.builder(4, 1)
                .dtype(DType.FLOAT32)
                .random(new RandomState(3))
                .build();
        F.sum(layer.apply(Variable.constant(IDS))).backward();

        Variable gradient = layer.params().get(0).grad();
        assertThat(gradient.dtype()).isEqualTo(DType.FLOAT32);
        assertThat(gradient.data().toHost().floats()).containsExactly(1, 1, 2, 0);
    }

    @Test
    void mistakesAreNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> new EmbedID(0, 1)).withMessageContaining("inSize 0");
        assertThatIllegalArgumentException().isThrownBy(() -> new EmbedID(1, 0)).withMessageContaining("outSize 0");
        assertThatExceptionOfType(DTypeException.class)
                .isThrownBy(() -> EmbedID.builder(1, 1).dtype(DType.INT64))
                .withMessageContaining("int64");
        EmbedID layer = EmbedID.builder(2, 1).random(new RandomState(0)).build();
        assertThatExceptionOfType(DTypeException.class).isThrownBy(() -> layer.apply(Variable.constant(1.5)));
    }
}
