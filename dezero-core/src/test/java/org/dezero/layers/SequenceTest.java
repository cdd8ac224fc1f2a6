package org.dezero.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.dezero.BackwardOption;
import org.dezero.F;
import org.dezero.Index;
import org.dezero.Parameter;
import org.dezero.Variable;
import org.dezero.array.DType;
import org.dezero.array.Shape;
import org.dezero.array.ShapeException;
import org.dezero.random.RandomState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole sequence in one call, compared with a call for each step. */
class SequenceTest {
    private static final int STEPS = 5;
    private static final int EXAMPLES = 3;
    private static final int INPUTS = 2;
    private static final double CLOSE = 1e-12;

    private static Variable numbers(int seed, int... dims) {
        return Variable.of(new RandomState(seed).randn(Shape.of(dims)));
    }

    private static RecurrentLayer layer(String which) {
        RandomState random = new RandomState(5);
        return which.equals("RNN")
                ? RNN.builder(4).dtype(DType.FLOAT64).random(random).build()
                : LSTM.builder(4).dtype(DType.FLOAT64).random(random).build();
    }

    private static Variable stepByStep(RecurrentLayer layer, Variable xs) {
        Variable[] out = new Variable[xs.shape().dim(0)];
        for (int t = 0; t < out.length; t++) {
            out[t] = layer.apply(F.get(xs, Index.at(t)));
        }
        return F.stack(0, out);
    }

    private static void assertClose(Variable actual, Variable expected) {
        assertThat(actual.shape()).isEqualTo(expected.shape());
        assertThat(actual.data().toHost().toDoubleArray())
                .usingComparatorWithPrecision(CLOSE)
                .containsExactly(expected.data().toHost().toDoubleArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"RNN", "LSTM"})
    void valuesStateAndGradientsAreThoseOfTheSteps(String which) {
        RecurrentLayer one = layer(which);
        RecurrentLayer other = layer(which);
        Variable xs = numbers(1, STEPS, EXAMPLES, INPUTS);
        Variable ys = numbers(1, STEPS, EXAMPLES, INPUTS);
        for (int part = 0; part < 2; part++) {
            // The second time they start from a state, whose graph goes on.
            Variable a = one.applySequence(xs);
            Variable b = stepByStep(other, ys);
            assertClose(a, b);
            assertClose(one.h(), other.h());
            for (int i = 0; i < 2; i++) {
                Variable loss = F.sum(F.square(i == 0 ? a : b));
                (i == 0 ? one : other).clearGrads();
                (i == 0 ? xs : ys).clearGrad();
                loss.backward();
            }
            assertClose(xs.grad(), ys.grad());
            for (Parameter p : one.params()) {
                assertThat(p.grad()).as(p.name()).isNotNull();
            }
            one.namedParams()
                    .forEach((name, p) ->
                            assertClose(p.grad(), other.namedParams().get(name).grad()));
        }
        if (one instanceof LSTM a && other instanceof LSTM b) {
            assertClose(a.c(), b.c());
        }
    }

