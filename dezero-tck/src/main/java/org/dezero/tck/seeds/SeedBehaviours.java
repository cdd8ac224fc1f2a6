package org.dezero.tck.seeds;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.dezero.BackwardOption;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.Function;
import org.dezero.GradientCheck;
import org.dezero.Parameter;
import org.dezero.Scope;
import org.dezero.Variable;
import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;
import org.dezero.random.RandomState;
import org.dezero.tck.seeds.Formulas.Exp;
import org.dezero.tck.seeds.Formulas.LoggedSquare;
import org.dezero.tck.seeds.Formulas.Sigmoid;
import org.dezero.tck.seeds.Formulas.Square;
import org.dezero.tck.seeds.Formulas.Step;
import org.dezero.tck.seeds.Formulas.SumAndDifference;
import org.dezero.tck.seeds.Formulas.Tanh;
import org.dezero.tck.seeds.Formulas.Total;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The numbered behaviours of the documents that describe DeZero's beginnings, to the last digit they print.
 *
 * <p>A backend's test class extends this one and writes one method. Where the mathematical library of a backend moves a
 * last digit, {@link LastDigits} names backend, value and distance.
 */
public abstract class SeedBehaviours {
    /** Behaviours that cannot be said in Java, each with the reason. */
    static final Map<String, String> WITHOUT_JAVA_FORM = Map.of(
            "S06", "Function.forward is abstract: a subclass without it does not compile, so it cannot be called.",
            "S07", "Function.backward is abstract as well: the compiler reports what Python raises at run time.",
            "S14", "Arithmetic never turns a 0-d array into a bare number, so numericalDiff cannot meet one.",
            "S27", "Variable.of has an overload for every kind of value it takes; others do not compile.",
            "S28", "A function returns an NdArray by its type: there is no bare number to be refused.",
            "S29", "There is one kind of 0-d value, the NdArray; NumPy's scalar type beside it has no counterpart.",
            "S35", "It counts the tests that Python's unittest finds; here the build does, and fails on none.",
            "S58", "Outputs are no weak references: garbage collection frees a graph with its cycles.",
            "S59", "The cell of the document does not run: it has a syntax error and breaks off, and gives no value.");

    private static final double GRADIENT = 3.297442541400256;

    private @Nullable Scope scope;

    /** A class for a backend's test to extend. */
    protected SeedBehaviours() {}

    /** The backend to examine. */
    protected abstract ArrayBackend backend();

    @BeforeEach
    final void openScope() {
        scope = Config.backend(backend());
    }

    @AfterEach
    final void closeScope() {
        if (scope != null) {
            scope.close();
        }
    }

    /** That every behaviour is either tested or in the list of those that cannot be. */
    @Test
    @DisplayName("S1 to S60: every one is a test here or in the list of those without a Java form")
    final void all() {
        List<String> ids = new ArrayList<>(WITHOUT_JAVA_FORM.keySet());
        for (Method m : SeedBehaviours.class.getDeclaredMethods()) {
            if (m.isAnnotationPresent(Test.class) && m.getName().matches("S\\d\\d")) {
                ids.add(m.getName());
            }
        }
        assertEquals(60, ids.size());
        List<String> wanted = new ArrayList<>();
        for (int i = 1; i <= 60; i++) {
            wanted.add(String.format(Locale.ROOT, "S%02d", i));
        }
        assertEquals(wanted, List.copyOf(new TreeSet<>(ids)));
    }

    // ---- the box and the functions --------------------------------------------------------------------------------

    @Test
    @DisplayName("S1: a variable holds 1.0, of no axes")
    final void S01() {
        Variable x = Variable.of(1.0);
        assertEquals("val: 1.0, dim: 0", "val: " + x.data() + ", dim: " + x.ndim());
        assertEquals(0, x.data().ndim());
    }

    @Test
    @DisplayName("S2: its array can be replaced")
    final void S02() {
        Variable x = Variable.of(1.0);
        x.setData(array(2.0));
        assertEquals("2.0", x.data().toString());
    }

    @Test
    @DisplayName("S3: the number of axes of 1, [1,2,3] and [[1,2,3],[4,5,6]]")
    final void S03() {
        assertEquals(0, Variable.of(1L).data().ndim());
        assertEquals(1, Variable.of(new long[] {1, 2, 3}).data().ndim());
        assertEquals(2, Variable.of(new long[][] {{1, 2, 3}, {4, 5, 6}}).data().ndim());
    }

