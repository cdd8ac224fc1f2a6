package org.dezero.tck.capability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.Index;
import org.dezero.Scope;
import org.dezero.Variable;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;
import org.dezero.random.RandomState;
import org.dezero.tck.ReferenceBackend;
import org.dezero.tck.capability.Argument.Role;

/** At least one use of every operation of {@link F}, by its name there. */
final class Examples {
    private static final int[] ROWS = {1};
    private static final int[] TWO = {2, 2};
    private static final int[] ONE = {1, 1};
    private static final int[] NONE = {0, 0};

    private final Map<String, List<Example>> table = new TreeMap<>();
    private final RandomState random = new RandomState(8);

    private Examples() {}

    /** All of them, by name. */
    static Map<String, List<Example>> all() {
        Examples e = new Examples();
        e.arithmetic();
        e.elementwise();
        e.activations();
        e.reductions();
        e.shapes();
        e.indices();
        e.products();
        e.windows();
        e.losses();
        e.others();
        return e.table;
    }

    // ---- the table --------------------------------------------------------------------------------------------------

    private void arithmetic() {
        pair("add", xs -> F.add(xs.get(0), xs.get(1)));
        one("add", x -> F.add(x, 3), in(-1, 1, 2, 3));
        pair("sub", xs -> F.sub(xs.get(0), xs.get(1)));
        one("sub", x -> F.sub(F.sub(x, 3), F.sub(3, x)), in(-1, 1, 2, 3));
        pair("rsub", xs -> F.rsub(xs.get(0), xs.get(1)));
        pair("mul", xs -> F.mul(xs.get(0), xs.get(1)));
        one("mul", x -> F.mul(x, 3), in(-1, 1, 2, 3));
        put("div", xs -> F.div(xs.get(0), xs.get(1)), in(-1, 1, 2, 3), in(0.5, 2, 3));
        one("div", x -> F.div(F.div(x, 4), F.div(2, x)), in(0.5, 2, 2, 3));
        put("rdiv", xs -> F.rdiv(xs.get(0), xs.get(1)), in(0.5, 2, 2, 3), in(-1, 1, 3));
        one("neg", F::neg, in(-1, 1, 2, 3));
        one("pow", x -> F.pow(x, 3), in(-1, 1, 2, 3));
        put("pow", xs -> F.pow(xs.get(0), xs.get(1)), in(0.5, 2, 2, 3), in(0.25, 1.5, 3));
        one("pow", x -> F.pow(2, x), in(0.25, 1, 2, 3));
        one("square", F::square, in(-1, 1, 2, 3));
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
        one("clip", x -> F.clip(x, -0.6, 0.6), in(-1, 1, 3, 2));
        put(
                "where",
                xs -> F.where(xs.get(0), xs.get(1), xs.get(2)),
                fixed(HostArray.of(new boolean[] {true, false, true, false, false, true}, 2, 3)),
                in(-1, 1, 3),
                in(-1, 1, 2, 1));
    }

    private void activations() {
        one("sigmoid", F::sigmoid, in(-3, 3, 2, 3));
        one("sigmoidSimple", F::sigmoidSimple, in(-3, 3, 2, 3));
        one("relu", F::relu, in(-1, 1, 2, 3));
        one("leakyRelu", F::leakyRelu, in(-1, 1, 2, 3));
        one("softplus", F::softplus, in(-3, 3, 2, 3));
        one("gelu", F::gelu, in(-2, 2, 2, 3));
        one("geluTanh", F::geluTanh, in(-2, 2, 2, 3));
        one("softmax", F::softmax, in(-1, 1, 2, 3));
        one("softmax", x -> F.softmax(x, 0), in(-1, 1, 3, 2));
        one("softmaxSimple", F::softmaxSimple, in(-1, 1, 2, 3));
        one("logSoftmax", F::logSoftmax, in(-1, 1, 2, 3));
        put(
                "lstmCell",
                xs -> F.concat(1, F.lstmCell(xs.get(0), xs.get(1)).toArray(Variable[]::new)),
                in(-1, 1, 2, 12),
                in(-1, 1, 2, 3));
        put(
                "lstm",
                xs -> F.concat(
                        2, F.lstm(xs.get(0), xs.get(1), xs.get(2), xs.get(3)).toArray(Variable[]::new)),
                in(-1, 1, 2, 2, 12),
                in(-1, 1, 3, 12),
                in(-1, 1, 2, 3),
                in(-1, 1, 2, 3));
        one("dropout", x -> F.dropout(x, 0.4, new RandomState(3)), in(-1, 1, 3, 4));
    }

