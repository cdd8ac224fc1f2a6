package org.dezero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.util.ArrayList;
import java.util.List;
import org.dezero.array.ArrayBackend;
import org.dezero.array.BinaryOp;
import org.dezero.array.DType;
import org.dezero.array.NdArray;
import org.dezero.array.ShapeException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BackwardTest {

    @Test
    void differentiatesTheExampleOfTheBook() {
        Variable x = Variable.of(0.5);
        Variable y = F.square(F.exp(F.square(x)));
        y.backward();
        assertThat(x.grad().item()).isEqualTo(3.297442541400256);
    }

    @Test
    void addsUpTheGradientsOfAVariableUsedSeveralTimes() {
        Variable x = Variable.of(3.0);
        F.add(F.add(x, x), x).backward();
        assertThat(x.grad().item()).isEqualTo(3);
        F.add(x, x).backward();
        assertThat(x.grad().item()).isEqualTo(5);
        x.clearGrad();
        assertThat(x.hasGrad()).isFalse();
    }

    /** A gradient that is still growing, once looked at, stays as it was. */
    @Test
    void whatBackwardReadsOfAGradientStaysAsItWas() {
        Variable x = Variable.of(3.0);
        List<Variable> seen = new ArrayList<>();
        UnaryFunction peek = new UnaryFunction() {
            @Override
            protected NdArray forward(ArrayBackend xp, NdArray a) {
                return xp.binary(BinaryOp.MUL, a, 10);
            }

            @Override
            protected Variable backward(Variable gy) {
                seen.add(x.grad());
                return gy.mul(10);
            }
        };
        F.add(F.add(F.add(F.add(peek.apply(x), x), x), x), x).backward();
        assertThat(seen.get(0).item()).isEqualTo(4);
        assertThat(x.grad().item()).isEqualTo(14);
    }

    @Test
    void takesFunctionsInTheOrderOfTheirGenerations() {
        Variable x = Variable.of(2.0);
        Variable a = F.square(x);
        Variable y = F.add(F.square(a), F.square(a));
        y.backward();
        assertThat(y.item()).isEqualTo(32);
        assertThat(x.grad().item()).isEqualTo(64);
    }

    @Test
    void runsEachFunctionOnce() {
        List<String> runs = new ArrayList<>();
        Variable x = Variable.of(2.0);
        Variable a = new Recorded("a", runs).apply(x);
        F.add(new Recorded("b", runs).apply(a), new Recorded("c", runs).apply(a))
                .backward();
        assertThat(runs).containsExactlyInAnyOrder("a", "b", "c").endsWith("a");
    }

    /** The identity; notes when it is differentiated. */
    private static final class Recorded extends UnaryFunction {
        private final String label;
        private final List<String> runs;

        Recorded(String label, List<String> runs) {
            this.label = label;
            this.runs = runs;
        }

        @Override
        protected NdArray forward(ArrayBackend xp, NdArray x) {
            return x;
        }

        @Override
        protected Variable backward(Variable gy) {
            runs.add(label);
            return gy;
        }
    }

    @Test
    void isRightForAGraphThatTwoThreadsBuilt() throws InterruptedException {
        Variable x = Variable.of(2.0);
        Variable[] parts = new Variable[2];
        Thread other = new Thread(() -> parts[1] = F.square(F.square(x)));
        other.start();
        parts[0] = F.square(x);
        other.join();
        F.mul(parts[0], parts[1]).backward();
        assertThat(x.grad().item()).isEqualTo(6 * 32.0);
    }

    @Test
    void keepsOnlyTheGradientsOfLeaves() {
        Variable x = Variable.of(3.0);
        Variable a = F.square(x);
        Variable y = F.square(a);
        y.backward();
        assertThat(y.hasGrad()).isFalse();
        assertThat(a.hasGrad()).isFalse();
        assertThat(x.grad().item()).isEqualTo(108);
        assertThatIllegalStateException().isThrownBy(a::grad).withMessageContaining("computed by powScalar");
    }

    @Test
    void retainGradKeepsAllAndAddsUp() {
        Variable x = Variable.of(2.0);
        Variable a = F.mul(x, 2);
        Variable y = F.mul(a, 4);
        y.backward(BackwardOption.RETAIN_GRAD);
        assertThat(y.grad().item()).isEqualTo(1);
        assertThat(a.grad().item()).isEqualTo(4);
        assertThat(x.grad().item()).isEqualTo(8);
        y.backward(BackwardOption.RETAIN_GRAD);
        assertThat(y.grad().item()).isEqualTo(1);
        assertThat(a.grad().item()).isEqualTo(8);
        assertThat(x.grad().item()).as("24 in DeZero").isEqualTo(16);
    }

    @Test
    void aGradientKeptOnTheWayDoesNotFlowIntoTheNextWalk() {
        Variable x = Variable.of(3.0);
        Variable h = F.mul(x, 1);
        Variable y = F.pow(h, 3);
        y.backward(List.of(h), BackwardOption.CREATE_GRAPH);
        F.square(h.grad()).backward();
        // The derivative of (3 x^2)^2.
        assertThat(x.grad().item()).isEqualTo(36 * 27);
    }

    @Test
    void theRootOfOneWalkMayBeOneOfSeveralOutputs() {
        Variable x = Variable.of(new double[] {1, 2, 3, 4});
        List<Variable> parts = F.split(F.mul(x, 3), 2, 0);
        parts.get(1).backward();
        assertThat(x.grad()).hasToString("variable([0. 0. 3. 3.])");
    }

    /** The product, without a word about dtypes. */
    private static final class MyMul extends BinaryFunction {
        @Override
        protected NdArray forward(ArrayBackend xp, NdArray a, NdArray b) {
            return xp.binary(BinaryOp.MUL, a, b);
        }

        @Override
        protected Variable backwardLeft(Variable gy) {
            return F.mul(gy, input(1));
        }

        @Override
        protected Variable backwardRight(Variable gy) {
            return F.mul(gy, input(0));
        }
    }

    @Test
    void aUsersFunctionSeesOneDType() {
        Variable a = Variable.of(3.0f);
        Variable b = Variable.of(1.0 / 3);
        Variable n = Variable.of(2);
        assertThat(new MyMul().apply(a, n).dtype()).isEqualTo(DType.FLOAT64);
        new MyMul().apply(a, b).backward();
        assertThat(a.grad().item()).isEqualTo(1.0 / 3);
        assertThat(b.grad().dtype()).isEqualTo(DType.FLOAT64);
    }

    @Test
    void aGraphCanBeWalkedAgain() {
        Variable x = Variable.of(3.0);
        Variable y = F.square(x);
        y.backward();
        y.backward();
        assertThat(x.grad().item()).isEqualTo(12);
    }

    @Test
    void differentiatesTanhEightTimes() {
        Variable x = Variable.of(1.0);
        Variable y = F.tanh(x);
        y.backward(BackwardOption.CREATE_GRAPH);
        double[] expected = {
            0.41997434161402614,
            -0.6397000084492246,
            0.6216266807712962,
            0.6650910447505024,
            -5.556893558473722,
            13.624075441312101,
            12.288367894320414,
            -277.06213560303127
        };
        for (int order = 1; order <= 8; order++) {
            Variable g = x.grad();
            assertThat(g.item()).isEqualTo(expected[order - 1], offset(1e-9));
            x.clearGrad();
            g.backward(BackwardOption.CREATE_GRAPH);
        }
    }

    @Test
    void newtonsMethodFindsTheMinimum() {
        Variable x = Variable.of(2.0);
        for (int i = 0; i < 10; i++) {
            Variable y = x.pow(4).sub(x.pow(2).mul(2));
            x.clearGrad();
            y.backward(BackwardOption.CREATE_GRAPH);
            Variable gx = x.grad();
            x.clearGrad();
            gx.backward();
            x.setData(F.sub(x, F.div(gx, x.grad())).data());
        }
        assertThat(x.item()).isEqualTo(1);
    }

    @Test
    void createGraphRecordsAlsoUnderNoGrad() {
        Variable x = Variable.of(2.0);
        Variable y = F.pow(x, 3);
        try (Scope scope = Config.noGrad()) {
            y.backward(BackwardOption.CREATE_GRAPH);
        }
        assertThat(x.grad().creator()).isNotNull();
    }

    @Test
    void withoutCreateGraphTheGradientHasNoGraph() {
        Variable x = Variable.of(2.0);
        F.pow(x, 3).backward();
        assertThat(x.grad().creator()).isNull();
        assertThat(Config.enableBackprop()).isTrue();
    }

    @Test
    void startsFromTheGradientThatWasSet() {
        Variable x = Variable.of(2.0);
        Variable y = F.square(x);
        y.setGrad(10.0);
        y.backward();
        assertThat(x.grad().item()).isEqualTo(40);
        assertThatThrownBy(() -> x.setGrad(Variable.of(new double[] {1, 2})))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("variable () float64, gradient (2,) float64");
    }

    @Test
    void aLeafGetsOnes() {
        Variable x = Variable.of(new double[] {1, 2});
        x.backward();
        assertThat(x.grad()).hasToString("variable([1. 1.])");
    }

    @Test
    void leavesDoNotShareAGradient() {
        Variable a = Variable.of(1.0);
        Variable b = Variable.of(2.0);
        F.add(a, b).backward();
        assertThat(a.grad()).isNotSameAs(b.grad());
        a.grad().setData(F.mul(a.grad(), 5).data());
        assertThat(b.grad().item()).isEqualTo(1);
    }

    /** Add hands on what it is given, here a sum that the walk has made. */
    @Test
    void leavesDoNotShareASumOfGradients() {
        Variable a = Variable.of(1.0);
        Variable b = Variable.of(2.0);
        Variable s = F.add(a, b);
        F.add(F.mul(s, 2), F.mul(s, 3)).backward();
        a.grad().setData(F.mul(a.grad(), 0.5).data());
        assertThat(a.grad().item()).isEqualTo(2.5);
        assertThat(b.grad().item()).isEqualTo(5);
    }

    @Test
    void placesOnTheWayDoNotShareAGradient() {
        Variable x = Variable.of(1.0);
        Variable a = F.mul(x, 2);
        Variable y = F.add(a, F.mul(x, 3));
        y.backward(BackwardOption.RETAIN_GRAD);
        a.grad().setData(F.mul(a.grad(), 0).data());
        assertThat(y.grad().item()).isEqualTo(1);
        assertThat(a.grad().item()).isZero();
    }

    @Test
    void theResultMayBeAskedForItsOwnGradient() {
        Variable x = Variable.of(3.0);
        Variable y = F.square(x);
        y.backward(y);
        assertThat(y.grad().item()).isEqualTo(1);
        assertThat(x.hasGrad()).isFalse();
        Variable z = F.square(x);
        z.backward(List.of(Variable.of(1.0)), BackwardOption.RETAIN_GRAD);
        assertThat(z.grad().item()).isEqualTo(1);
        assertThat(x.hasGrad()).isFalse();
    }

    @Test
    void limitedToSomeVariablesItLeavesOthersAlone() {
        List<String> runs = new ArrayList<>();
        Variable a = Variable.of(2.0);
        Variable b = Variable.of(3.0);
        Variable inner = F.square(b);
        Variable y = F.mul(new Recorded("a", runs).apply(a), inner);
        y.backward(b, inner);
        assertThat(a.hasGrad()).isFalse();
        assertThat(b.grad().item()).isEqualTo(12);
        assertThat(inner.grad().item()).isEqualTo(2);
        assertThat(runs).isEmpty();
        inner.clearGrad();
        y.backward();
        assertThat(a.grad().item()).isEqualTo(9);
        assertThat(b.grad().item()).isEqualTo(24);
    }

    @Test
    void limitedToAVariableItDoesNotDependOnItDoesNothing() {
        Variable a = Variable.of(2.0);
        Variable b = Variable.of(3.0);
        Variable y = F.square(a);
        y.backward(b);
        assertThat(a.hasGrad()).isFalse();
        assertThat(b.hasGrad()).isFalse();
        assertThat(y.hasGrad()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> y.backward(Variable.constant(1.0)));
    }

    @Test
    void constantsGetNoGradientAndNoGraph() {
        Variable c = Variable.constant(2.0);
        Variable x = Variable.of(3.0);
        Variable onlyConstants = F.square(c);
        assertThat(onlyConstants.creator()).isNull();
        F.mul(x, onlyConstants).backward();
        assertThat(x.grad().item()).isEqualTo(4);
        assertThat(c.hasGrad()).isFalse();
        assertThatIllegalStateException().isThrownBy(c::grad).withMessageContaining("it is a constant");
        assertThatIllegalStateException()
                .isThrownBy(onlyConstants::backward)
                .withMessageContaining("does not depend on");
    }

    @Test
    void saysWhyThereIsNoGradient() {
        Variable x = Variable.of(3.0).name("x");
        assertThatIllegalStateException()
                .isThrownBy(x::grad)
                .withMessageContaining("'x'")
                .withMessageContaining("no backward has reached it");
        Variable y = Config.noGrad(() -> F.square(x));
        assertThatIllegalStateException().isThrownBy(y::grad).withMessageContaining("under Config.noGrad()");
        assertThatIllegalStateException().isThrownBy(y::backward).withMessageContaining("Config.noGrad()");
    }

    @Test
    void unchainMakesALeaf() {
        Variable x = Variable.of(2.0);
        Variable a = F.square(x);
        Variable y = F.square(a);
        a.unchain();
        assertThat(a.creator()).isNull();
        y.backward();
        assertThat(x.hasGrad()).isFalse();
        assertThat(a.grad().item()).isEqualTo(8);
    }

    @Test
    void unchainBackwardCutsAllButTheRoot() {
        Variable x = Variable.of(2.0);
        Variable a = F.square(x);
        Variable b = F.add(F.square(a), F.exp(a));
        Variable y = F.square(b);
        y.unchainBackward();
        assertThat(y.creator()).isNotNull();
        assertThat(a.creator()).isNull();
        assertThat(b.creator()).isNull();
        y.backward();
        assertThat(x.hasGrad()).isFalse();
    }

    @Test
    void aReleasedGraphSaysSo() {
        Variable x = Variable.of(2.0);
        Variable y = F.exp(F.mul(x, x));
        y.backward(BackwardOption.RELEASE_GRAPH);
        assertThat(x.grad().item()).isEqualTo(4 * Math.exp(4));
        assertThatIllegalStateException().isThrownBy(y::backward).withMessageContaining("RELEASE_GRAPH");
        assertThat(x.grad().item()).as("untouched by the walk that failed").isEqualTo(4 * Math.exp(4));
        assertThat(y.creator()).isNotNull();
        assertThat(y.creator().inputs().get(0).shape()).isEqualTo(x.shape());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> y.backward(BackwardOption.RELEASE_GRAPH, BackwardOption.CREATE_GRAPH));
    }

    @Test
    void aWalkThatFailsLeavesGradientsAsTheyWere() {
        Variable x = Variable.of(2.0);
        Variable z = Variable.of(5.0);
        F.mul(x, z).backward();
        Variable broken = new UnaryFunction() {
            @Override
            protected NdArray forward(ArrayBackend xp, NdArray a) {
                return a;
            }

            @Override
            protected Variable backward(Variable gy) {
                return F.reshape(gy, 1, 1);
            }
        }.apply(F.square(x));
        Variable y = F.add(F.mul(z, 3), broken);
        assertThatThrownBy(y::backward)
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("a gradient of another shape");
        assertThat(x.grad().item()).isEqualTo(5);
        assertThat(z.grad().item()).isEqualTo(2);
        assertThat(y.hasGrad()).isFalse();
        assertThat(Config.enableBackprop()).isTrue();
    }

    @Test
    void anInstanceRunsOnce() {
        Exp exp = new Exp();
        exp.apply(Variable.of(1.0));
        assertThatIllegalStateException()
                .isThrownBy(() -> exp.apply(Variable.of(2.0)))
                .withMessageContaining("has run before");
    }

    /** Quotient and remainder. */
    private static final class DivMod extends Function {
        @Override
        protected NdArray[] forward(ArrayBackend xp, NdArray... xs) {
            double a = xs[0].item();
            double b = xs[1].item();
            double q = Math.floor(a / b);
            return new NdArray[] {xp.array(new double[] {q}), xp.array(new double[] {a - q * b})};
        }

        @Override
        protected @Nullable Variable[] backward(Variable... gys) {
            Variable q = Variable.constant(output(0).data());
            return new @Nullable Variable[] {
                gys[1].reshape(), F.neg(F.mul(gys[1], q)).reshape()
            };
        }
    }

    @Test
    void anOutputNobodyUsedContributesZeros() {
        Variable a = Variable.of(17.0);
        Variable b = Variable.of(5.0);
        List<Variable> out = new DivMod().applyAll(a, b);
        out.get(1).backward();
        assertThat(a.grad().item()).isEqualTo(1);
        assertThat(b.grad().item()).isEqualTo(-3);
        assertThatIllegalStateException()
                .isThrownBy(() -> new DivMod().apply(a, b))
                .withMessageContaining("call applyAll");
    }

    @Test
    void onlyUnusedOutputsGiveZeroGradients() {
        Variable x = Variable.of(new double[] {1, 2, 3, 4});
        List<Variable> parts = F.split(x, 2, 0);
        F.sum(parts.get(1)).backward();
        assertThat(x.grad()).hasToString("variable([0. 0. 1. 1.])");
    }

    @Test
    void anOutputCutOffBesideOthersIsALeaf() {
        Variable x = Variable.of(new double[] {1, 2, 3});
        List<Variable> parts = F.split(x, 3, 0);
        parts.get(0).unchain();
        F.sum(F.add(F.square(parts.get(0)), F.square(parts.get(2)))).backward();
        assertThat(x.grad()).hasToString("variable([0. 0. 6.])");
        assertThat(parts.get(0).grad()).hasToString("variable([2.])");
    }

    @Test
    void aLeafThatWasNotAskedForGetsNoGradient() {
        Variable x = Variable.of(1.0);
        x.backward(Variable.of(2.0));
        assertThat(x.hasGrad()).isFalse();
    }

    @Test
    void nothingBehindWhatWasAskedForIsDifferentiatedOrReleased() {
        Variable x = Variable.of(1.0);
        List<Variable> seen = new ArrayList<>();
        Variable h = new UnaryFunction() {
            @Override
            protected NdArray forward(ArrayBackend xp, NdArray a) {
                return a;
            }

            @Override
            protected Variable backward(Variable gy) {
                seen.add(gy);
                return F.mul(gy, input(0));
            }
        }.apply(x);
        Variable y = F.mul(h, 3);
        y.backward(List.of(h), BackwardOption.RELEASE_GRAPH);
        assertThat(h.grad().item()).isEqualTo(3);
        assertThat(seen).isEmpty();
        h.backward();
        assertThat(seen).hasSize(1);
    }

    @Test
    void afterAFailureRetainedGradientsAreAsBefore() {
        Variable x = Variable.of(2.0);
        Variable h = F.square(x);
        Variable y = F.mul(h, 3);
        y.backward(BackwardOption.RETAIN_GRAD);
        Variable broken = new UnaryFunction() {
            @Override
            protected NdArray forward(ArrayBackend xp, NdArray a) {
                return a;
            }

            @Override
            protected Variable backward(Variable gy) {
                throw new ArithmeticException("broken");
            }
        }.apply(h);
        assertThatThrownBy(() -> F.add(broken, y).backward()).isInstanceOf(ArithmeticException.class);
        assertThat(x.grad().item()).isEqualTo(12);
        assertThat(h.grad().item()).isEqualTo(3);
        assertThat(y.grad().item()).isEqualTo(1);
    }

    /** The identity, which differentiates something else while it is differentiated. */
    private static UnaryFunction differentiating(Runnable other) {
        return new UnaryFunction() {
            @Override
            protected NdArray forward(ArrayBackend xp, NdArray a) {
                return a;
            }

            @Override
            protected Variable backward(Variable gy) {
                other.run();
                return gy;
            }
        };
    }

    @Test
    void aGraphOfItsOwnMayBeDifferentiatedWithinBackward() {
        Variable x = Variable.of(2.0);
        Variable other = F.mul(x, 100);
        F.mul(differentiating(other::backward).apply(F.square(x)), 3).backward();
        assertThat(x.grad().item()).isEqualTo(100 + 12);
    }

    @Test
    void theGraphBeingWalkedIsNotWalkedWithinItself() {
        Variable x = Variable.of(2.0);
        Variable shared = F.mul(F.exp(x), 1);
        Variable y = F.add(differentiating(shared::backward).apply(F.square(x)), F.mul(shared, 3));
        assertThatIllegalStateException().isThrownBy(y::backward).withMessageContaining("differentiated further out");
        assertThatIllegalStateException()
                .isThrownBy(() -> y.backward(x))
                .withMessageContaining("differentiated further out");
        assertThat(x.hasGrad()).isFalse();
    }

    @Test
    void releaseLetsGoOfConditionsAndIndicesToo() {
        Variable x = Variable.of(new double[] {1, 2});
        NdArray positive = Config.backend().array(new boolean[] {true, false});
        Variable chosen = F.sum(F.where(positive, x, F.neg(x)));
        Variable picked = F.sum(F.take(x, Variable.of(new long[] {1, 1}), 0));
        for (Variable y : List.of(chosen, picked)) {
            y.backward(BackwardOption.RELEASE_GRAPH);
            assertThatIllegalStateException().isThrownBy(y::backward).withMessageContaining("RELEASE_GRAPH");
        }
        assertThat(x.grad()).hasToString("variable([1. 1.])");
    }
}
