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
}