    private void reductions() {
        one("sum", F::sum, in(-1, 1, 2, 3));
        one("sum", x -> F.sum(x, ROWS, true), in(-1, 1, 2, 3));
        one("mean", F::mean, in(-1, 1, 2, 3));
        one("mean", x -> F.mean(x, 0, 2), in(-1, 1, 2, 3, 2));
        one("average", F::average, in(-1, 1, 2, 3));
        one("var", F::var, in(-1, 1, 2, 3));
        one("var", x -> F.var(x, ROWS, 1, false), in(-1, 1, 2, 3));
        one("max", F::max, in(-1, 1, 2, 3));
        one("max", x -> F.max(x, ROWS, true), in(-1, 1, 2, 3));
        one("min", F::min, in(-1, 1, 2, 3));
        one("min", x -> F.min(x, ROWS, true), in(-1, 1, 2, 3));
        one("logSumExp", F::logSumExp, in(-1, 1, 2, 3));
        one("logSumExp", x -> F.logSumExp(x, ROWS, false), in(-1, 1, 2, 3));
        one("argMax", F::argMax, in(-1, 1, 2, 3));
        one("argMax", x -> F.argMax(x, 1), in(-1, 1, 2, 3));
    }

    private void shapes() {
        one("reshape", x -> F.reshape(x, 3, -1), in(-1, 1, 2, 3));
        one("transpose", F::transpose, in(-1, 1, 2, 3));
        one("transpose", x -> F.transpose(x, 2, 0, 1), in(-1, 1, 2, 3, 2));
        one("broadcastTo", x -> F.broadcastTo(x, 2, 3, 2), in(-1, 1, 3, 1));
        one("sumTo", x -> F.sumTo(x, 3, 1), in(-1, 1, 2, 3, 2));
        one("expandDims", x -> F.expandDims(x, -1), in(-1, 1, 2, 3));
        one("squeeze", F::squeeze, in(-1, 1, 2, 1, 3));
        one("flatten", F::flatten, in(-1, 1, 2, 3, 2));
        put("concat", xs -> F.concat(1, xs.get(0), xs.get(1), xs.get(0)), in(-1, 1, 2, 3), in(-1, 1, 2, 1));
        put("stack", xs -> F.stack(-1, xs.get(0), xs.get(1)), in(-1, 1, 2, 3), in(-1, 1, 2, 3));
        one("split", x -> swapped(F.split(x, new int[] {1, 3}, 1)), in(-1, 1, 2, 5));
        one("split", x -> swapped(F.split(x, 3, 0)), in(-1, 1, 6, 2));
        one("pad", x -> F.pad(x, new int[] {1, 0}, new int[] {0, 2}, 1), in(-1, 1, 2, 3));
    }

    private static Variable swapped(List<Variable> parts) {
        return F.concat(1, F.flatten(parts.get(2)), F.flatten(parts.get(0)));
    }

    private void indices() {
        one("get", x -> F.get(x, Index.slice(null, null, -2), Index.at(1)), in(-1, 1, 5, 3));
        one("get", x -> F.get(x, Index.array(0, 2, 0)), in(-1, 1, 3, 2));
        HostArray places = HostArray.of(new long[] {2, 0, 2, 1}, 2, 2);
        put("take", xs -> F.take(xs.get(0), xs.get(1), 1), in(-1, 1, 2, 3, 2), fixed(places));
        put("embedId", xs -> F.embedId(xs.get(0), xs.get(1)), fixed(places), in(-1, 1, 3, 2));
    }

    private void products() {
        put("matmul", xs -> F.matmul(xs.get(0), xs.get(1)), in(-1, 1, 2, 3), in(-1, 1, 3, 4));
        put("matmul", xs -> F.matmul(xs.get(0), xs.get(1)), in(-1, 1, 2, 1, 2, 3), in(-1, 1, 2, 3, 2));
        put("matmul", xs -> F.matmul(xs.get(0), xs.get(1)), in(-1, 1, 2, 3), in(-1, 1, 3));
        put("linear", xs -> F.linear(xs.get(0), xs.get(1), xs.get(2)), in(-1, 1, 2, 3), in(-1, 1, 3, 2), in(-1, 1, 2));
        put(
                "linearSimple",
                xs -> F.linearSimple(xs.get(0), xs.get(1), xs.get(2)),
                in(-1, 1, 2, 3),
                in(-1, 1, 3, 2),
                in(-1, 1, 2));
    }

