package org.dezero.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.dezero.Config;
import org.dezero.Parameter;
import org.dezero.Scope;
import org.dezero.Variable;
import org.dezero.array.ArrayBackends;
import org.dezero.array.DType;
import org.dezero.array.DTypeException;
import org.dezero.array.Shape;
import org.dezero.array.ShapeException;
import org.dezero.random.RandomState;
import org.junit.jupiter.api.Test;

class LinearTest {
    private static Parameter weight(Linear layer) {
        return layer.namedParams().get("W");
    }

    @Test
    void weightsAreDrawnAtTheFirstUseFromTheLastAxis() {
        RandomState random = new RandomState(7);
        Linear layer = new Linear(3, random);
        double other = random.rand();
        layer.apply(Variable.of(new double[8], 2, 2, 2));

        RandomState replay = new RandomState(7);
        assertThat(other).isEqualTo(replay.rand());
        float scale = (float) Math.sqrt(0.5);
        float[] expected = new float[6];
        for (int i = 0; i < 6; i++) {
            expected[i] = (float) replay.randn() * scale;
        }
        assertThat(weight(layer).shape()).isEqualTo(Shape.of(2, 3));
        assertThat(weight(layer).data().toHost().floats()).containsExactly(expected);
        assertThat(layer.namedParams().get("b").data().toHost().floats()).containsExactly(0, 0, 0);
        float[] before = weight(layer).data().toHost().floats();
        layer.apply(Variable.of(new double[2], 1, 2));
        assertThat(weight(layer).data().toHost().floats()).containsExactly(before);
    }

    @Test
    void float64WeightsAreNotRounded() {
        Linear layer = Linear.builder(1)
                .dtype(DType.FLOAT64)
                .random(new RandomState(3))
                .nobias()
                .build();
        layer.apply(Variable.of(new double[3], 1, 3));

        assertThat(layer.namedParams().keySet()).containsExactly("W");
        double scale = Math.sqrt(1.0 / 3);
        RandomState replay = new RandomState(3);
        assertThat(weight(layer).data().toHost().doubles())
                .containsExactly(replay.randn() * scale, replay.randn() * scale, replay.randn() * scale);
    }

    @Test
    void aGivenInputSizeDrawsAtOnce() {
        RandomState random = new RandomState(1);
        Linear layer = Linear.builder(2).inSize(4).random(random).build();

        assertThat(weight(layer).shape()).isEqualTo(Shape.of(4, 2));
        RandomState replay = new RandomState(1);
        replay.randn(4, 2);
        assertThat(random.randn()).isEqualTo(replay.randn());
    }

    @Test
    void aLazyLayerKnowsItsShapeAndDrawsAtTheFirstUse() {
        RandomState random = new RandomState(1);
        Linear layer = Linear.builder(2).inSize(4).lazy().random(random).build();
        assertThat(weight(layer).hasData()).isFalse();
        assertThat(weight(layer).acceptedShape()).isEqualTo("(4, 2)");
        assertThat(weight(new Linear(2)).acceptedShape()).isEqualTo("(?, 2)");
        assertThat(layer.namedParams().get("b").acceptedShape()).isEqualTo("(2,)");

        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> layer.apply(Variable.of(new double[3], 1, 3)))
                .withMessageContainingAll("Linear(2)", "x (1, 3) float64", "W (4, 2)", "3 != 4");
        assertThat(random.rand()).isEqualTo(new RandomState(1).rand());
        assertThat(layer.apply(Variable.of(new double[4], 1, 4)).shape()).isEqualTo(Shape.of(1, 2));
    }

    @Test
    void theGeneratorOfTheScopeIsUsedWhereNoneIsPassed() {
        Linear layer = new Linear(1);
        try (Scope scope = Config.random(new RandomState(5))) {
            layer.apply(Variable.of(new double[1], 1, 1));
        }
        assertThat(weight(layer).data().item()).isEqualTo((float) new RandomState(5).randn());
    }

    @Test
    void parametersSetBeforeTheFirstUseStay() {
        Linear layer = new Linear(1);
        weight(layer).setData(ArrayBackends.get().array(new double[] {2}, 1, 1));

        assertThat(layer.apply(Variable.of(new double[] {3}, 1, 1)).item()).isEqualTo(6);
    }

    @Test
    void mistakesAreNamed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> weight(new Linear(10)).data())
                .withMessageContaining("'W'")
                .withMessageContaining("Linear(10)");
        assertThatIllegalArgumentException().isThrownBy(() -> new Linear(0)).withMessageContaining("outSize 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Linear.builder(1).inSize(-1))
                .withMessageContaining("inSize -1");
        assertThatExceptionOfType(DTypeException.class)
                .isThrownBy(() -> Linear.builder(1).dtype(DType.INT64))
                .withMessageContaining("int64");
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> new Linear(1).apply(Variable.of(1.0)))
                .withMessageContaining("0-d");
    }

    @Test
    void dropoutDrawsOnlyInTraining() {
        RandomState random = new RandomState(0);
        Dropout layer = new Dropout(0.5, random);
        Variable x = Variable.of(new double[] {1, 1, 1, 1, 1});

        assertThat(Config.testMode(() -> layer.apply(x))).isSameAs(x);
        // Step 54 with seed 0.
        assertThat(layer.apply(x).data().toHost().doubles()).containsExactly(2, 2, 2, 2, 0);
        assertThatIllegalArgumentException().isThrownBy(() -> new Dropout(1)).withMessageContaining("ratio 1.0");
    }
}
