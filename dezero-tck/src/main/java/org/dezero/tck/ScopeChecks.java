package org.dezero.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.dezero.array.ArrayBackend;
import org.dezero.array.ArrayScope;
import org.dezero.array.BinaryOp;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.array.ReduceOp;
import org.dezero.array.Shape;
import org.dezero.array.UnaryOp;

/**
 * Array scopes: an array of a closed scope is either refused or what it was, never something else; what was kept, or made
 * outside, is what it was.
 */
final class ScopeChecks {
    /** Large enough that a backend finds its memory worth recycling. */
    private static final Shape SHAPE = Shape.of(37, 23);

    private static final int[] REVERSED = {1, 0};
    private static final int ROUNDS = 3;

    private ScopeChecks() {}

    static void addTo(CheckList list) {
        list.group("scope");
        ArrayBackend xp = list.backend();
        for (DType dtype : CheckList.NUMBERS) {
            list.add("arrays of a closed scope, " + dtype, () -> closed(xp, dtype));
            list.add("what a scope keeps, " + dtype, () -> kept(xp, dtype));
            list.add("scopes in scopes, " + dtype, () -> nested(xp, dtype));
            list.add("what was made outside, " + dtype, () -> outside(xp, dtype));
            list.add("arrays that were released, " + dtype, () -> released(xp, dtype));
            list.add("arrays from outside that are kept and released, " + dtype, () -> keptFromOutside(xp, dtype));
            list.add("views from outside of what is released, " + dtype, () -> viewedOutside(xp, dtype));
            list.add("what an outer scope keeps, " + dtype, () -> keptByOuter(xp, dtype));
            list.add("sums that grow across scopes, " + dtype, () -> donated(xp, dtype));
            list.add("the same bits in every scope, " + dtype, () -> sameBits(xp, dtype));
        }
        list.add("closing a scope again", () -> closeAgain(xp));
    }

    private static NdArray numbers(ArrayBackend xp, DType dtype, int seed) {
        return xp.fromHost(Data.numbers(SHAPE, dtype, seed));
    }

    /** Scopes in which the same shapes are made of other numbers, so that recycled memory gets other content. */
    private static void churn(ArrayBackend xp, DType dtype) {
        for (int round = 0; round < ROUNDS; round++) {
            ArrayScope scope = xp.openScope();
            for (int i = 0; i < 8; i++) {
                results(xp, numbers(xp, dtype, 100 * round + i), numbers(xp, dtype, 100 * round + i + 50));
            }
            scope.close();
        }
    }

    /** Arrays with memory of their own, and views. */
    private static List<NdArray> results(ArrayBackend xp, NdArray x, NdArray y) {
        NdArray product = xp.binary(BinaryOp.MUL, x, y);
        List<NdArray> out = new ArrayList<>();
        out.add(x);
        out.add(product);
        out.add(xp.transpose(product, REVERSED));
        out.add(xp.slice(product, new int[] {1, 2}, new int[] {30, 7}, new int[] {1, 3}));
        out.add(xp.reshape(xp.transpose(y, REVERSED), Shape.of(SHAPE.size())));
        out.add(xp.unary(UnaryOp.NEG, x));
        out.add(xp.matmul(x, xp.transpose(y, REVERSED)));
        out.add(xp.reduce(ReduceOp.SUM, product, new int[] {0}, false));
        out.add(xp.reduce(ReduceOp.SUM, product, new int[] {0, 1}, false));
        out.add(xp.full(Shape.SCALAR, x.dtype(), 3));
        return out;
    }

    private static List<HostArray> values(List<NdArray> arrays) {
        List<HostArray> out = new ArrayList<>();
        for (NdArray x : arrays) {
            out.add(x.toHost());
        }
        return out;
    }

    private static void assertValues(String where, List<NdArray> arrays, List<HostArray> values) {
        for (int i = 0; i < arrays.size(); i++) {
            String which = where + ", array " + i;
            Comparison.assertSame(arrays.get(i).toHost(), values.get(i), Tolerance.BITS, () -> which);
        }
    }

    /** An array that may have ended: refused, or what it was. */
    private static void assertRefusedOr(String where, Supplier<NdArray> use, HostArray expected) {
        HostArray now;
        try {
            now = use.get().toHost();
        } catch (IllegalStateException refused) {
            return;
        }
        Comparison.assertSame(now, expected, Tolerance.BITS, () -> where + ": neither refused nor what it was");
    }

