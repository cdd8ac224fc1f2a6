package org.dezero.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.Variable;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;
import org.dezero.models.MLP;
import org.dezero.optimizers.Optimizer;
import org.dezero.optimizers.SGD;
import org.dezero.random.RandomState;
import org.junit.jupiter.api.Test;

/** During a training step nothing crosses to the host and back but the batch and the loss. */
class NothingCrossesTest {
    private static final class Counting extends Nd4jBackend {
        final AtomicInteger in = new AtomicInteger();
        final AtomicInteger out = new AtomicInteger();
        final AtomicInteger numbers = new AtomicInteger();

        @Override
        public NdArray fromHost(HostArray values) {
            in.incrementAndGet();
            return super.fromHost(values);
        }

        @Override
        public HostArray toHost(NdArray x) {
            out.incrementAndGet();
            return super.toHost(x);
        }

        @Override
        public double item(NdArray x) {
            numbers.incrementAndGet();
            return super.item(x);
        }
    }

    @Test
    void butTheBatchAndTheLoss() {
        for (boolean relu : new boolean[] {true, false}) {
            Counting xp = new Counting();
            try (var scope = Config.backend(xp)) {
                MLP model = MLP.builder(20, 10)
                        .activation(relu ? F::relu : F::sigmoid)
                        .random(new RandomState(1))
                        .build();
                Optimizer optimizer = new SGD(0.1).setup(model);
                Random random = new Random(3);
                for (int step = 0; step < 3; step++) {
                    xp.in.set(0);
                    xp.out.set(0);
                    xp.numbers.set(0);
                    float[] x = new float[8 * 64];
                    long[] t = new long[8];
                    for (int i = 0; i < x.length; i++) {
                        x[i] = random.nextFloat();
                    }
                    for (int i = 0; i < t.length; i++) {
                        t[i] = random.nextInt(10);
                    }
                    Variable y = model.apply(Variable.constant(HostArray.of(x, Shape.of(8, 64))));
                    Variable loss = F.softmaxCrossEntropy(y, Variable.constant(HostArray.of(t)));
                    model.clearGrads();
                    loss.backward();
                    optimizer.update();
                    assertThat(loss.item()).isPositive();
                    if (step > 0) {
                        // The first step also brings the weights.
                        assertThat(xp.in).as("arrays in").hasValue(2);
                        assertThat(xp.out).as("arrays out").hasValue(0);
                        assertThat(xp.numbers).as("numbers out").hasValue(1);
                    }
                }
            }
        }
    }
}