    @Test
    @DisplayName("S4: the square of the integer 10 is the integer 100")
    final void S04() {
        Variable y = new Square().apply(Variable.of(10L));
        assertEquals("100", y.data().toString());
        assertEquals(DType.INT64, y.dtype());
        assertEquals("100", F.square(Variable.of(10L)).data().toString());
    }

    @Test
    @DisplayName("S5: a function gives a Variable")
    final void S05() {
        Object y = new Square().apply(Variable.of(10L));
        assertSame(Variable.class, y.getClass());
    }

    @Test
    @DisplayName("S8: square(exp(square(0.5)))")
    final void S08() {
        Variable y = new Square().apply(new Exp().apply(new Square().apply(Variable.of(0.5))));
        check("S08", 1.648721270700128, y);
    }

    @Test
    @DisplayName("S9: the same with four decimals and a place for the sign")
    final void S09() {
        assertEquals(
                " 1.6487",
                String.format(Locale.ROOT, "% .4f", composite(Variable.of(0.5)).item()));
    }

    // ---- numerical differentiation --------------------------------------------------------------------------------

    @Test
    @DisplayName("S10: the difference quotient of the square at 2")
    final void S10() {
        check("S10", 4.000000000004, GradientCheck.numericalDiff(x -> new Square().apply(x), Variable.of(2.0)));
        check("S10", 4.000000000004, GradientCheck.numericalDiff(F::square, Variable.of(2.0)));
    }

    @Test
    @DisplayName("S11: the difference quotient of the composition at 0.5")
    final void S11() {
        // The two values it is the quotient of: a digit that moves in one of them moves eight digits of the quotient.
        check("S11 at 0.4999", 1.6483915923860466, composite(Variable.of(0.5 - 1e-4)));
        check("S11 at 0.5001", 1.6490510809119132, composite(Variable.of(0.5 + 1e-4)));
        check("S11", 3.2974426293330694, GradientCheck.numericalDiff(SeedBehaviours::composite, Variable.of(0.5)));
    }

    @Test
    @DisplayName("S12: the step is 1e-4, and the result a raw array")
    final void S12() {
        Variable x = Variable.of(0.5);
        NdArray byDefault = GradientCheck.numericalDiff(SeedBehaviours::composite, x);
        assertEquals(0, byDefault.ndim());
        assertEquals(
                byDefault.item(),
                GradientCheck.numericalDiff(SeedBehaviours::composite, x, 1e-4).item());
        assertNotEquals(
                byDefault.item(),
                GradientCheck.numericalDiff(SeedBehaviours::composite, x, 1e-3).item());
        assertFalse(x.hasGrad());
    }

    @Test
    @DisplayName("S13: how far the difference quotient is from the gradient")
    final void S13() {
        Variable x = Variable.of(0.5);
        composite(x).backward();
        double numeric =
                GradientCheck.numericalDiff(SeedBehaviours::composite, x).item();
        check("S13", 8.793281347507786e-08, Math.abs(numeric - x.grad().item()));
    }

    // ---- back-propagation by hand ---------------------------------------------------------------------------------

    @Test
    @DisplayName("S15: by hand, from the last function to the first")
    final void S15() {
        Square first = new Square();
        Exp middle = new Exp();
        Square last = new Square();
        Variable x = Variable.of(0.5);
        Variable a = first.apply(x);
        Variable b = middle.apply(a);
        Variable y = last.apply(b);

        y.setGrad(1.0);
        b.setGrad(last.backward(y.grad()));
        a.setGrad(middle.backward(b.grad()));
        x.setGrad(first.backward(a.grad()));
        check("S15", 2.568050833375483, b.grad());
        check("S15", GRADIENT, a.grad());
        check("S15", GRADIENT, x.grad());
    }

    @Test
    @DisplayName("S16: by hand with the two squares exchanged: the product is the same, what is between is not")
    final void S16() {
        Square first = new Square();
        Exp middle = new Exp();
        Square last = new Square();
        last.apply(middle.apply(first.apply(Variable.of(0.5))));

        Variable gb = first.backward(Variable.constant(1.0));
        Variable ga = middle.backward(gb);
        Variable gx = last.backward(ga);
        check("S16", 1.0, gb);
        check("S16", 1.2840254166877414, ga);
        check("S16", GRADIENT, gx);
    }

