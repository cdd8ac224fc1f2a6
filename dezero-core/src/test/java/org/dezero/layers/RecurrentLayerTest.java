package org.dezero.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.dezero.BackwardOption;
import org.dezero.F;
import org.dezero.Parameter;
import org.dezero.Variable;
import org.dezero.array.DType;
import org.dezero.array.Shape;
import org.dezero.array.ShapeException;
import org.dezero.random.RandomState;
import org.junit.jupiter.api.Test;

class RecurrentLayerTest {
    private static final Variable X0 = Variable.constant(new RandomState(10).randn(2, 3));
    private static final Variable X1 = Variable.constant(new RandomState(11).randn(2, 3));

    private static double[] values(Variable x) {
        return x.data().toHost().toDoubleArray();
    }

    /** Asserts that the weights called {@code keys} are, in this order, what a generator of seed 5 gives. */
    private static void assertDrawn(RandomState replay, Layer layer, int in, String... keys) {
        float scale = (float) Math.sqrt(1.0 / in);
        for (String key : keys) {
            Parameter W = layer.namedParams().get(key);
            assertThat(W.shape()).as(key).isEqualTo(Shape.of(in, 4));
            double[] expected = DoubleStream.generate(() -> (float) replay.randn() * scale)
                    .limit(4L * in)
                    .toArray();
            assertThat(values(W)).as(key).containsExactly(expected);
        }
    }

    @Test
    void anRnnDrawsFromInputThenFromStateAtItsSecondCall() {
        RandomState random = new RandomState(5);
        RNN layer = RNN.builder(4).random(random).build();
        layer.apply(X0);
        assertThat(layer.namedParams().get("h2h/W").hasData()).isFalse();
        double between = random.rand();
        layer.apply(X1);

        RandomState replay = new RandomState(5);
        assertDrawn(replay, layer, 3, "x2h/W");
        assertThat(between).isEqualTo(replay.rand());
        assertDrawn(replay, layer, 4, "h2h/W");
        assertThat(layer.namedParams().keySet()).containsExactly("h2h/W", "x2h/W", "x2h/b");
    }

    @Test
    void anRnnOfGivenInputSizeDrawsAtOnce() {
        RNN layer = RNN.builder(4).inSize(3).random(new RandomState(5)).build();

        RandomState replay = new RandomState(5);
        assertDrawn(replay, layer, 3, "x2h/W");
        assertDrawn(replay, layer, 4, "h2h/W");
        // In DeZero the weights from the state have as many rows as the input, and the second call fails.
        layer.apply(X0);
        assertThat(layer.apply(X1).shape()).isEqualTo(Shape.of(2, 4));
    }

    @Test
    void anRnnIsItsFormula() {
        RNN layer =
                RNN.builder(4).dtype(DType.FLOAT64).random(new RandomState(5)).build();
        Variable h0 = layer.apply(X0);
        Variable h1 = layer.apply(X1);

        Map<String, Parameter> p = layer.namedParams();
        Variable first = F.tanh(F.linear(X0, p.get("x2h/W"), p.get("x2h/b")));
        Variable second = F.tanh(F.add(F.linear(X1, p.get("x2h/W"), p.get("x2h/b")), F.matmul(first, p.get("h2h/W"))));
        assertThat(values(h0)).containsExactly(values(first));
        assertThat(values(h1)).containsExactly(values(second));
        assertThat(h1.dtype()).isEqualTo(DType.FLOAT64);
        assertThat(layer.h()).isSameAs(h1);
    }

    @Test
    void anLstmDrawsFromStateFirstUnlessTheInputSizeIsGiven() {
        LSTM lazy = LSTM.builder(4).random(new RandomState(5)).build();
        assertThat(lazy.namedParams().get("x2f/W").hasData()).isFalse();
        lazy.apply(X0);
        RandomState replay = new RandomState(5);
        assertDrawn(replay, lazy, 4, "h2f/W", "h2i/W", "h2o/W", "h2u/W");
        assertDrawn(replay, lazy, 3, "x2f/W", "x2i/W", "x2o/W", "x2u/W");

        LSTM eager = LSTM.builder(4).inSize(3).random(new RandomState(5)).build();
        replay = new RandomState(5);
        assertDrawn(replay, eager, 3, "x2f/W", "x2i/W", "x2o/W", "x2u/W");
        assertDrawn(replay, eager, 4, "h2f/W", "h2i/W", "h2o/W", "h2u/W");
        assertThat(eager.namedParams().keySet())
                .containsExactlyInAnyOrder(
                        "x2f/W", "x2f/b", "x2i/W", "x2i/b", "x2o/W", "x2o/b", "x2u/W", "x2u/b", "h2f/W", "h2i/W",
                        "h2o/W", "h2u/W");
    }

