package org.dezero.tck.gradient;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.dezero.BackwardOption;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.Index;
import org.dezero.Scope;
import org.dezero.Variable;
import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;
import org.dezero.random.RandomState;
import org.dezero.tck.ReferenceBackend;

/** The catalogue: at least one expression for every operation, with broadcasting and axes of different lengths. */
final class Expressions {
    private final ArrayBackend backend;
    private final List<Expression> list = new ArrayList<>();
    private final RandomState random = new RandomState(20);

    private Expressions(ArrayBackend backend) {
        this.backend = backend;
    }

    static List<Expression> all(ArrayBackend backend) {
        Expressions e = new Expressions(backend);
        e.arithmetic();
        e.numbers();
        e.elementwise();
        e.activations();
        e.cells();
        e.reductions();
        e.shapes();
        e.indexing();
        e.products();
        e.losses();
        e.conversions();
        e.gradients();
        e.asTheFormulaReads();
        WindowExpressions.addTo(e);
        return e.list;
    }

    // ---- the catalogue ----------------------------------------------------------------------------------------------

    private void arithmetic() {
        several("add, broadcast", xs -> F.add(xs.get(0), xs.get(1)), in(-1, 1, 2, 3), in(-1, 1, 3));
        several("add, outer", xs -> F.add(xs.get(0), xs.get(1)), in(-1, 1, 3, 1), in(-1, 1, 1, 2));
        several("add to itself", xs -> F.add(xs.get(0), xs.get(0)), in(-1, 1, 2, 3));
        several("sub, broadcast", xs -> F.sub(xs.get(0), xs.get(1)), in(-1, 1, 1, 3), in(-1, 1, 2, 1, 1));
        several("mul, broadcast", xs -> F.mul(xs.get(0), xs.get(1)), in(-1, 1, 2, 3), in(-1, 1, 2, 1));
        several("mul by a scalar", xs -> F.mul(xs.get(0), xs.get(1)), in(-1, 1), in(-1, 1, 2, 3));
        several("mul by itself", xs -> F.mul(xs.get(0), xs.get(0)), in(-1, 1, 5));
        several("div, broadcast", xs -> F.div(xs.get(0), xs.get(1)), in(-1, 1, 3), in(0.5, 2, 2, 3));
        several("pow of two tensors", xs -> F.pow(xs.get(0), xs.get(1)), in(0.5, 2, 2, 3), in(-1, 2, 3));
        one("neg", F::neg, in(-1, 1, 2, 3));
    }

    private void numbers() {
        one("x + 3", x -> F.add(x, 3), in(-1, 1, 2, 3));
        one("x - 3", x -> F.sub(x, 3), in(-1, 1, 2, 3));
        one("3 - x", x -> F.sub(3, x), in(-1, 1, 2, 3));
        one("x * 3", x -> F.mul(x, 3), in(-1, 1, 2, 3));
        one("x / 3", x -> F.div(x, 3), in(-1, 1, 2, 3));
        one("3 / x", x -> F.div(3, x), in(0.5, 2, 2, 3));
        one("x ^ 2", x -> F.pow(x, 2), in(-1, 1, 2, 3));
        one("x ^ 3", x -> F.pow(x, 3), in(-1, 1, 7));
        one("x ^ 0.5", x -> F.pow(x, 0.5), in(0.5, 2, 2, 3));
        one("x ^ -1.5", x -> F.pow(x, -1.5), in(0.5, 2, 2, 3));
        one("x ^ 1", x -> F.pow(x, 1), in(-1, 1, 2, 3));
    }

    private void elementwise() {
        one("abs", F::abs, in(-1, 1, 2, 3));
        one("sqrt", F::sqrt, in(0.5, 2, 2, 3));
        one("exp", F::exp, in(-1, 1, 2, 3));
        one("log", F::log, in(0.5, 2, 2, 3));
        one("sin", F::sin, in(-2, 2, 2, 3));
        one("cos", F::cos, in(-2, 2, 2, 3));
        one("tanh", F::tanh, in(-2, 2, 2, 3));
        one("erf", F::erf, in(-2, 2, 2, 3));
        // Away from the bounds, which lie between two values.
        one("clip of squares", x -> F.square(F.clip(x, -0.6, 0.6)), in(-1, 1, 3, 2));
        several(
                "where, broadcast",
                xs -> F.where(xs.get(0), F.square(xs.get(1)), F.exp(xs.get(2))),
                HostArray.of(new boolean[] {true, false, true, false, false, true}, 2, 3),
                in(-1, 1, 3),
                in(-1, 1, 2, 1));
    }

