package org.dezero;

import static org.assertj.core.api.Assertions.assertThat;

import org.dezero.array.NdArray;
import org.junit.jupiter.api.Test;

/** What has left the library, or is saved in a graph, is never overwritten. */
class OwnershipTest {

    @Test
    void gradientsHandedOutStayAsTheyAre() {
        Variable x = Variable.of(new double[] {1, 2});
        Variable y = F.sum(F.add(F.add(x, x), F.add(x, x)));
        y.backward();
        NdArray before = x.grad().data();
        y.backward();
        y.backward();
        assertThat(before).hasToString("[4. 4.]");
        assertThat(x.grad().data()).hasToString("[12. 12.]");
    }

    @Test
    void gradientsThatWereSetByHandAreNotWrittenInto() {
        Variable x = Variable.of(new double[] {1, 2});
        NdArray mine = Config.backend().array(new double[] {10, 20});
        x.setGrad(mine);
        F.sum(F.add(F.add(x, x), F.add(x, x))).backward();
        assertThat(mine).hasToString("[10. 20.]");
        assertThat(x.grad().data()).hasToString("[14. 24.]");
    }

    @Test
    void anUpdateBetweenTwoLossesOverOneForwardDoesNotFalsifyTheSecond() {
        Variable w = Variable.of(3.0);
        Variable hidden = F.square(w);
        Variable first = F.mul(hidden, 2);
        Variable second = F.square(hidden);
        first.backward();
        assertThat(w.grad().item()).isEqualTo(12);
        w.setData(F.sub(w, w.grad()).data());
        w.clearGrad();
        second.backward();
        assertThat(w.grad().item())
                .as("4 w^3 at the value the forward pass saw")
                .isEqualTo(108);
        assertThat(w.item()).isEqualTo(-9);
    }

    @Test
    void aRetainedGradientIsNotDonated() {
        Variable x = Variable.of(new double[] {1, 2});
        Variable a = F.mul(x, 3);
        Variable y = F.sum(F.add(F.add(a, a), a));
        y.backward(BackwardOption.RETAIN_GRAD);
        NdArray before = a.grad().data();
        y.backward(BackwardOption.RETAIN_GRAD);
        assertThat(before).hasToString("[3. 3.]");
    }

    @Test
    void aSumThatAFunctionHandsToBothItsInputsIsNotWrittenInto() {
        Variable x = Variable.of(1.0);
        Variable a = F.mul(x, 2);
        Variable b = F.mul(x, 3);
        Variable late = F.mul(a, 7);
        Variable both = F.add(a, b);
        // The gradient of both is a sum of the walk's own; a then adds to it what b still waits for.
        F.add(F.add(F.mul(both, 5), both), late).backward();
        assertThat(x.grad().item()).isEqualTo(6 * (2 + 3) + 7 * 2);
    }

    @Test
    void leavesThatShareASumKeepTheirOwnGradients() {
        Variable a = Variable.of(new double[] {1, 2});
        Variable b = Variable.of(new double[] {3, 4});
        Variable late = F.mul(a, 7);
        Variable both = F.add(a, b);
        Variable y = F.sum(F.add(F.add(F.mul(both, 5), both), late));
        y.backward(BackwardOption.RETAIN_GRAD);
        assertThat(a.grad().data()).hasToString("[13. 13.]");
        assertThat(b.grad().data()).hasToString("[6. 6.]");
        assertThat(both.grad().data()).hasToString("[6. 6.]");
    }
}