    @Test
    @DisplayName("S17: one function object for both squares: an error here, a wrong gradient there")
    final void S17() {
        Square square = new Square();
        Variable a = square.apply(Variable.of(0.5));
        Variable b = new Exp().apply(a);
        assertThrows(IllegalStateException.class, () -> square.apply(b));

        // An object that runs twice keeps the second input only: both squares are differentiated at b.
        double forgotten = Math.exp(0.25);
        double wrong = 2 * forgotten * (forgotten * (2 * forgotten * 1.0));
        assertEquals(8.468000066450697, wrong);

        Variable x = Variable.of(0.5);
        new Square().apply(new Exp().apply(new Square().apply(x))).backward();
        check("S17", GRADIENT, x.grad());
    }

    @Test
    @DisplayName("S18: after the first of three steps by hand")
    final void S18() {
        Square last = new Square();
        Variable b = new Exp().apply(new Square().apply(Variable.of(0.5)));
        Variable y = last.apply(b);
        y.setGrad(1.0);
        b.setGrad(last.backward(y.grad()));
        check("S18", 2.568050833375483, b.grad());
    }

    // ---- the graph ------------------------------------------------------------------------------------------------

    @Test
    @DisplayName("S19: from a result back to its creators and their inputs")
    final void S19() {
        Square first = new Square();
        Exp middle = new Exp();
        Square last = new Square();
        Variable x = Variable.of(0.5);
        Variable a = first.apply(x);
        Variable b = middle.apply(a);
        Variable y = last.apply(b);
        assertSame(last, y.creator());
        assertEquals(b, last.inputs().get(0));
        assertSame(middle, b.creator());
        assertSame(middle, last.inputs().get(0).creator());
        assertEquals(a, middle.inputs().get(0));
        assertSame(first, a.creator());
        assertEquals(x, first.inputs().get(0));
    }

    @Test
    @DisplayName("S20: a leaf has neither creator nor gradient")
    final void S20() {
        Variable x = Variable.of(0.5);
        assertNull(x.creator());
        assertFalse(x.hasGrad());
        assertThrows(IllegalStateException.class, x::grad);
    }

    @Test
    @DisplayName("S21: back-propagation by recursion")
    final void S21() {
        Variable x = Variable.of(0.5);
        Variable y = new Square().apply(new Exp().apply(new Square().apply(x)));
        y.setGrad(1.0);
        recurse(y);
        check("S21", GRADIENT, x.grad());
    }

    private static void recurse(Variable y) {
        Function creator = y.creator();
        if (creator != null) {
            Variable x = creator.inputs().get(0);
            x.setGrad(assertInstanceOf(Step.class, creator).backward(y.grad()));
            recurse(x);
        }
    }

    @Test
    @DisplayName("S22: backward from an array of 1.0 set by hand")
    final void S22() {
        Variable x = Variable.of(0.5);
        Variable y = new Square().apply(new Exp().apply(new Square().apply(x)));
        y.setGrad(array(1.0));
        y.backward();
        check("S22", GRADIENT, x.grad());
    }

    @Test
    @DisplayName("S23: backward from the number 1.0")
    final void S23() {
        Variable x = Variable.of(0.5);
        Variable y = composite(x);
        y.setGrad(1.0);
        y.backward();
        check("S23", GRADIENT, x.grad());
    }

    @Test
    @DisplayName("S24: the functions square and exp, and no gradient set")
    final void S24() {
        Variable x = Variable.of(0.5);
        Variable y = F.square(F.exp(F.square(x)));
        y.backward();
        check("S24", GRADIENT, x.grad());
    }

    @Test
    @DisplayName("S25: backward starts from ones of the result's shape and dtype")
    final void S25() {
        Variable y = F.square(Variable.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3));
        y.backward(BackwardOption.RETAIN_GRAD);
        assertEquals(Shape.of(2, 3), y.grad().shape());
        assertEquals(DType.FLOAT32, y.grad().dtype());
        assertArrayEquals(
                new float[] {1, 1, 1, 1, 1, 1}, y.grad().data().toHost().floats());

