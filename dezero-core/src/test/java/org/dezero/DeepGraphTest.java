package org.dezero;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Graphs too deep for recursion, and too long for anything that is not linear. */
class DeepGraphTest {
    private static final int LENGTH = 1_000_000;

    private static Variable chain(Variable x) {
        Variable y = x;
        for (int i = 0; i < LENGTH; i++) {
            y = i % 2 == 0 ? F.add(y, x) : F.mul(y, 0.5);
        }
        return y;
    }

    @Test
    void aMillionFunctionsAreDifferentiated() {
        Variable x = Variable.of(3.0);
        Variable y = chain(x);
        y.backward();
        // y = x (1/2 + 1/4 + ...), up to what doubles hold.
        assertThat(y.item()).isEqualTo(3);
        assertThat(x.grad().item()).isEqualTo(1);
    }

    @Test
    void aMillionFunctionsAreDifferentiatedForOneVariable() {
        Variable x = Variable.of(3.0);
        chain(x).backward(x);
        assertThat(x.grad().item()).isEqualTo(1);
    }

    @Test
    void aMillionFunctionsAreUnchained() {
        Variable x = Variable.of(3.0);
        Variable y = chain(x);
        y.unchainBackward();
        y.backward();
        assertThat(y.creator()).isNotNull();
        assertThat(x.hasGrad()).isFalse();
    }

    @Test
    void aVariableUsedAHundredThousandTimes() {
        Variable x = Variable.of(1.0);
        Variable y = Variable.constant(0.0);
        for (int i = 0; i < 100_000; i++) {
            y = F.add(y, F.square(x));
        }
        y.backward();
        assertThat(x.grad().item()).isEqualTo(200_000);
    }
}
