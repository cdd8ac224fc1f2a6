package org.dezero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.dezero.array.BackendException;
import org.dezero.array.DTypeException;
import org.dezero.array.Shape;
import org.dezero.array.ShapeException;
import org.dezero.plain.PlainBackend;
import org.dezero.random.RandomState;
import org.junit.jupiter.api.Test;

/** Convolution, pooling and patches. The numbers are DeZero's, or follow from the formula on paper. */
class WindowsTest {
    private final RandomState random = new RandomState(0);

    private Variable randn(int... dims) {
        return Variable.of(random.randn(Shape.of(dims)));
    }

    private static Variable counted(int... dims) {
        double[] values = new double[Shape.of(dims).size()];
        Arrays.setAll(values, i -> i);
        return Variable.of(values, dims);
    }

    private static Variable ones(int... dims) {
        double[] values = new double[Shape.of(dims).size()];
        Arrays.fill(values, 1);
        return Variable.of(values, dims);
    }

    private static double[] values(Variable v) {
        return v.data().toHost().toDoubleArray();
    }

    private static void checkBothOrders(UnaryOperator<Variable> f, Variable x) {
        assertThat(GradientCheck.gradientCheck(f, x).passed()).isTrue();
        assertThat(GradientCheck.gradientGradientCheck(f, x).passed()).isTrue();
    }

    // ---- values -------------------------------------------------------------------------------------------------

    @Test
    void convolutionOfAKnownImage() {
        Variable y = F.conv2d(counted(1, 1, 4, 4), ones(1, 1, 3, 3), null, 1, 1);
        assertThat(values(y)).containsExactly(10, 18, 24, 18, 27, 45, 54, 39, 51, 81, 90, 63, 42, 66, 72, 50);
    }

    @Test
    void thePlainAndTheSimpleConvolutionAgree() {
        Variable x = randn(2, 3, 7, 5);
        Variable w = randn(4, 3, 3, 2);
        Variable b = randn(4);
        int[] stride = {2, 1};
        int[] pad = {1, 2};
        Variable simple = F.conv2dSimple(x, w, b, stride, pad);
        assertThat(values(F.conv2d(x, w, b, stride, pad))).containsExactly(values(simple), within(1e-12));
        assertThat(simple.shape()).isEqualTo(Shape.of(2, 4, 4, 8));
    }

    @Test
    void transposedConvolutionUndoesTheShape() {
        Variable x = randn(1, 2, 3, 4);
        Variable w = randn(2, 5, 3, 3);
        assertThat(F.deconv2d(x, w).shape()).isEqualTo(Shape.of(1, 5, 5, 6));
        int[] two = {2, 2};
        int[] one = {1, 1};
        assertThat(F.deconv2d(x, w, randn(5), two, one, null).shape()).isEqualTo(Shape.of(1, 5, 5, 7));
        assertThat(F.deconv2d(x, w, null, two, one, new int[] {6, 8}).shape()).isEqualTo(Shape.of(1, 5, 6, 8));
    }

    @Test
    void paddingTakesPartInPoolingAsZeros() {
        Variable x = F.sub(counted(1, 1, 2, 2), 10);
        assertThat(values(F.pooling(x, 2, 2, 1))).containsExactly(0, 0, 0, 0);
        assertThat(values(F.pooling(x, 2, 1, 0))).containsExactly(-7);
        assertThat(values(F.averagePooling(x, 2, 2, 1))).containsExactly(-10 / 4.0, -9 / 4.0, -8 / 4.0, -7 / 4.0);
    }

    @Test
    void theFirstOfEqualElementsGetsTheGradient() {
        Variable x = ones(1, 1, 2, 2);
        F.sum(F.pooling(x, 2, 2, 0)).backward();
        assertThat(values(x.grad())).containsExactly(1, 0, 0, 0);
        x.clearGrad();
        F.sum(F.poolingSimple(x, 2, 2, 0)).backward();
        assertThat(values(x.grad())).containsExactly(1, 1, 1, 1);
    }

    @Test
    void patchesHaveTheBooksShapes() {
        assertThat(F.im2col(randn(1, 3, 7, 7), 5, 1, 0, true).shape()).isEqualTo(Shape.of(9, 75));
        assertThat(F.im2col(randn(10, 3, 7, 7), 5, 1, 0, true).shape()).isEqualTo(Shape.of(90, 75));
        Variable cols = F.im2col(counted(1, 1, 3, 3), 2, 1, 0, false);
        assertThat(cols.shape()).isEqualTo(Shape.of(1, 1, 2, 2, 2, 2));
        assertThat(values(F.col2im(cols, Shape.of(1, 1, 3, 3), 2, 1, 0, false)))
                .containsExactly(0, 2, 2, 6, 16, 10, 6, 14, 8);
    }

    // ---- gradients ----------------------------------------------------------------------------------------------

    @Test
    void gradientsOfConvolutionToTheSecondOrder() {
        Variable x = randn(2, 2, 5, 4);
        Variable w = randn(3, 2, 3, 2);
        Variable b = randn(3);
        int[] stride = {2, 1};
        int[] pad = {1, 0};
        checkBothOrders(v -> F.conv2d(v, w, b, stride, pad), x);
        checkBothOrders(v -> F.conv2d(x, v, b, stride, pad), w);
        checkBothOrders(v -> F.conv2d(x, w, v, stride, pad), b);
        Variable small = randn(2, 3, 2, 3);
        checkBothOrders(v -> F.deconv2d(v, w, null, stride, pad, null), small);
        checkBothOrders(v -> F.deconv2d(small, v, null, stride, pad, null), w);
    }

