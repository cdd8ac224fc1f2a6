package org.dezero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.dezero.array.Shape;
import org.dezero.array.ShapeException;
import org.junit.jupiter.api.Test;

class SplitTest {
    private final Variable x = Variable.of(new double[] {0, 1, 2, 3, 4, 5});

    @Test
    void cutPointsAreClampedAsBoundsOfSlices() {
        List<Variable> parts = F.split(x, new int[] {-9, 2, 2, -1, 9}, 0);
        assertThat(parts)
                .extracting(Variable::shape)
                .containsExactly(Shape.of(0), Shape.of(2), Shape.of(0), Shape.of(3), Shape.of(1), Shape.of(0));
        F.sum(F.square(parts.get(3))).backward();
        assertThat(x.grad().data().toHost().doubles()).containsExactly(0, 0, 4, 6, 8, 0);
    }

    @Test
    void cutPointsRise() {
        assertThatThrownBy(() -> F.split(x, new int[] {4, 2}, 0))
                .isInstanceOf(ShapeException.class)
                .hasMessage("split: cut points do not rise: operand (6,) float64, axis 0, indices [4, 2]; "
                        + "give rising indices from 0 to 6");
    }
}
