package org.dezero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.dezero.array.ArrayBackend;
import org.dezero.array.BackendException;
import org.dezero.array.DTypeException;
import org.dezero.array.ShapeException;
import org.dezero.plain.PlainBackend;
import org.junit.jupiter.api.Test;

/** Messages name the operation, the shapes and the way out. */
class ErrorsTest {

    private static Variable zeros(int... dims) {
        int n = 1;
        for (int d : dims) {
            n *= d;
        }
        return Variable.of(new float[n], dims);
    }

    @Test
    void shapes() {
        assertThatThrownBy(() -> F.matmul(zeros(2, 3), zeros(4, 5)))
                .isInstanceOf(ShapeException.class)
                .hasMessageStartingWith(
                        "matmul: inner dimensions differ: lhs (2, 3) float32, rhs (4, 5) float32 (3 != 4)");
        assertThatThrownBy(() -> F.add(zeros(2, 3), zeros(4, 3)))
                .isInstanceOf(ShapeException.class)
                .hasMessageStartingWith(
                        "add: shapes do not broadcast: lhs (2, 3) float32, rhs (4, 3) float32 (2 != 4)");
        assertThatThrownBy(() -> zeros(2, 3).reshape(4, -1))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("(2, 3)");
        assertThatThrownBy(() -> zeros(2, 3).sum(2))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("no axis 2");
        assertThatThrownBy(() -> zeros(2, 3).transpose(0, 0)).isInstanceOf(ShapeException.class);
        assertThatThrownBy(() -> F.concat(0, zeros(2, 3), zeros(2, 4))).isInstanceOf(ShapeException.class);
        assertThatThrownBy(() -> F.softmaxCrossEntropy(zeros(2, 3), Variable.of(new long[] {1})))
                .isInstanceOf(ShapeException.class);
        assertThatThrownBy(() -> F.max(zeros(0, 3))).isInstanceOf(ShapeException.class);
    }

    @Test
    void dtypesAndIndices() {
        assertThatThrownBy(() -> F.softmaxCrossEntropy(zeros(2, 3), zeros(2)))
                .isInstanceOf(DTypeException.class)
                .hasMessageContaining("astype");
        assertThatThrownBy(() -> F.softmaxCrossEntropy(zeros(2, 3), Variable.of(new long[] {1, 3})))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> zeros(2, 3).get(2))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("-2 to 1");
        assertThatThrownBy(() -> F.pow(Variable.of(2), Variable.of(-1))).hasMessageContaining("negative integer power");
    }

    @Test
    void backendsDoNotMix() {
        ArrayBackend other = new PlainBackend();
        Variable a = Variable.of(1.0);
        Variable b = Config.backend(other, () -> Variable.of(2.0));
        assertThatThrownBy(() -> F.add(a, b))
                .isInstanceOf(BackendException.class)
                .hasMessage(
                        "add: operands are on different backends: 'plain' and 'plain'; move one with Variable.to(backend)");
        F.mul(a, b.to(a.data().backend())).backward();
        assertThat(a.grad().item()).isEqualTo(2);
        assertThat(b.grad().data().backend()).isSameAs(other);
        assertThat(Optional.of(b.grad().item())).contains(1.0);
    }

    @Test
    void aParameterWithoutDataNamesItsLayer() {
        Parameter w = new Parameter("W").owner("Linear(10)");
        assertThat(w.hasData()).isFalse();
        assertThat(w).hasToString("variable(None)");
        assertThatThrownBy(w::data)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'W'")
                .hasMessageContaining("Linear(10)")
                .hasMessageContaining("run the layer once");
    }

    @Test
    void aMatrixOfOneAxisHasNoOtherAxisToTranspose() {
        assertThatThrownBy(() -> F.transpose(Variable.of(new double[] {1, 2}), 7))
                .isInstanceOf(ShapeException.class)
                .hasMessage("transpose: no axis 7: operand (2,); axes run from -1 to 0");
    }

    @Test
    void aGradientIsOfNumbersAndOnTheVariablesBackend() {
        Variable x = Variable.of(new double[] {1, 2});
        assertThatThrownBy(() -> x.setGrad(Config.backend().array(new boolean[] {true, true})))
                .isInstanceOf(DTypeException.class)
                .hasMessageContaining("setGrad: BOOL has no arithmetic");
        assertThatThrownBy(() -> x.setGrad(new PlainBackend().array(new double[] {1, 2})))
                .isInstanceOf(BackendException.class)
                .hasMessage("setGrad: variable and gradient are on different backends: 'plain' and 'plain'; move the "
                        + "gradient with Variable.to(backend)");
        assertThat(x.hasGrad()).isFalse();
    }
}