    @Test
    void stepsAndSequencesMayTakeTurns() {
        RecurrentLayer one = layer("LSTM");
        RecurrentLayer other = layer("LSTM");
        Variable xs = numbers(1, STEPS, EXAMPLES, INPUTS);
        Variable x = numbers(2, EXAMPLES, INPUTS);
        for (RecurrentLayer l : List.of(one, other)) {
            l.apply(x);
        }
        one.applySequence(xs);
        stepByStep(other, xs);
        assertClose(one.apply(x), other.apply(x));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RNN", "LSTM"})
    void gradientsOfGradientsAreThoseOfTheSteps(String which) {
        RecurrentLayer one = layer(which);
        RecurrentLayer other = layer(which);
        Variable xs = numbers(1, 3, EXAMPLES, INPUTS);
        Variable ys = numbers(1, 3, EXAMPLES, INPUTS);
        penalty(one.applySequence(xs), xs).backward();
        penalty(stepByStep(other, ys), ys).backward();
        assertClose(xs.grad(), ys.grad());
        one.namedParams()
                .forEach((name, p) ->
                        assertClose(p.grad(), other.namedParams().get(name).grad()));
    }

    /** The sum of squares of the gradient in the inputs. */
    private static Variable penalty(Variable out, Variable xs) {
        F.sum(F.square(out)).backward(BackwardOption.CREATE_GRAPH);
        Variable g = xs.grad();
        xs.clearGrad();
        return F.sum(F.square(g));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RNN", "LSTM"})
    void aGraphThatIsCutEndsThere(String which) {
        RecurrentLayer layer = layer(which);
        Variable first = numbers(1, STEPS, EXAMPLES, INPUTS);
        Variable second = numbers(2, STEPS, EXAMPLES, INPUTS);
        Variable loss = F.sum(layer.applySequence(first));
        loss.backward(BackwardOption.RELEASE_GRAPH);
        loss.unchainBackward();
        Variable before = first.grad();
        F.sum(layer.applySequence(second)).backward();
        assertThat(first.grad()).isSameAs(before);
        assertThat(second.grad()).isNotNull();
    }

    @Test
    void manyExamplesAreThoseOfTheStepsToo() {
        LSTM one = LSTM.builder(50).random(new RandomState(5)).build();
        LSTM other = LSTM.builder(50).random(new RandomState(5)).build();
        Variable xs = numbers(1, 9, 40, 3).astype(DType.FLOAT32);
        double[] a = one.applySequence(xs).data().toHost().toDoubleArray();
        double[] b = stepByStep(other, xs).data().toHost().toDoubleArray();
        for (int i = 0; i < a.length; i++) {
            assertThat(a[i]).isCloseTo(b[i], within(1e-5));
        }
    }

    @Test
    void whatIsNoSequenceIsRefusedAndTheStateStays() {
        for (String which : List.of("RNN", "LSTM")) {
            RecurrentLayer layer = layer(which);
            layer.applySequence(numbers(1, STEPS, EXAMPLES, INPUTS));
            Variable h = layer.h();
            assertThatExceptionOfType(ShapeException.class)
                    .isThrownBy(() -> layer.applySequence(numbers(1, EXAMPLES, INPUTS)))
                    .withMessageContaining(which + "(4): not a sequence: xs (3, 2) float64")
                    .withMessageContaining("call apply for a single step");
            assertThatExceptionOfType(ShapeException.class)
                    .isThrownBy(() -> layer.applySequence(numbers(1, 0, EXAMPLES, INPUTS)))
                    .withMessageContaining("with a step or more");
            assertThatExceptionOfType(ShapeException.class)
                    .isThrownBy(() -> layer.applySequence(numbers(1, STEPS, EXAMPLES + 1, INPUTS)))
                    .withMessageContaining("other examples than before")
                    .withMessageContaining("resetState()");
            assertThat(layer.h()).isSameAs(h);
        }
    }

    @Test
    void shapesThatDoNotFitAreNamed() {
        Variable gates = numbers(1, 2, 3, 16);
        Variable state = numbers(2, 3, 4);
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> F.lstm(gates, numbers(3, 4, 12), state, state))
                .withMessageContaining("lstm: shapes do not fit: gates (2, 3, 16) float64, w (4, 12) float64");
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> F.lstm(numbers(1, 0, 3, 16), numbers(3, 4, 16), state, state))
                .withMessageContaining("lstm: an empty sequence");
    }

    @Test
    void aLayerDrawsItsWeightsInTheSameOrder() {
        RecurrentLayer one = layer("LSTM");
        RecurrentLayer other = layer("LSTM");
        one.applySequence(numbers(1, STEPS, EXAMPLES, INPUTS));
        other.apply(numbers(1, EXAMPLES, INPUTS));
        one.namedParams()
                .forEach((name, p) -> assertClose(p, other.namedParams().get(name)));
        assertThat(one.namedParams().get("x2f/W").shape()).isEqualTo(Shape.of(INPUTS, 4));
    }
}