    @Test
    void anLstmIsItsFormula() {
        LSTM layer =
                LSTM.builder(4).dtype(DType.FLOAT64).random(new RandomState(5)).build();
        layer.apply(X0);
        Variable h1 = layer.apply(X1);

        Map<String, Parameter> p = layer.namedParams();
        Variable c0 = F.mul(F.sigmoid(gate(p, "i", X0, null)), F.tanh(gate(p, "u", X0, null)));
        Variable h0 = F.mul(F.sigmoid(gate(p, "o", X0, null)), F.tanh(c0));
        Variable c1 = F.add(
                F.mul(F.sigmoid(gate(p, "f", X1, h0)), c0),
                F.mul(F.sigmoid(gate(p, "i", X1, h0)), F.tanh(gate(p, "u", X1, h0))));
        Variable expected = F.mul(F.sigmoid(gate(p, "o", X1, h0)), F.tanh(c1));
        assertThat(values(h1)).containsExactly(values(expected));
        assertThat(values(layer.c())).containsExactly(values(c1));
        assertThat(layer.h()).isSameAs(h1);
    }

    private static Variable gate(Map<String, Parameter> p, String gate, Variable x, Variable h) {
        Variable z = F.linear(x, p.get("x2" + gate + "/W"), p.get("x2" + gate + "/b"));
        return h == null ? z : F.add(z, F.matmul(h, p.get("h2" + gate + "/W")));
    }

    @Test
    void resettingStartsASequenceAnew() {
        RNN rnn = RNN.builder(4).random(new RandomState(5)).build();
        LSTM lstm = LSTM.builder(4).random(new RandomState(5)).build();
        for (RecurrentLayer layer : List.of(rnn, lstm)) {
            assertThat(layer.h()).isNull();
            double[] first = values(layer.apply(X0));
            assertThat(values(layer.apply(X0))).isNotEqualTo(first);
            layer.resetState();
            assertThat(layer.h()).isNull();
            assertThat(values(layer.apply(X0))).containsExactly(first);
        }
        lstm.resetState();
        assertThat(lstm.c()).isNull();
    }

    @Test
    void gradientsGoBackThroughTheStepsUntilTheGraphIsCut() {
        RNN layer = RNN.builder(4).random(new RandomState(5)).build();
        Variable early = Variable.of(X0.data());
        layer.apply(early);
        Variable loss = F.sum(layer.apply(X1));
        loss.backward();
        assertThat(early.hasGrad()).isTrue();

        early.clearGrad();
        loss.unchainBackward();
        F.sum(layer.apply(X1)).backward();
        assertThat(early.hasGrad()).isFalse();
        assertThat(layer.namedParams().get("h2h/W").hasGrad()).isTrue();
    }

    /** The memory cell, too, which is computed on the way to the output. */
    @Test
    void aReleasedSegmentIsNoPartOfTheNextOne() {
        LSTM layer = LSTM.builder(4).random(new RandomState(5)).build();
        for (int segment = 0; segment < 3; segment++) {
            Variable loss = F.sum(layer.apply(X0));
            for (int i = 0; i < 2; i++) {
                loss = F.add(loss, F.sum(layer.apply(X1)));
            }
            layer.clearGrads();
            loss.backward(BackwardOption.RELEASE_GRAPH);
            loss.unchainBackward();
            assertThat(layer.h()).isNotNull();
            assertThat(layer.c()).isNotNull();
            assertThat(layer.c().creator()).isNull();
        }
    }

    @Test
    void otherExamplesThanBeforeAreRefusedAndTheStateStays() {
        RandomState random = new RandomState(5);
        RNN rnn = RNN.builder(4).random(random).build();
        LSTM lstm = LSTM.builder(4).random(random).build();
        for (RecurrentLayer layer : List.of(rnn, lstm)) {
            Variable h = layer.apply(X0);
            assertThatExceptionOfType(ShapeException.class)
                    .isThrownBy(() -> layer.apply(Variable.constant(random.randn(1, 3))))
                    .withMessageContainingAll("x (1, 3) float64", "h (2, 4)", "resetState()");
            assertThatExceptionOfType(ShapeException.class)
                    .isThrownBy(() -> layer.apply(Variable.constant(random.randn(2, 2, 3))));
            assertThatThrownBy(() -> layer.apply(Variable.constant(random.randn(2, 5))))
                    .isInstanceOf(ShapeException.class);
            assertThat(layer.h()).isSameAs(h);
        }
    }

    @Test
    void impossibleSizesAreNamed() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RNN(0)).withMessageContaining("RNN: hiddenSize 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LSTM.builder(1).inSize(0))
                .withMessageContaining("LSTM: inSize 0");
    }
}