    @Test
    void gradientsOfPoolingAndPatchesToTheSecondOrder() {
        Variable x = randn(2, 2, 5, 4);
        int[] kernel = {3, 2};
        int[] stride = {2, 1};
        int[] pad = {1, 0};
        checkBothOrders(v -> F.square(F.pooling(v, kernel, stride, pad)), x);
        checkBothOrders(v -> F.square(F.averagePooling(v, kernel, stride, pad)), x);
        checkBothOrders(v -> F.square(F.im2col(v, kernel, stride, pad, true)), x);
        Variable cols = F.im2col(x, kernel, stride, pad, true);
        checkBothOrders(
                v -> F.square(F.col2im(v, x.shape(), kernel, stride, pad, true)),
                Variable.of(cols.data().toHost()));
    }

    // ---- refusals -----------------------------------------------------------------------------------------------

    @Test
    void refusalsNameTheOperationTheShapesAndTheWayOut() {
        Variable x = randn(1, 3, 5, 5);
        assertThatThrownBy(() -> F.conv2d(x, randn(2, 4, 3, 3)))
                .isInstanceOf(ShapeException.class)
                .hasMessageStartingWith(
                        "conv2d: channels differ: x (1, 3, 5, 5) float64, W (2, 4, 3, 3) float64 (3 != 4)");
        assertThatThrownBy(() -> F.conv2d(randn(3, 5, 5), randn(2, 3, 3, 3)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("images have four axes: x (3, 5, 5)");
        assertThatThrownBy(() -> F.conv2d(x, randn(2, 3, 7, 7)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("larger than the image")
                .hasMessageContaining("kernel (7, 7)");
        assertThatThrownBy(() -> F.conv2d(x, randn(2, 3, 3, 3), randn(3)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("b has shape (2,)");
        assertThatThrownBy(() -> F.pooling(x, 2, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("pooling: ")
                .hasMessageContaining("stride");
        assertThatThrownBy(() -> F.pooling(x, new int[] {2}, new int[] {1, 1}, new int[] {0, 0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("kernel size has 1 numbers");
        assertThatThrownBy(() ->
                        F.deconv2d(x, randn(3, 2, 3, 3), null, new int[] {2, 2}, new int[] {1, 1}, new int[] {12, 9}))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("output (12, 9)");
        assertThatThrownBy(() -> F.col2im(randn(9, 75), Shape.of(1, 3, 8, 7), 5, 1, 0, true))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("im2col gives (12, 75)");
    }

    @Test
    void errorsNameTheFunctionThatWasCalled() {
        Variable x = randn(1, 2, 4, 4);
        assertThatThrownBy(() -> F.conv2dSimple(x, randn(1, 3, 2, 2), null, 1, 0))
                .isInstanceOf(ShapeException.class)
                .hasMessage(
                        "conv2dSimple: channels differ: x (1, 2, 4, 4) float64, W (1, 3, 2, 2) float64 (2 != 3); x is "
                                + "(n, c, h, w) and W is (oc, c, kh, kw)");
        Variable elsewhere = Variable.of(new PlainBackend().fromHost(new RandomState(0).randn(Shape.of(2, 1, 3, 3))));
        assertThatThrownBy(() -> F.deconv2d(x, elsewhere))
                .isInstanceOf(BackendException.class)
                .hasMessageStartingWith("deconv2d: ");
        Variable bits = Variable.constant(x.data().backend().array(new boolean[4], 1, 1, 2, 2));
        assertThatThrownBy(() -> F.deconv2d(bits, bits)).hasMessageStartingWith("deconv2d: BOOL has no arithmetic");
        assertThatThrownBy(() -> F.averagePooling(bits, 2, 1, 0))
                .isInstanceOf(DTypeException.class)
                .hasMessageStartingWith("averagePooling: BOOL has no arithmetic");
        assertThatThrownBy(() -> F.poolingSimple(bits, 2, 1, 0))
                .isInstanceOf(DTypeException.class)
                .hasMessageStartingWith("poolingSimple: ");
    }

    @Test
    void aTransposedConvolutionIsCalledSoInTheGraph() {
        Function deconv = F.deconv2d(randn(1, 2, 3, 3), randn(2, 1, 2, 2)).creator();
        assertThat(deconv).hasToString("deconv2d");
    }

    @Test
    void noFiltersGiveNoChannels() {
        Variable x = randn(2, 3, 4, 4);
        Variable w = randn(0, 3, 2, 2);
        for (Variable y : new Variable[] {F.conv2d(x, w), F.conv2dSimple(x, w, null, 1, 0)}) {
            assertThat(y.shape()).isEqualTo(Shape.of(2, 0, 3, 3));
        }
    }

    @Test
    void patchesBeyondTheSizeOfAnArrayAreRefused() {
        assertThatThrownBy(() -> F.im2col(randn(65_536, 0, 1, 1), 1, 1, 128, true))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("too many elements: (65536, 257, 257)");
        assertThatThrownBy(() -> F.col2im(randn(1, 1), Shape.of(65_536, 1, 1, 1), 1, 1, 128, true))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("too many elements: (65536, 1, 1, 1, 257, 257)");
    }
}
