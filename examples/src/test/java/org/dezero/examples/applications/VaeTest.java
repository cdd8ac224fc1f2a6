package org.dezero.examples.applications;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.Index;
import org.dezero.Variable;
import org.dezero.array.DType;
import org.dezero.array.Shape;
import org.dezero.data.DataLoader;
import org.junit.jupiter.api.Test;

class VaeTest {
    /**
     * An autoencoder that draws the mean of all images, whatever it sees, has a loss of about 28.9, and 44.4 before it has
     * learnt anything.
     */
    private static final double LOSS_OF_THE_MEAN_IMAGE = 28.9;

    @Test
    void learnsToPlaceDigits() throws Exception {
        OnPlain.run(() -> {
            ImageSet digits = ImageSet.digits();
            VaeModel model = new VaeModel(digits.side());
            double loss = Vae.train(model, digits, 16, OnPlain.NOWHERE);
            assertThat(loss).isLessThan(LOSS_OF_THE_MEAN_IMAGE - 2);

            // What comes back of a test image is nearer to it than to other ones.
            Variable x =
                    new DataLoader(digits.test(), 100, false).iterator().next().x();
            Variable y = Config.noGrad(() -> model.apply(x));
            double own = F.mean(F.square(y.sub(x))).item();
            Variable shifted = F.concat(0, x.get(Index.slice(1, null)), x.get(Index.slice(0, 1)));
            assertThat(F.mean(F.square(y.sub(shifted))).item()).isGreaterThan(1.3 * own);
        });
    }

    @Test
    void theLossIsFiniteAndReachesEveryParameter() throws Exception {
        OnPlain.run(() -> {
            VaeModel model = new VaeModel(8);
            Variable x = Variable.constant(Config.random().rand(5, 1, 8, 8).cast(DType.FLOAT32));
            VaeModel.Loss loss = model.loss(x);
            assertThat(loss.reconstruction().item()).isFinite().isPositive();
            // A divergence is never negative.
            assertThat(loss.divergence().item()).isFinite().isNotNegative();
            assertThat(loss.total().item()).isEqualTo((float)
                    (loss.reconstruction().item() + loss.divergence().item()));
            loss.total().backward();
            assertThat(model.params()).allSatisfy(p -> {
                assertThat(p.grad().shape()).isEqualTo(p.shape());
                assertThat(F.max(F.abs(p.grad())).item()).isPositive();
            });
            Variable decoded = model.decode(Variable.of(new float[] {100, -100}, 1, 2));
            assertThat(decoded.shape()).isEqualTo(Shape.of(1, 1, 8, 8));
            assertThat(DoubleStream.of(decoded.data().toHost().toDoubleArray())).allMatch(v -> v >= 0 && v <= 1);
        });
    }
}