    private void activations() {
        one("sigmoid", F::sigmoid, in(-3, 3, 2, 3));
        one("relu of squares", x -> F.square(F.relu(x)), in(-1, 1, 2, 3));
        one("leakyRelu of squares", x -> F.square(F.leakyRelu(x, 0.1)), in(-1, 1, 2, 3));
        one("softplus", F::softplus, in(-3, 3, 2, 3));
        one("gelu", F::gelu, in(-2, 2, 2, 3));
        one("geluTanh", F::geluTanh, in(-2, 2, 2, 3));
        one("softmax, first axis", x -> F.softmax(x, 0), in(-1, 1, 3, 2));
        one("softmax, middle axis", x -> F.softmax(x, -2), in(-1, 1, 2, 3, 2));
        one("logSoftmax, last axis", x -> F.logSoftmax(x, -1), in(-1, 1, 2, 3));
        one("logSoftmax, first axis", x -> F.logSoftmax(x, 0), in(-1, 1, 3, 2, 2));
        one("dropout", x -> F.square(F.dropout(x, 0.4, new RandomState(3))), in(-1, 1, 3, 4));
    }

    private void cells() {
        several(
                "lstmCell",
                xs -> {
                    List<Variable> after = F.lstmCell(xs.get(0), xs.get(1));
                    return F.add(F.mul(after.get(0), 2), F.square(after.get(1)));
                },
                in(-1, 1, 2, 12),
                in(-1, 1, 2, 3));
        several(
                "lstm",
                xs -> {
                    List<Variable> after = F.lstm(xs.get(0), xs.get(1), xs.get(2), xs.get(3));
                    return F.add(F.mul(after.get(0), 2), F.square(after.get(1)));
                },
                in(-1, 1, 3, 2, 12),
                in(-1, 1, 3, 12),
                in(-1, 1, 2, 3),
                in(-1, 1, 2, 3));
        several(
                "lstm, one result",
                xs -> F.lstm(xs.get(0), xs.get(1), xs.get(2), xs.get(3)).get(0),
                in(-1, 1, 2, 3, 4),
                in(-1, 1, 1, 4),
                in(-1, 1, 3, 1),
                in(-1, 1, 3, 1));
        several(
                "lstmCell, one result",
                xs -> F.lstmCell(xs.get(0), xs.get(1)).get(0),
                in(-1, 1, 3, 4),
                in(-1, 1, 3, 1));
    }

    private void reductions() {
        one("sum", F::sum, in(-1, 1, 2, 3));
        one("sum of squares, two axes", x -> F.sum(F.square(x), 0, -1), in(-1, 1, 2, 3, 2));
        one("sum, axis kept", x -> F.sum(x, new int[] {1}, true), in(-1, 1, 2, 3));
        one("mean, two axes kept", x -> F.mean(F.exp(x), new int[] {0, 2}, true), in(-1, 1, 2, 3, 2));
        one("var, unbiased", x -> F.var(x, new int[] {1}, 1, false), in(-1, 1, 2, 3));
        one("var", F::var, in(-1, 1, 2, 3));
        one("max, axis", x -> F.square(F.max(x, new int[] {1}, false)), in(-1, 1, 2, 3));
        one("max, two axes kept", x -> F.exp(F.max(x, new int[] {0, 2}, true)), in(-1, 1, 2, 3, 2));
        one("min", x -> F.square(F.min(x)), in(-1, 1, 2, 3));
        one("min, axis", x -> F.exp(F.min(x, new int[] {0}, true)), in(-1, 1, 3, 2));
        one("logSumExp", F::logSumExp, in(-1, 1, 2, 3));
        one("logSumExp, two axes", x -> F.logSumExp(x, new int[] {0, 2}, false), in(-1, 1, 2, 3, 2));
        one("logSumExp, axis kept", x -> F.logSumExp(x, new int[] {1}, true), in(-1, 1, 2, 3));
    }

    private void shapes() {
        one("reshape", x -> F.square(F.reshape(x, 3, -1)), in(-1, 1, 2, 3));
        one("flatten", x -> F.square(F.flatten(x)), in(-1, 1, 2, 3, 2));
        one("transpose", x -> F.transpose(x, 2, 0, 1), in(-1, 1, 2, 3, 4));
        one("transpose, reversed", x -> F.square(F.transpose(x)), in(-1, 1, 2, 3));
        one("broadcastTo", x -> F.square(F.broadcastTo(x, 2, 3, 4)), in(-1, 1, 3, 1));
        one("sumTo", x -> F.square(F.sumTo(x, 3, 1)), in(-1, 1, 2, 3, 4));
        one("expandDims and squeeze", x -> F.squeeze(F.square(F.expandDims(x, 1)), 1), in(-1, 1, 2, 3));
        several(
                "concat",
                xs -> F.square(F.concat(1, xs.get(0), xs.get(1), xs.get(0))),
                in(-1, 1, 2, 3),
                in(-1, 1, 2, 1));
        several("stack", xs -> F.square(F.stack(-1, xs.get(0), xs.get(1))), in(-1, 1, 2, 3), in(-1, 1, 2, 3));
        one("split, one part unused", x -> unevenParts(F.split(x, new int[] {1, 3}, 1)), in(-1, 1, 2, 5));
        one("split into equal parts", x -> unevenParts(F.split(x, 3, 0)), in(-1, 1, 6));
        one("pad", x -> F.square(F.pad(x, new int[] {1, 0}, new int[] {0, 2}, 1.5)), in(-1, 1, 2, 3));
    }