    private void windows() {
        Argument images = in(-1, 1, 2, 2, 5, 4);
        Argument filters = in(-1, 1, 3, 2, 3, 2);
        Argument bias = in(-1, 1, 3);
        int[] stride = {2, 1};
        put("conv2d", xs -> F.conv2d(xs.get(0), xs.get(1), xs.get(2), stride, ONE), images, filters, bias);
        put("conv2dSimple", xs -> F.conv2dSimple(xs.get(0), xs.get(1), xs.get(2), stride, ONE), images, filters, bias);
        put(
                "deconv2d",
                xs -> F.deconv2d(xs.get(0), xs.get(1), xs.get(2), stride, NONE, new int[] {6, 4}),
                in(-1, 1, 2, 2, 2, 3),
                in(-1, 1, 2, 3, 3, 2),
                bias);
        one("pooling", x -> F.pooling(x, 2, 2, 0), in(-1, 1, 2, 2, 4, 4));
        one("pooling", x -> F.pooling(x, new int[] {3, 2}, stride, ONE), images);
        one("poolingSimple", x -> F.poolingSimple(x, new int[] {3, 2}, stride, ONE), images);
        one("averagePooling", x -> F.averagePooling(x, new int[] {3, 2}, stride, ONE), images);
        one("im2col", x -> F.im2col(x, new int[] {3, 2}, stride, ONE, true), images);
        one("col2im", x -> F.col2im(x, Shape.of(1, 2, 3, 4), TWO, ONE, NONE, false), in(-1, 1, 1, 2, 2, 2, 2, 3));
        batchNorm(true);
        batchNorm(false);
    }

    private void batchNorm(boolean train) {
        put(
                "batchNorm",
                xs -> {
                    if (train) {
                        return normalized(xs);
                    }
                    try (Scope test = Config.testMode()) {
                        return normalized(xs);
                    }
                },
                in(-1, 1, 3, 2, 2, 1),
                parameter(in(-1, 1, 2)),
                parameter(in(-1, 1, 2)),
                state(in(-1, 1, 2)),
                state(in(0.5, 2, 2)));
    }

    private static Variable normalized(List<Variable> xs) {
        // Training gives them new arrays: not to those that the next call reads.
        Variable mean = Variable.constant(xs.get(3).data());
        Variable var = Variable.constant(xs.get(4).data());
        return F.batchNorm(xs.get(0), xs.get(1), xs.get(2), mean, var, 0.9, 0.1);
    }

    private void losses() {
        Argument classes = fixed(HostArray.of(new long[] {3, 0, 3}));
        Argument bits = fixed(HostArray.of(new long[] {1, 0, 0, 1}));
        put("meanSquaredError", xs -> F.meanSquaredError(xs.get(0), xs.get(1)), in(-1, 1, 3, 2), in(-1, 1, 3, 2));
        put(
                "meanSquaredErrorSimple",
                xs -> F.meanSquaredErrorSimple(xs.get(0), xs.get(1)),
                in(-1, 1, 3, 2),
                in(-1, 1, 3, 2));
        put("softmaxCrossEntropy", xs -> F.softmaxCrossEntropy(xs.get(0), xs.get(1)), in(-1, 1, 3, 4), classes);
        put(
                "softmaxCrossEntropySimple",
                xs -> F.softmaxCrossEntropySimple(xs.get(0), xs.get(1)),
                in(-1, 1, 3, 4),
                classes);
        put("sigmoidCrossEntropy", xs -> F.sigmoidCrossEntropy(xs.get(0), xs.get(1)), in(-2, 2, 4), bits);
        put("binaryCrossEntropy", xs -> F.binaryCrossEntropy(xs.get(0), xs.get(1)), in(0.1, 0.9, 4), bits);
        put("accuracy", xs -> F.accuracy(xs.get(0), xs.get(1)), in(-1, 1, 3, 4), classes);
    }

    private void others() {
        // So near to 0 that rounding to FLOAT32 does not show in the differences.
        one("cast", x -> F.cast(x, DType.FLOAT32), in(-1e-6, 1e-6, 2, 3));
        one("to", x -> F.to(F.to(x, new ReferenceBackend()), x.data().backend()), in(-1, 1, 2, 3));
    }

    // ---- ways to say it ---------------------------------------------------------------------------------------------

    private void one(String op, UnaryOperator<Variable> f, Argument x) {
        put(op, xs -> f.apply(xs.get(0)), x);
    }

    /** Of two operands that are broadcast. */
    private void pair(String op, Function<List<Variable>, Variable> f) {
        put(op, f, in(-1, 1, 2, 3), in(-1, 1, 3));
    }

    private void put(String op, Function<List<Variable>, Variable> f, Argument... arguments) {
        table.computeIfAbsent(op, name -> new ArrayList<>()).add(new Example(f, List.of(arguments)));
    }

    private static Argument fixed(HostArray values) {
        return new Argument(values, Role.FIXED);
    }

    private static Argument parameter(Argument operand) {
        return new Argument(operand.values(), Role.PARAMETER);
    }

    private static Argument state(Argument operand) {
        return new Argument(operand.values(), Role.STATE);
    }

    /** Different values evenly spread over a range, none at its middle, in random order. */
    private Argument in(double low, double high, int... dims) {
        Shape shape = Shape.of(dims);
        int places = shape.size() + shape.size() % 2;
        int[] order = random.permutation(places);
        double[] out = new double[shape.size()];
        Arrays.setAll(out, i -> low + (high - low) * (order[i] + 0.5) / places);
        return new Argument(HostArray.of(out, shape), Role.OPERAND);
    }
}