    private static void closed(ArrayBackend xp, DType dtype) {
        ArrayScope scope = xp.openScope();
        List<NdArray> made = results(xp, numbers(xp, dtype, 1), numbers(xp, dtype, 2));
        List<HostArray> values = values(made);
        scope.close();
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i < made.size(); i++) {
                NdArray x = made.get(i);
                HostArray was = values.get(i);
                String where = "array " + i + " of a closed scope";
                assertRefusedOr(where, () -> x, was);
                assertRefusedOr(where + " in an operation", () -> xp.binary(BinaryOp.MUL, x, 1), was);
                assertRefusedOr(where + " as a view", () -> xp.reshape(xp.reshape(x, flat(x)), x.shape()), was);
            }
            churn(xp, dtype);
        }
    }

    private static Shape flat(NdArray x) {
        return Shape.of(x.size());
    }

    private static void kept(ArrayBackend xp, DType dtype) {
        for (int which = 0; which < 10; which++) {
            ArrayScope scope = xp.openScope();
            List<NdArray> made = results(xp, numbers(xp, dtype, 1), numbers(xp, dtype, 2));
            NdArray one = made.get(which);
            HostArray was = one.toHost();
            scope.keep(one);
            scope.close();
            churn(xp, dtype);
            Comparison.assertSame(one.toHost(), was, Tolerance.BITS, () -> "the kept array");
            NdArray view = xp.reshape(one, flat(one));
            churn(xp, dtype);
            Comparison.assertSame(xp.reshape(view, one.shape()).toHost(), was, Tolerance.BITS, () -> "a view of it");
        }
    }

    private static void nested(ArrayBackend xp, DType dtype) {
        ArrayScope outer = xp.openScope();
        List<NdArray> outers = results(xp, numbers(xp, dtype, 1), numbers(xp, dtype, 2));
        List<HostArray> outerValues = values(outers);
        ArrayScope inner = xp.openScope();
        NdArray ofInner = xp.binary(BinaryOp.ADD, outers.get(0), outers.get(1));
        NdArray keptTwice = xp.binary(BinaryOp.SUB, outers.get(0), outers.get(1));
        NdArray view = xp.transpose(outers.get(1), REVERSED);
        HostArray innerValue = ofInner.toHost();
        HostArray keptValue = keptTwice.toHost();
        HostArray viewValue = view.toHost();
        inner.keep(ofInner);
        inner.keep(keptTwice);
        inner.close();
        churn(xp, dtype);
        Comparison.assertSame(ofInner.toHost(), innerValue, Tolerance.BITS, () -> "what the inner scope kept");
        assertRefusedOr("a view made in the inner scope", () -> view, viewValue);
        assertValues("what the outer scope made", outers, outerValues);
        outer.keep(keptTwice);
        outer.close();
        churn(xp, dtype);
        Comparison.assertSame(keptTwice.toHost(), keptValue, Tolerance.BITS, () -> "what both scopes kept");
        assertRefusedOr("what only the inner scope kept", () -> ofInner, innerValue);
        assertRefusedOr("what the outer scope made", () -> outers.get(1), outerValues.get(1));
    }

    private static void outside(ArrayBackend xp, DType dtype) {
        List<NdArray> before = results(xp, numbers(xp, dtype, 1), numbers(xp, dtype, 2));
        List<HostArray> values = values(before);
        ArrayScope scope = xp.openScope();
        for (NdArray x : before) {
            xp.reshape(x, flat(x));
            xp.binary(BinaryOp.ADD, x, x);
            scope.keep(x);
        }
        scope.close();
        churn(xp, dtype);
        assertValues("what was made before the scope", before, values);
    }

    private static void released(ArrayBackend xp, DType dtype) {
        for (int keeps = 0; keeps < 3; keeps++) {
            ArrayScope first = xp.openScope();
            NdArray x = xp.binary(BinaryOp.ADD, numbers(xp, dtype, 1), numbers(xp, dtype, 2));
            HostArray was = x.toHost();
            for (int i = 0; i < keeps; i++) {
                first.keep(x);
            }
            NdArray outside = keeps == 0 ? numbers(xp, dtype, 3) : x;
            HostArray value = keeps == 0 ? numbers(xp, dtype, 3).toHost() : was;
            if (keeps == 0) {
                first.keep(outside);
            }
            first.close();
            ArrayScope scope = xp.openScope();
            scope.release(outside);
            Comparison.assertSame(outside.toHost(), value, Tolerance.BITS, () -> "a released array, its scope open");
            churn(xp, dtype);
            Comparison.assertSame(outside.toHost(), value, Tolerance.BITS, () -> "a released array, later");
            scope.close();
            churn(xp, dtype);
            if (keeps == 2) {
                Comparison.assertSame(x.toHost(), was, Tolerance.BITS, () -> "an array that was kept twice");
            } else {
                assertRefusedOr("a released array", () -> outside, value);
            }
        }
        NdArray free = numbers(xp, dtype, 4);
        HostArray value = free.toHost();
        ArrayScope scope = xp.openScope();
        scope.release(free);
        scope.close();
        churn(xp, dtype);
        Comparison.assertSame(free.toHost(), value, Tolerance.BITS, () -> "an array that never was in a scope");
    }

    private static void keptFromOutside(ArrayBackend xp, DType dtype) {
        NdArray x = numbers(xp, dtype, 1);
        HostArray value = x.toHost();
        try (ArrayScope scope = xp.openScope()) {
            if (scope.keep(x)) {
                throw new AssertionError("keep returned true for an array that was made before the scope was opened");
            }
        }
        try (ArrayScope scope = xp.openScope()) {
            scope.release(x);
        }
        churn(xp, dtype);
        Comparison.assertSame(
                x.toHost(), value, Tolerance.BITS, () -> "an array that never was in a scope, but kept by one");
    }

    /** A view that was made outside of the releasing scope: of all scopes, or in one around it. */
    private static void viewedOutside(ArrayBackend xp, DType dtype) {
        NdArray x;
        NdArray y;
        try (ArrayScope scope = xp.openScope()) {
            x = xp.binary(BinaryOp.ADD, numbers(xp, dtype, 1), numbers(xp, dtype, 2));
            y = xp.binary(BinaryOp.ADD, numbers(xp, dtype, 3), numbers(xp, dtype, 4));
            scope.keep(x);
            scope.keep(y);
        }
        NdArray turned = xp.transpose(x, REVERSED);
        HostArray value = turned.toHost();
        try (ArrayScope outer = xp.openScope()) {
            NdArray reshaped = xp.reshape(y, flat(y));
            HostArray inner = reshaped.toHost();
            try (ArrayScope scope = xp.openScope()) {
                scope.release(x);
                scope.release(y);
            }
            churn(xp, dtype);
            Comparison.assertSame(reshaped.toHost(), inner, Tolerance.BITS, () -> "a view that an outer scope made");
        }
        churn(xp, dtype);
        Comparison.assertSame(turned.toHost(), value, Tolerance.BITS, () -> "a view made outside of all scopes");
    }

    private static void keptByOuter(ArrayBackend xp, DType dtype) {
        NdArray x;
        HostArray value;
        try (ArrayScope outer = xp.openScope()) {
            try (ArrayScope inner = xp.openScope()) {
                x = xp.binary(BinaryOp.ADD, numbers(xp, dtype, 1), numbers(xp, dtype, 2));
                value = x.toHost();
                outer.keep(x);
            }
            churn(xp, dtype);
            Comparison.assertSame(
                    x.toHost(), value, Tolerance.BITS, () -> "an inner scope's array that the outer one kept");
        }
        churn(xp, dtype);
        Comparison.assertSame(
                x.toHost(), value, Tolerance.BITS, () -> "an inner scope's array that the outer one kept");
    }

    private static void donated(ArrayBackend xp, DType dtype) {
        NdArray x = numbers(xp, dtype, 1);
        NdArray sum = xp.binary(BinaryOp.MUL, x, 2);
        HostArray expected = xp.binary(BinaryOp.MUL, x, 2 + ROUNDS).toHost();
        for (int round = 0; round < ROUNDS; round++) {
            ArrayScope scope = xp.openScope();
            ArrayScope inner = xp.openScope();
            sum = xp.accumulate(sum, 1, x);
            inner.keep(sum);
            inner.close();
            scope.keep(sum);
            scope.close();
            churn(xp, dtype);
        }
        // Twice x and x again need not round as five times x does.
        Tolerance tolerance = Tolerance.ulps(4);
        Comparison.assertSame(sum.toHost(), expected, tolerance, () -> "a sum that grew through scopes");
    }

    private static void sameBits(ArrayBackend xp, DType dtype) {
        List<HostArray> alone = values(results(xp, numbers(xp, dtype, 1), numbers(xp, dtype, 2)));
        for (int round = 0; round < ROUNDS; round++) {
            ArrayScope scope = xp.openScope();
            assertValues("a scope", results(xp, numbers(xp, dtype, 1), numbers(xp, dtype, 2)), alone);
            scope.close();
            churn(xp, dtype);
        }
    }

    private static void closeAgain(ArrayBackend xp) {
        ArrayScope scope = xp.openScope();
        scope.close();
        ArrayScope next = xp.openScope();
        NdArray x = xp.binary(BinaryOp.ADD, numbers(xp, DType.FLOAT32, 1), 1);
        HostArray was = x.toHost();
        scope.close();
        Comparison.assertSame(x.toHost(), was, Tolerance.BITS, () -> "an array after an older scope was closed again");
        next.close();
    }
}