    private static Variable unevenParts(List<Variable> parts) {
        Variable first = parts.get(0);
        Variable last = parts.get(2);
        return F.mul(F.square(first), F.exp(last));
    }

    private void indexing() {
        one("get, negative steps", x -> F.get(x, Index.slice(null, null, -2), Index.slice(3, 0, -1)), in(-1, 1, 5, 4));
        one("get, steps", x -> F.square(F.get(x, Index.slice(1, null, 3), Index.all())), in(-1, 1, 7, 2));
        one(
                "get, integer, ellipsis and new axis",
                x -> F.square(F.get(x, Index.at(-1), Index.ellipsis(), Index.newAxis(), Index.slice(1, 3))),
                in(-1, 1, 2, 3, 4));
        one("get, repeated rows", x -> F.square(F.get(x, Index.array(0, 2, 0))), in(-1, 1, 3, 2));
        one(
                "get, two arrays apart",
                x -> F.square(F.get(x, Index.array(0, 1, 1), Index.all(), Index.array(2, 0, 2))),
                in(-1, 1, 2, 3, 4));
        one(
                "get, mask",
                x -> F.square(F.get(x, Index.mask(HostArray.of(new boolean[] {true, false, true})))),
                in(-1, 1, 3, 2));
        several(
                "take, two index axes",
                xs -> F.square(F.take(xs.get(0), xs.get(1), 1)),
                in(-1, 1, 2, 3, 2),
                HostArray.of(new long[] {2, 0, 2, 1}, 2, 2));
        several(
                "embedId",
                xs -> F.tanh(F.embedId(xs.get(0), xs.get(1))),
                HostArray.of(new long[] {1, 3, 1}),
                in(-1, 1, 4, 2));
    }

    private void products() {
        several("matmul, matrices", xs -> F.matmul(xs.get(0), xs.get(1)), in(-1, 1, 2, 3), in(-1, 1, 3, 4));
        one("matmul by itself transposed", x -> F.matmul(x, F.transpose(x)), in(-1, 1, 2, 3));
        several("matmul, vectors", xs -> F.matmul(xs.get(0), xs.get(1)), in(-1, 1, 3), in(-1, 1, 3));
        several("matmul, matrix and vector", xs -> F.matmul(xs.get(0), xs.get(1)), in(-1, 1, 2, 3), in(-1, 1, 3));
        several(
                "matmul, stacks broadcast",
                xs -> F.matmul(xs.get(0), xs.get(1)),
                in(-1, 1, 2, 1, 2, 3),
                in(-1, 1, 2, 3, 2));
        several(
                "linear",
                xs -> F.linear(xs.get(0), xs.get(1), xs.get(2)),
                in(-1, 1, 2, 3),
                in(-1, 1, 3, 4),
                in(-1, 1, 4));
        several(
                "linear of three axes",
                xs -> F.square(F.linear(xs.get(0), xs.get(1), xs.get(2))),
                in(-1, 1, 2, 2, 3),
                in(-1, 1, 3, 2),
                in(-1, 1, 2));
        several("linear without bias", xs -> F.linear(xs.get(0), xs.get(1)), in(-1, 1, 2, 3), in(-1, 1, 3, 4));
    }

    private void losses() {
        several("meanSquaredError", xs -> F.meanSquaredError(xs.get(0), xs.get(1)), in(-1, 1, 3, 2), in(-1, 1, 3, 2));
        several(
                "meanSquaredError, broadcast",
                xs -> F.meanSquaredError(xs.get(0), xs.get(1)),
                in(-1, 1, 3, 2),
                in(-1, 1, 2));
        several(
                "softmaxCrossEntropy",
                xs -> F.softmaxCrossEntropy(xs.get(0), xs.get(1)),
                in(-1, 1, 3, 4),
                HostArray.of(new long[] {3, 0, 3}));
        several(
                "sigmoidCrossEntropy",
                xs -> F.sigmoidCrossEntropy(xs.get(0), xs.get(1)),
                in(-2, 2, 4),
                HostArray.of(new long[] {1, 0, 0, 1}));
        several(
                "binaryCrossEntropy",
                xs -> F.binaryCrossEntropy(xs.get(0), xs.get(1)),
                in(0.1, 0.9, 4),
                HostArray.of(new long[] {1, 0, 0, 1}));
        several(
                "a network of two layers",
                xs -> F.meanSquaredError(
                        F.linear(F.tanh(F.linear(xs.get(0), xs.get(1), xs.get(2))), xs.get(3)), xs.get(4)),
                in(-1, 1, 3, 2),
                in(-1, 1, 2, 4),
                in(-1, 1, 4),
                in(-1, 1, 4, 1),
                in(-1, 1, 3, 1));
    }

