package org.dezero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.dezero.array.NdArray;
import org.dezero.array.ShapeException;
import org.junit.jupiter.api.Test;

/** A graph stands for the arrays it was recorded with. */
class SetDataTest {

    private static NdArray array(double... values) {
        return Config.backend().array(values);
    }

    @Test
    void aGraphRecordedBeforeAnArrayOfAnotherShapeIsNotWalked() {
        Variable x = Variable.of(new double[] {1, 2});
        Variable before = F.sum(x);
        x.setData(array(1, 2, 3));
        Variable after = F.sum(x);
        assertThatIllegalStateException()
                .isThrownBy(before::backward)
                .withMessage("sum: input 0 was given an array of another shape, (3,), after the function ran; compute "
                        + "the result again");
        assertThat(x.hasGrad()).isFalse();
        after.backward();
        assertThat(x.grad()).hasToString("variable([1. 1. 1.])");
    }

    @Test
    void thatHoldsForResultsToo() {
        Variable x = Variable.of(new double[] {1, 2});
        Variable h = F.exp(x);
        h.setData(array(1, 2, 3));
        assertThatIllegalStateException()
                .isThrownBy(() -> F.sum(h).backward())
                .withMessageContaining("exp: output 0 was given an array of another shape");
    }

    @Test
    void anArrayOfTheSameShapeChangesNothing() {
        Variable x = Variable.of(new double[] {1, 2});
        Variable y = F.sum(F.square(x));
        x.setData(array(100, 100));
        y.backward();
        assertThat(x.grad()).hasToString("variable([2. 4.])");
    }

    @Test
    void gradientsOfTwoShapesAreNotAdded() {
        Variable x = Variable.of(new double[] {1, 2});
        F.sum(x).backward();
        x.setData(array(1));
        assertThatThrownBy(() -> F.sum(x).backward())
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("call clearGrad");
        assertThat(x.grad()).hasToString("variable([1. 1.])");
    }
}
