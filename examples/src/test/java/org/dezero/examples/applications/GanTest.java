package org.dezero.examples.applications;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.Variable;
import org.dezero.array.Shape;
import org.dezero.data.DataLoader;
import org.dezero.optimizers.Adam;
import org.dezero.optimizers.Optimizer;
import org.junit.jupiter.api.Test;

class GanTest {
    @Test
    void makesImagesLikeDigits() throws Exception {
        OnPlain.run(() -> {
            ImageSet digits = ImageSet.digits();
            GanNetworks networks = new GanNetworks(digits.side());
            Variable noise = GanNetworks.noise(500);
            double before = fromDigits(made(networks, noise));
            Gan.train(networks, digits, 15, OnPlain.NOWHERE);
            Variable after = made(networks, noise);
            assertThat(fromDigits(after)).isLessThan(before / 2);
            // They are not one and the same image: pixels vary nearly as much as in the digits, where it is 0.23.
            assertThat(F.mean(F.sqrt(F.var(after, new int[] {0}, 0, false))).item())
                    .isGreaterThan(0.12);

            Variable judged = Config.testMode(() -> networks.judged(after.data()));
            assertThat(judged.shape()).isEqualTo(Shape.of(500, 1));
            assertThat(DoubleStream.of(judged.data().toHost().toDoubleArray())).allMatch(p -> p > 0 && p < 1);
        });
    }

    /** How far the mean of images is from the mean of the digits. */
    private static double fromDigits(Variable images) {
        Variable digits = new DataLoader(ImageSet.digits().train(), 1438, false)
                .iterator()
                .next()
                .x();
        return F.mean(F.abs(F.mean(images, 0).sub(F.mean(digits, 0)))).item();
    }

    private static Variable made(GanNetworks networks, Variable noise) {
        return Config.testMode(() -> Config.noGrad(() -> networks.images(noise)));
    }

    @Test
    void eachNetworkLearnsAgainstAnOpponentThatStandsStill() throws Exception {
        OnPlain.run(() -> {
            ImageSet digits = ImageSet.digits();
            GanNetworks networks = new GanNetworks(digits.side());
            Variable noise = GanNetworks.noise(32);
            Variable real =
                    new DataLoader(digits.train(), 32, false).iterator().next().x();

            Optimizer optimizer = new Adam(0.0002).setup(networks.discriminator());
            double first = 0;
            double last = 0;
            for (int i = 0; i < 10; i++) {
                Variable loss =
                        networks.discriminatorLoss(real, networks.images(noise).data());
                networks.discriminator().clearGrads();
                loss.backward();
                optimizer.update();
                first = i == 0 ? loss.item() : first;
                last = loss.item();
            }
            assertThat(last).isLessThan(first - 0.1);
            assertThat(networks.generator().params()).noneMatch(Variable::hasGrad);

            optimizer = new Adam(0.0002).setup(networks.generator());
            networks.discriminator().clearGrads();
            for (int i = 0; i < 10; i++) {
                Variable loss = networks.generatorLoss(networks.images(noise));
                networks.generator().clearGrads();
                loss.backward(networks.generator().params());
                optimizer.update();
                first = i == 0 ? loss.item() : first;
                last = loss.item();
            }
            assertThat(last).isLessThan(first - 0.1);
            assertThat(networks.discriminator().params()).noneMatch(Variable::hasGrad);
        });
    }
}