        Variable n = F.square(Variable.of(3L));
        n.backward(BackwardOption.RETAIN_GRAD);
        assertEquals("1", n.grad().data().toString());
    }

    @Test
    @DisplayName("S26: a variable without an array")
    final void S26() {
        Parameter x = new Parameter("x");
        assertFalse(x.hasData());
        assertEquals("variable(None)", x.toString());
    }

    @Test
    @DisplayName("S30: a number becomes a 0-d array, an array stays the object it is")
    final void S30() {
        assertEquals(Shape.SCALAR, Variable.of(1.0).data().shape());
        NdArray given = array(1.0);
        assertSame(given, Variable.of(given).data());
    }

    @Test
    @DisplayName("S31: functions of one's own, whose results are 0-d arrays")
    final void S31() {
        Variable x = Variable.of(0.5);
        Variable y = new Square().apply(new Exp().apply(new Square().apply(x)));
        assertEquals(0, y.data().ndim());
        y.backward();
        check("S31", GRADIENT, x.grad());
    }

    // ---- the unit tests of the documents --------------------------------------------------------------------------

    @Test
    @DisplayName("S32: square(2.0)")
    final void S32() {
        check("S32", 4.0, F.square(Variable.of(2.0)));
    }

    @Test
    @DisplayName("S33: the gradient of the square at 3.0")
    final void S33() {
        Variable x = Variable.of(3.0);
        F.square(x).backward();
        check("S33", 6.0, x.grad());
    }

    @Test
    @DisplayName("S34: the gradient of the square is the difference quotient, for 50 draws")
    final void S34() {
        RandomState random = new RandomState(0);
        for (int i = 0; i < 50; i++) {
            Variable x = Variable.of(random.rand(1));
            F.square(x).backward();
            double numeric = GradientCheck.numericalDiff(F::square, x).item();
            double gradient = x.grad().item();
            assertTrue(
                    Math.abs(gradient - numeric) <= 1e-8 + 1e-5 * Math.abs(numeric),
                    () -> "S34: at " + x + " gradient " + gradient + ", differences give " + numeric);
            GradientCheck.gradientCheck(F::square, x).orThrow();
        }
    }

    @Test
    @DisplayName("S36: the formulas 2 x gy and e^x gy")
    final void S36() {
        Variable x = Variable.of(1.5);
        Square square = new Square();
        square.apply(x);
        check("S36", 2 * 1.5 * 0.7, square.backward(Variable.constant(0.7)));
        Exp exp = new Exp();
        exp.apply(x);
        check("S36", Math.exp(1.5) * 0.7, exp.backward(Variable.constant(0.7)));
    }

    // ---- several inputs, sums of gradients --------------------------------------------------------------------------

    @Test
    @DisplayName("S37: any number of inputs; one output comes alone, several as a list")
    final void S37() {
        Variable a = Variable.of(2.0);
        Variable b = Variable.of(3.0);
        Variable c = Variable.of(4.0);
        Variable total = new Total().apply(a, b, c);
        check("S37", 9.0, total);
        total.backward();
        check("S37", 1.0, c.grad());

        List<Variable> two = new SumAndDifference().applyAll(a, b);
        assertEquals(2, two.size());
        check("S37", 5.0, two.get(0));
        check("S37", -1.0, two.get(1));
        assertThrows(IllegalStateException.class, () -> new SumAndDifference().apply(a, b));
        b.clearGrad();
        F.sub(F.mul(two.get(0), 10), two.get(1)).backward();
        check("S37", 11.0, b.grad());
    }

    @Test
    @DisplayName("S38: the sum of two squares")
    final void S38() {
        Variable x = Variable.of(2.0);
        Variable y = Variable.of(3.0);
        Variable z = F.add(F.square(x), F.square(y));
        z.backward();
        check("S38", 13.0, z);
        check("S38", 4.0, x.grad());
        check("S38", 6.0, y.grad());
    }

    @Test
    @DisplayName("S39: two ways from one variable to the result")
    final void S39() {
        Variable x = Variable.of(2.0);
        Variable a = F.square(x);
        Variable y = F.add(F.square(a), F.square(a));
        y.backward();
        check("S39", 32.0, y);
        check("S39", 64.0, x.grad());
    }

    @Test
    @DisplayName("S40: x + x has the gradient 2 here; an engine that overwrites says 1")
    final void S40() {
        Variable x = Variable.of(3.0);
        Variable y = F.add(x, x);
        y.backward();
        check("S40", 6.0, y);
        check("S40", 2.0, x.grad());

        double[] backwardOfAdd = {1.0, 1.0};
        double overwritten = 0;
        for (double gx : backwardOfAdd) {
            overwritten = gx;
        }
        assertEquals(1.0, overwritten);
    }

    @Test
    @DisplayName("S41: gradients of x + x add up")
    final void S41() {
        Variable x = Variable.of(3.0);
        F.add(x, x).backward();
        check("S41", 2.0, x.grad());
    }

    @Test
    @DisplayName("S42: gradients of (x + x) + x add up")
    final void S42() {
        Variable x = Variable.of(3.0);
        F.add(F.add(x, x), x).backward();
        check("S42", 3.0, x.grad());
    }

    @Test
    @DisplayName("S43: gradients of two computations add up")
    final void S43() {
        Variable x = Variable.of(3.0);
        F.add(x, x).backward();
        check("S43", 2.0, x.grad());
        F.add(F.add(x, x), x).backward();
        check("S43", 5.0, x.grad());
    }

    @Test
    @DisplayName("S44: clearGrad between them")
    final void S44() {
        Variable x = Variable.of(3.0);
        F.add(x, x).backward();
        check("S44", 2.0, x.grad());
        x.clearGrad();
        F.add(F.add(x, x), x).backward();
        check("S44", 3.0, x.grad());
    }

    // ---- in place and not -------------------------------------------------------------------------------------------

    @Test
    @DisplayName("S45: in place, only on an array of Java: the same object, the value 2; what was made from it stays")
    final void S45() {
        long[] values = {1};
        HostArray x = HostArray.of(values, Shape.SCALAR);
        Variable before = Variable.of(x);
        values[0] += values[0];
        assertSame(values, x.longs());
        assertEquals(2, x.getLong(0));
        assertEquals("1", before.data().toString());
    }

    @Test
    @DisplayName("S46: out of place: a new object, the value 4")
    final void S46() {
        Variable x = Variable.of(2L);
        NdArray before = x.data();
        Variable sum = x.add(x);
        assertNotSame(x, sum);
        assertNotSame(before, sum.data());
        assertEquals("4", sum.data().toString());
        assertEquals("2", before.toString());
    }

    @Test
    @DisplayName("S47: y's gradient stays 1 here; an engine that adds in place makes it 2")
    final void S47() {
        Variable x = Variable.of(3L);
        Variable y = F.add(x, x);
        y.backward(BackwardOption.RETAIN_GRAD);
        assertEquals("1", y.grad().data().toString());
        assertEquals("2", x.grad().data().toString());

        // The first gradient is stored as it is, so both names stand for one array, and the second is added into it.
        long[] ofY = {1};
        long[] ofX = ofY;
        ofX[0] += 1;
        assertEquals(2, ofX[0]);
        assertEquals(2, ofY[0]);
    }

    @Test
    @DisplayName("S48: with RETAIN_GRAD, 1 for y and 2 for x, integers, in different objects")
    final void S48() {
        Variable x = Variable.of(3L);
        Variable y = F.add(x, x);
        y.backward(BackwardOption.RETAIN_GRAD);
        assertEquals("variable(1)", y.grad().toString());
        assertEquals("variable(2)", x.grad().toString());
        assertEquals(DType.INT64, y.grad().dtype());
        assertEquals(DType.INT64, x.grad().dtype());
        assertNotSame(y.grad(), x.grad());
        assertNotSame(y.grad().data(), x.grad().data());
    }

    @Test
    @DisplayName("S49: add passes its gradient on twice as it is: one array, which nothing overwrites")
    final void S49() {
        Variable a = Variable.of(2.0);
        Variable b = Variable.of(3.0);
        F.add(a, b).backward();
        NdArray shared = a.grad().data();
        assertSame(shared, b.grad().data());
        assertNotSame(a.grad(), b.grad());
        F.mul(a, 10).backward();
        check("S49", 11.0, a.grad());
        check("S49", 1.0, b.grad());
        check("S49", 1.0, shared);
    }

    @Test
    @DisplayName("S50: with RETAIN_GRAD y's gradient is there after backward, otherwise not")
    final void S50() {
        Variable x = Variable.of(0.5);
        Variable kept = F.square(x);
        kept.backward(BackwardOption.RETAIN_GRAD);
        check("S50", 1.0, kept.grad());
        Variable dropped = F.square(x);
        dropped.backward();
        assertFalse(dropped.hasGrad());
    }

    // ---- sigmoid and tanh -------------------------------------------------------------------------------------------

    @Test
    @DisplayName("S51: the sigmoid of tanh(1)")
    final void S51() {
        check("S51", 0.6816997421945262, new Sigmoid().apply(new Tanh().apply(Variable.of(1.0))));
        Variable x = Variable.of(0.0);
        new Sigmoid().apply(x).backward();
        check("S51", 0.25, x.grad());
    }

    @Test
    @DisplayName("S52: tanh(1) by exponentials")
    final void S52() {
        check("S52", 0.7615941559557649, new Tanh().apply(Variable.of(1.0)));
        Variable x = Variable.of(0.0);
        new Tanh().apply(x).backward();
        check("S52", 1.0, x.grad());
    }

    @Test
    @DisplayName("S53: the gradient of sigmoid(tanh(x)) at 1, by one's own functions and by the library's")
    final void S53() {
        Variable x = Variable.of(1.0);
        new Sigmoid().apply(new Tanh().apply(x)).backward();
        check("S53", 0.09112821805819912, x.grad());
        x.clearGrad();
        F.sigmoid(F.tanh(x)).backward();
        check("S53", 0.09112821805819912, x.grad());
    }

    @Test
    @DisplayName("S54: the same in FLOAT32, to four decimals")
    final void S54() {
        Variable x = Variable.of(new float[] {1});
        F.sigmoid(F.tanh(x)).backward();
        assertEquals(DType.FLOAT32, x.grad().dtype());
        assertEquals("0.0911", String.format(Locale.ROOT, "%.4f", x.grad().item()));
    }

    // ---- how backward walks -----------------------------------------------------------------------------------------

    @Test
    @DisplayName("S55: backward drops the gradients on the way unless told otherwise")
    final void S55() {
        Variable x = Variable.of(0.5);
        Variable a = F.square(x);
        Variable y = F.exp(a);
        y.backward();
        assertFalse(a.hasGrad());
        assertTrue(x.hasGrad());
        y.backward(BackwardOption.RETAIN_GRAD);
        assertTrue(a.hasGrad());
        assertTrue(y.hasGrad());
    }

    @Test
    @DisplayName("S56: a function that two ways lead to is differentiated once")
    final void S56() {
        List<Integer> log = new ArrayList<>();
        twoWays(log, Variable.of(2.0)).backward();
        assertEquals(3, log.size());
    }

    @Test
    @DisplayName("S57: the function of the highest generation comes first")
    final void S57() {
        List<Integer> log = new ArrayList<>();
        Variable x = Variable.of(2.0);
        twoWays(log, x).backward();
        assertEquals(List.of(1, 1, 0), log);
        check("S57", 64.0, x.grad());
    }

    private static Variable twoWays(List<Integer> log, Variable x) {
        Variable a = new LoggedSquare(log).apply(x);
        return F.add(new LoggedSquare(log).apply(a), new LoggedSquare(log).apply(a));
    }

    @Test
    @DisplayName("S60: the names the documents import")
    final void S60() {
        UnaryOperator<Variable> square = F::square;
        UnaryOperator<Variable> exp = F::exp;
        Variable x = Variable.of(0.5);
        check("S60", 1.648721270700128, square.apply(exp.apply(square.apply(x))));
        check("S60", 1.0, F.add(x, x));
        check("S60", 4.000000000004, GradientCheck.numericalDiff(square, Variable.of(2.0)));
        assertEquals("square", new Square().name());
        assertEquals("exp", new Exp().name());
    }

    // ---- what they share --------------------------------------------------------------------------------------------

    private static Variable composite(Variable x) {
        return F.square(F.exp(F.square(x)));
    }

    private static NdArray array(double value) {
        return Config.backend().full(Shape.SCALAR, DType.FLOAT64, value);
    }

    private static void check(String seed, double printed, Variable actual) {
        check(seed, printed, actual.data());
    }

    private static void check(String seed, double printed, NdArray actual) {
        check(seed, printed, actual.item());
    }

    private static void check(String seed, double printed, double actual) {
        LastDigits.check(Config.backend().name(), seed, printed, actual);
    }
}
