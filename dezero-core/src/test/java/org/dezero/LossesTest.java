package org.dezero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.BinaryOperator;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;
import org.junit.jupiter.api.Test;

/** Losses where there is nothing to average, and of logits beyond what an exponential function takes. */
class LossesTest {
    private static Variable empty(DType dtype, int... dims) {
        return Variable.of(HostArray.full(Shape.of(dims), dtype, 0));
    }

    private static void isNan(BinaryOperator<Variable> loss, Variable x, Variable t) {
        Variable y = loss.apply(x, t);
        assertThat(y.shape()).isEqualTo(Shape.SCALAR);
        assertThat(y.item()).isNaN();
        if (y.requiresGrad()) {
            y.backward();
            assertThat(x.grad().shape()).isEqualTo(x.shape());
        }
    }

    @Test
    void ofNothingTheMeanIsNotANumber() {
        Variable classes = empty(DType.INT64, 0);
        isNan(F::softmaxCrossEntropy, empty(DType.FLOAT64, 0, 3), classes);
        isNan(F::softmaxCrossEntropy, empty(DType.FLOAT32, 0, 3), classes);
        isNan(F::softmaxCrossEntropySimple, empty(DType.FLOAT64, 0, 3), classes);
        isNan(F::accuracy, empty(DType.FLOAT64, 0, 3), classes);
        isNan(F::meanSquaredError, empty(DType.FLOAT64, 0, 2), empty(DType.FLOAT64, 0, 2));
        isNan(F::sigmoidCrossEntropy, empty(DType.FLOAT64, 0), classes);
        isNan(F::binaryCrossEntropy, empty(DType.FLOAT64, 0), classes);
    }

    @Test
    void largeLogitsDoNotOverflow() {
        Variable x = Variable.of(new double[][] {{-800, 0, 800}, {1e308, 1e308, 0}});
        Variable t = Variable.of(new long[] {2, 1});
        for (BinaryOperator<Variable> loss :
                List.<BinaryOperator<Variable>>of(F::softmaxCrossEntropy, F::softmaxCrossEntropySimple)) {
            x.clearGrad();
            Variable first = loss.apply(F.get(x, Index.slice(0, 1)), F.get(t, Index.slice(0, 1)));
            assertThat(first.item()).isEqualTo(0);
            first.backward();
            assertThat(x.grad().data().toHost().toDoubleArray()).containsOnly(0);
        }
        // Its own probability is 1/2; the difference of the two logits is lost next to 1e308.
        Variable second = F.softmaxCrossEntropySimple(F.get(x, Index.slice(1, 2)), F.get(t, Index.slice(1, 2)));
        assertThat(second.item()).isEqualTo(Math.log(2), within(1e-15));
    }
}
