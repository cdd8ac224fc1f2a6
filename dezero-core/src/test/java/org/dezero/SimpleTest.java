package org.dezero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.BinaryOperator;
import org.dezero.array.Shape;
import org.dezero.random.RandomState;
import org.junit.jupiter.api.Test;

/** The functions as the book first writes them agree with the ones that took their place, gradients included. */
class SimpleTest {
    private final RandomState random = new RandomState(0);

    private Variable randn(int... dims) {
        return Variable.of(random.randn(Shape.of(dims)));
    }

    private static void agree(BinaryOperator<Variable> simple, BinaryOperator<Variable> other, Variable a, Variable b) {
        double[][] results = new double[2][];
        double[][] gradients = new double[2][];
        for (int i = 0; i < 2; i++) {
            a.clearGrad();
            Variable y = (i == 0 ? simple : other).apply(a, b);
            F.sum(F.sin(y)).backward();
            results[i] = y.data().toHost().toDoubleArray();
            gradients[i] = a.grad().data().toHost().toDoubleArray();
        }
        assertThat(results[0]).containsExactly(results[1], within(1e-12));
        assertThat(gradients[0]).containsExactly(gradients[1], within(1e-12));
    }

    @Test
    void eachAgreesWithItsSuccessor() {
        Variable x = randn(4, 3);
        Variable w = randn(3, 2);
        Variable b = randn(2);
        agree((v, u) -> F.sigmoidSimple(v), (v, u) -> F.sigmoid(v), x, x);
        agree((v, u) -> F.softmaxSimple(v), (v, u) -> F.softmax(v), x, x);
        agree((v, u) -> F.linearSimple(v, u, b), (v, u) -> F.linear(v, u, b), x, w);
        agree((v, u) -> F.linearSimple(v, u, null), F::linear, x, w);
        agree(F::meanSquaredErrorSimple, F::meanSquaredError, x, randn(4, 3));
        Variable t = Variable.of(new long[] {2, 0, 1, 1});
        agree(F::softmaxCrossEntropySimple, F::softmaxCrossEntropy, x, t);
    }
}
