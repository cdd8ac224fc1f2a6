package org.dezero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PowTest {

    @Test
    void theMixedSecondDerivativeAtTheExponentZeroIsTheReciprocalEitherWay() {
        Variable a = Variable.of(2.0);
        Variable b = Variable.of(0.0);
        F.pow(a, b).backward(BackwardOption.CREATE_GRAPH);
        Variable byBase = a.grad();
        Variable byExponent = b.grad();
        assertThat(byBase.item()).isZero();
        a.clearGrad();
        b.clearGrad();
        byBase.backward();
        assertThat(b.grad().item()).isEqualTo(0.5);
        a.clearGrad();
        b.clearGrad();
        byExponent.backward();
        assertThat(a.grad().item()).isEqualTo(0.5);
        assertThat(b.grad().item()).isCloseTo(Math.log(2) * Math.log(2), within(1e-15));
    }

    @Test
    void theDerivativeByTheExponentIsZeroAtTheBaseZeroWhateverTheExponent() {
        Variable a = Variable.of(new double[] {0, 0, 0});
        Variable b = Variable.of(new double[] {2, 0, -1});
        F.sum(F.pow(a, b)).backward(b);
        assertThat(b.grad()).hasToString("variable([0. 0. 0.])");
    }

    @Test
    void theDerivativeByTheBaseIsZeroAtTheExponentZeroWhateverTheBase() {
        Variable a = Variable.of(new double[] {0, 1e-310, -3, Double.NaN});
        Variable b = Variable.of(0.0);
        F.sum(F.pow(a, b)).backward(a);
        assertThat(F.abs(F.get(a.grad(), Index.slice(0, 3)))).hasToString("variable([0. 0. 0.])");
        assertThat(a.grad().get(3).item()).isZero();
        Variable n = Variable.of(new long[] {0, 5});
        F.sum(F.pow(n, b)).backward(n);
        assertThat(n.grad()).hasToString("variable([0. 0.])");
    }
}
