package org.dezero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.dezero.array.DType;
import org.dezero.array.DTypeException;
import org.dezero.array.HostArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DTypeRulesTest {

    @ParameterizedTest
    @CsvSource({
        "INT64, INT64, INT64", "INT64, FLOAT32, FLOAT64", "FLOAT32, INT64, FLOAT64", "INT64, FLOAT64, FLOAT64",
        "FLOAT32, FLOAT32, FLOAT32", "FLOAT32, FLOAT64, FLOAT64", "BOOL, INT64, INT64", "BOOL, FLOAT32, FLOAT32",
        "FLOAT64, BOOL, FLOAT64"
    })
    void arithmeticMeetsInNumPysType(DType a, DType b, DType expected) {
        Variable x = F.cast(Variable.of(1.0), a);
        Variable y = F.cast(Variable.of(1.0), b);
        assertThat(F.add(x, y).dtype()).isEqualTo(expected);
        assertThat(F.mul(x, y).dtype()).isEqualTo(expected);
        assertThat(F.div(x, y).dtype()).isEqualTo(expected == DType.INT64 ? DType.FLOAT64 : expected);
    }

    @Test
    void aNumberDoesNotChangeAFloatingType() {
        Variable x = Variable.of(1.0f);
        assertThat(x.add(0.1).dtype()).isEqualTo(DType.FLOAT32);
        assertThat(F.div(1, x).dtype()).isEqualTo(DType.FLOAT32);
        assertThat(x.pow(0.5).dtype()).isEqualTo(DType.FLOAT32);
        assertThat(x.add(0.1).item()).isEqualTo((double) (1f + 0.1f));
    }

    @Test
    void integersStayIntegersUntilAFraction() {
        Variable n = Variable.of(10);
        assertThat(F.square(n)).hasToString("variable(100)");
        assertThat(n.mul(3)).hasToString("variable(30)");
        assertThat(n.mul(0.5)).hasToString("variable(5.0)");
        assertThat(n.div(4)).hasToString("variable(2.5)");
        assertThat(n.pow(-1)).hasToString("variable(0.1)");
        assertThat(F.exp(n).dtype()).isEqualTo(DType.FLOAT64);
        assertThat(F.mean(Variable.of(new long[] {1, 2}))).hasToString("variable(1.5)");
        assertThat(F.mean(Variable.of(new long[] {4}))).hasToString("variable(4.0)");
    }

    @Test
    void integersHaveIntegerGradients() {
        Variable n = Variable.of(new long[][] {{1, 2}, {3, 4}});
        F.sum(F.mul(n, n)).backward();
        assertThat(n.grad().dtype()).isEqualTo(DType.INT64);
        assertThat(n.grad()).hasToString("variable([[2 4]\n          [6 8]])");
    }

    @Test
    void truthValuesHaveNoLargest() {
        Variable y = Variable.constant(HostArray.of(new boolean[] {true, false}, 1, 2));
        Variable t = Variable.of(new long[] {0});
        assertThatThrownBy(() -> F.accuracy(y, t))
                .isInstanceOf(DTypeException.class)
                .hasMessage("accuracy: BOOL has no arithmetic: operand (1, 2) bool; cast it with astype(DType.INT64)");
    }

    @Test
    void nothingRoundsAGradientOnItsWay() {
        Variable w = Variable.of(1.0f);
        Variable x = Variable.of(1.0 / 3);
        F.mul(w, x).backward();
        assertThat(w.grad().dtype()).isEqualTo(DType.FLOAT64);
        assertThat(w.grad().item()).isEqualTo(1.0 / 3);
    }

    @Test
    void anExplicitCastRoundsTheGradientBack() {
        Variable w = Variable.of(1.0f);
        F.mul(F.cast(w, DType.FLOAT64), 1.0 / 3).backward();
        assertThat(w.grad().dtype()).isEqualTo(DType.FLOAT32);
    }

    @Test
    void boolHasNoArithmetic() {
        Variable b = Variable.of(HostArray.of(new boolean[] {true, false}));
        assertThatThrownBy(() -> F.add(b, b))
                .isInstanceOf(DTypeException.class)
                .hasMessage("add: BOOL has no arithmetic: lhs (2,) bool, rhs (2,) bool; cast one with "
                        + "astype(DType.INT64), or use where");
        assertThatThrownBy(() -> F.neg(b)).isInstanceOf(DTypeException.class);
        assertThatThrownBy(() -> F.exp(b)).isInstanceOf(DTypeException.class);
        assertThat(F.sum(b)).hasToString("variable(1)");
    }

    @Test
    void theGradientOfAMeanOfIntegersHasItsFractions() {
        Variable n = Variable.of(new long[] {1, 2, 3, 4});
        F.mean(n).backward();
        assertThat(n.grad()).hasToString("variable([0.25 0.25 0.25 0.25])");
    }

    @Test
    void aGradientSetToAFractionBesideIntegersKeepsIt() {
        Variable n = Variable.of(3);
        n.setGrad(0.5);
        assertThat(n.grad()).hasToString("variable(0.5)");
        n.setGrad(2);
        assertThat(n.grad()).hasToString("variable(2)");
    }

    @Test
    void theDerivativeOfAQuotientOfLargeIntegersDoesNotOverflow() {
        Variable n = Variable.of(5_000_000_000L);
        F.div(1, n).backward();
        assertThat(n.grad().item()).isEqualTo(-4e-20);
        n.clearGrad();
        F.div(Variable.of(1), n).backward();
        assertThat(n.grad().item()).isEqualTo(-4e-20);
    }

    @Test
    void operandsOfBoolAreCountedInDerivatives() {
        Variable x = Variable.of(new double[] {3, 3});
        Variable b = Variable.of(HostArray.of(new boolean[] {true, false}));
        F.sum(F.pow(x, b)).backward(x);
        assertThat(x.grad()).hasToString("variable([1. 0.])");
        Variable one = Variable.of(HostArray.of(new boolean[] {true}));
        F.sum(F.div(x, one)).backward(one);
        assertThat(one.grad()).hasToString("variable([-6.])");
    }
}