    private void conversions() {
        // So near to 0 that the step of the differences is exact enough in FLOAT32.
        one("cast", x -> F.cast(x, DType.FLOAT32), in(-1e-6, 1e-6, 2, 3));
        ArrayBackend reference = new ReferenceBackend();
        one("to another backend and back", x -> F.exp(F.to(F.square(F.to(x, reference)), backend)), in(-1, 1, 2, 3));
    }

    /** Expressions that are gradients themselves: functions that only backward makes, and a third order. */
    private void gradients() {
        one(
                "gradient of exp(x) sin(x)",
                x -> gradient(y -> F.mul(F.exp(y), F.sin(y)), x, F.square(x)),
                in(-1, 1, 2, 3));
        HostArray at = in(-1, 1, 3, 2);
        HostArray index = HostArray.of(new long[] {2, 0, 2});
        one("gradient of relu", seed -> F.square(gradient(F::relu, Variable.of(at), seed)), in(-1, 1, 3, 2));
        one(
                "gradient of take",
                seed -> F.square(gradient(x -> F.take(x, Variable.constant(index), 0), Variable.of(at), seed)),
                in(-1, 1, 3, 2));
        one(
                "gradient of a slice with a negative step",
                seed -> F.square(gradient(x -> F.get(x, Index.slice(null, null, -2)), Variable.of(at), seed)),
                in(-1, 1, 2, 2));
    }

    /** The functions that the book writes down first. */
    private void asTheFormulaReads() {
        one("sigmoidSimple", F::sigmoidSimple, in(-3, 3, 2, 3));
        one("softmaxSimple", x -> F.softmaxSimple(x, 0), in(-1, 1, 3, 2));
        several(
                "linearSimple",
                xs -> F.square(F.linearSimple(xs.get(0), xs.get(1), xs.get(2))),
                in(-1, 1, 2, 3),
                in(-1, 1, 3, 2),
                in(-1, 1, 2));
        several(
                "meanSquaredErrorSimple",
                xs -> F.meanSquaredErrorSimple(xs.get(0), xs.get(1)),
                in(-1, 1, 3, 2),
                in(-1, 1, 3, 2));
        several(
                "softmaxCrossEntropySimple",
                xs -> F.softmaxCrossEntropySimple(xs.get(0), xs.get(1)),
                in(-1, 1, 3, 4),
                HostArray.of(new long[] {3, 0, 3}));
    }

    /** The gradient of {@code f} at {@code x}, given that of its result, as a function of both. */
    static Variable gradient(UnaryOperator<Variable> f, Variable x, Variable seed) {
        try (Scope recording = Config.enableBackprop(true)) {
            // A variable of its own, linked to x, so that the gradients that others left at x stay as they are.
            Variable own = F.mul(x, 1);
            Variable y = f.apply(own);
            y.setGrad(seed);
            y.backward(List.of(own), BackwardOption.CREATE_GRAPH);
            Variable g = own.grad();
            // What is left at a place that is no leaf would be added to what a later walk brings there.
            own.clearGrad();
            return g;
        }
    }

    // ---- ways to say it ---------------------------------------------------------------------------------------------

    void one(String name, UnaryOperator<Variable> f, HostArray input) {
        list.add(new Expression(name, xs -> f.apply(xs.get(0)), List.of(input)));
    }

    void several(String name, Function<List<Variable>, Variable> f, HostArray... inputs) {
        list.add(new Expression(name, f, List.of(inputs)));
    }

    /** Values evenly spread over a range, in random order: no two are near to each other, and none is near to its middle. */
    HostArray in(double low, double high, int... dims) {
        Shape shape = Shape.of(dims);
        int n = shape.size();
        // An even number of places keeps the middle of the range free.
        int places = n + n % 2;
        int[] order = random.permutation(places);
        double[] out = new double[n];
        for (int i = 0; i < n; i++) {
            out[i] = low + (high - low) * (order[i] + 0.5) / places;
        }
        return HostArray.of(out, shape);
    }
}
