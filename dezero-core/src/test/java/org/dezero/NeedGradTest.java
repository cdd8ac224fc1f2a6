package org.dezero;

import static org.assertj.core.api.Assertions.assertThat;

import org.dezero.array.NdArray;
import org.dezero.plain.PlainBackend;
import org.dezero.random.RandomState;
import org.junit.jupiter.api.Test;

/** Only gradients that somebody needs are computed. */
class NeedGradTest {

    /** Counts matrix products. */
    private static final class Counting extends PlainBackend {
        private int products;

        Counting() {
            super("counting");
        }

        @Override
        public NdArray matmul(NdArray a, NdArray b) {
            products++;
            return super.matmul(a, b);
        }

        @Override
        public NdArray[] matmulGrads(NdArray gy, NdArray a, NdArray b) {
            products += 2;
            return super.matmulGrads(gy, a, b);
        }

        @Override
        public NdArray linear(NdArray x, NdArray w, NdArray b) {
            products++;
            return super.linear(x, w, b);
        }
    }

    @Test
    void anMlpStepNeverComputesTheGradientOfItsInput() {
        Counting counting = new Counting();
        try (Scope scope = Config.backend(counting)) {
            RandomState random = new RandomState(0);
            Variable x = Variable.constant(random.randn(5, 4));
            Variable t = Variable.constant(random.randint(0, 3, 5));
            Variable w1 = Variable.of(random.randn(4, 6));
            Variable b1 = Variable.of(random.randn(6));
            Variable w2 = Variable.of(random.randn(6, 3));
            Variable b2 = Variable.of(random.randn(3));
            Variable loss = F.softmaxCrossEntropy(F.linear(F.sigmoid(F.linear(x, w1, b1)), w2, b2), t);
            assertThat(counting.products).isEqualTo(2);
            loss.backward();
            // The gradients of both weights and of the hidden layer: three products, not four.
            assertThat(counting.products).isEqualTo(5);
            loss.backward(w2);
            assertThat(counting.products).isEqualTo(6);
        }
    }
}
