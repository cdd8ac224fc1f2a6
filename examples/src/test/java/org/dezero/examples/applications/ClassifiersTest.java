package org.dezero.examples.applications;

import static org.assertj.core.api.Assertions.assertThat;

import org.dezero.data.Spiral;
import org.dezero.models.Model;
import org.dezero.random.RandomState;
import org.junit.jupiter.api.Test;

class ClassifiersTest {
    @Test
    void mnistLearnsTheDigits() throws Exception {
        OnPlain.run(() -> assertThat(new MnistClassifier().run(ImageSet.digits(), 3, OnPlain.NOWHERE))
                .isGreaterThanOrEqualTo(0.93));
    }

    @Test
    void spiralLearnsTheArms() throws Exception {
        OnPlain.run(() -> {
            Spiral train = new Spiral(true, new RandomState(0));
            Model model = SpiralClassifier.train(train, 100, OnPlain.NOWHERE);
            assertThat(SpiralClassifier.accuracy(model, train)).isGreaterThanOrEqualTo(0.9);
            assertThat(SpiralClassifier.accuracy(model, new Spiral(false, new RandomState(0))))
                    .isGreaterThanOrEqualTo(0.9);
        });
    }
}
