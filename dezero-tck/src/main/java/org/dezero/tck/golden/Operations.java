package org.dezero.tck.golden;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.Scope;
import org.dezero.Variable;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;
import org.dezero.random.RandomState;
import org.dezero.tck.golden.Operation.Body;
import org.dezero.tck.golden.Operation.Integers;
import org.jspecify.annotations.Nullable;

/** Every differentiable operation of the corpus, by its name there. */
final class Operations {
    private static final Map<String, Operation> TABLE = new HashMap<>();

    static {
        elementwise();
        broadcasting();
        reductions();
        shapes();
        products();
        losses();
        windows();
        one("batch_norm", Operations::batchNorm);
        one("getitem", in -> F.get(in.x(0), Indices.of(in.attr("index"))));
        one("dropout", Operations::dropout);
        places("embed_id", in -> F.embedId(in.x(0), in.x(1)));
    }

    private Operations() {}

    /** The operation of a case; null for one this runner does not know. */
    static @Nullable Operation of(GoldenCase golden) {
        return golden.op().equals("model") ? Models.of(golden) : TABLE.get(golden.op());
    }

    // ---- the table ------------------------------------------------------------------------------------------------

    private static void elementwise() {
        unary("neg", F::neg);
        unary("sin", F::sin);
        unary("cos", F::cos);
        unary("tanh", F::tanh);
        unary("exp", F::exp);
        unary("log", F::log);
        unary("sqrt", F::sqrt);
        unary("abs", F::abs);
        unary("sigmoid", F::sigmoid);
        unary("relu", F::relu);
        unary("gelu_tanh", F::geluTanh);
        unary("gelu_erf", F::gelu);
        unary("softplus", F::softplus);
        one("leaky_relu", in -> F.leakyRelu(in.x(0), in.number("slope")));
        one("pow", in -> F.pow(in.x(0), in.number("exponent")));
        one("clip", in -> F.clip(in.x(0), in.number("min"), in.number("max")));
    }

    private static void broadcasting() {
        binary("add", F::add);
        binary("sub", F::sub);
        binary("mul", F::mul);
        binary("div", F::div);
        binary("power", F::pow);
        one("where", in -> F.where(in.x(0), in.x(1), in.x(2)));
        unary("add_self", x -> F.add(x, x));
        unary("mul_self", x -> F.mul(x, x));
        unary("div_self", x -> F.div(x, x));
        one("scalar_add", in -> F.add(in.x(0), in.number("value")));
        one("scalar_sub", in -> F.sub(in.x(0), in.number("value")));
        one("scalar_rsub", in -> F.sub(in.number("value"), in.x(0)));
        one("scalar_mul", in -> F.mul(in.x(0), in.number("value")));
        one("scalar_div", in -> F.div(in.x(0), in.number("value")));
        one("scalar_rdiv", in -> F.div(in.number("value"), in.x(0)));
    }

    private static void reductions() {
        reduction("sum", F::sum);
        reduction("mean", F::mean);
        reduction("max", F::max);
        reduction("min", F::min);
        reduction("logsumexp", F::logSumExp);
        one("var", in -> {
            Json ddof = in.golden().attrs().find("ddof");
            return F.var(in.x(0), in.attr("axis").axes(), ddof == null ? 0 : ddof.smallInteger(), in.flag("keepdims"));
        });
        one("softmax", in -> F.softmax(in.x(0), in.integer("axis")));
        one("log_softmax", in -> F.logSoftmax(in.x(0), in.integer("axis")));
        one("argmax", in -> {
            Json axis = in.attr("axis");
            return F.argMax(in.x(0), axis.isNull() ? null : axis.smallInteger(), in.flag("keepdims"));
        });
    }

    private static void shapes() {
        one("reshape", in -> F.reshape(in.x(0), in.attr("shape").integers()));
        unary("flatten", F::flatten);
        one("transpose", in -> {
            int[] axes = in.attr("axes").axes();
            return axes == null ? F.transpose(in.x(0)) : F.transpose(in.x(0), axes);
        });
        one("broadcast_to", in -> F.broadcastTo(in.x(0), in.attr("shape").integers()));
        one("sum_to", in -> F.sumTo(in.x(0), in.attr("shape").integers()));
        one("expand_dims", in -> F.expandDims(in.x(0), in.integer("axis")));
        one("squeeze", Operations::squeeze);
        one("concat", in -> F.concat(in.integer("axis"), in.all()));
        one("stack", in -> F.stack(in.integer("axis"), in.all()));
        several("split", Operations::split);
        one("pad", Operations::pad);
    }

    private static void products() {
        one("matmul", in -> {
            Variable a = in.flag("transpose_a") ? swapLast(in.x(0)) : in.x(0);
            Variable b = in.flag("transpose_b") ? swapLast(in.x(1)) : in.x(1);
            return F.matmul(a, b);
        });
        unary("matmul_self", x -> F.matmul(x, x));
        unary("matmul_self_t", x -> F.matmul(x, swapLast(x)));
        one("matmul_chain", in -> F.matmul(F.matmul(in.x(0), in.x(1)), in.x(2)));
        one("linear", in -> F.linear(in.x(0), in.x(1), bias(in)));
    }

    /** The third input, unless the case has none or says that there is no bias. */
    private static @Nullable Variable bias(Arguments in) {
        Json bias = in.golden().attrs().find("bias");
        boolean withBias = bias == null ? in.inputs().size() > 2 : bias.truth();
        return withBias ? in.x(2) : null;
    }

    private static void windows() {
        one("conv2d", in -> F.conv2d(in.x(0), in.x(1), bias(in), in.pair("stride", 1), in.pair("pad", 0)));
        one(
                "deconv2d",
                in -> F.deconv2d(
                        in.x(0),
                        in.x(1),
                        bias(in),
                        in.pair("stride", 1),
                        in.pair("pad", 0),
                        in.golden().attrs().find("outsize") == null ? null : in.pair("outsize")));
        one("pooling", in -> F.pooling(in.x(0), in.pair("kernel_size"), in.pair("stride", 1), in.pair("pad", 0)));
        one(
                "average_pooling",
                in -> F.averagePooling(in.x(0), in.pair("kernel_size"), in.pair("stride", 1), in.pair("pad", 0)));
        one(
                "im2col",
                in -> F.im2col(in.x(0), in.pair("kernel_size"), in.pair("stride", 1), in.pair("pad", 0), toMatrix(in)));
        one(
                "col2im",
                in -> F.col2im(
                        in.x(0),
                        Shape.of(in.attr("input_shape").integers()),
                        in.pair("kernel_size"),
                        in.pair("stride", 1),
                        in.pair("pad", 0),
                        toMatrix(in)));
    }

    /** On where the case does not speak of it, as in DeZero. */
    private static boolean toMatrix(Arguments in) {
        Json given = in.golden().attrs().find("to_matrix");
        return given == null || given.truth();
    }

    private static void losses() {
        for (String name : List.of("mean_squared_error", "sigmoid_cross_entropy", "binary_cross_entropy")) {
            binary(name, loss(name));
        }
        places("softmax_cross_entropy", in -> F.softmaxCrossEntropy(in.x(0), in.x(1)));
        TABLE.put("accuracy", new Operation(in -> List.of(F.accuracy(in.x(0), in.x(1))), Integers.COUNTED));
    }

    /** The loss of that name as a function of output and target. */
    static BinaryOperator<Variable> loss(String name) {
        return switch (name) {
            case "mean_squared_error" -> F::meanSquaredError;
            case "softmax_cross_entropy" -> F::softmaxCrossEntropy;
            case "sigmoid_cross_entropy" -> F::sigmoidCrossEntropy;
            case "binary_cross_entropy" -> F::binaryCrossEntropy;
            default -> throw new AssertionError("unknown loss " + name);
        };
    }

    // ---- those of more than a line ----------------------------------------------------------------------------------

    private static Variable squeeze(Arguments in) {
        int[] axes = in.attr("axis").axes();
        if (axes == null) {
            return F.squeeze(in.x(0));
        }
        return axes.length == 0 ? in.x(0) : F.squeeze(in.x(0), axes);
    }

    private static List<Variable> split(Arguments in) {
        Json sections = in.golden().attrs().find("sections");
        return sections == null
                ? F.split(in.x(0), in.attr("indices").integers(), in.integer("axis"))
                : F.split(in.x(0), sections.smallInteger(), in.integer("axis"));
    }

    private static Variable pad(Arguments in) {
        List<Json> widths = in.attr("pad_width").list();
        int[] before = new int[widths.size()];
        int[] after = new int[widths.size()];
        for (int i = 0; i < before.length; i++) {
            int[] pair = widths.get(i).integers();
            if (pair.length != 2) {
                throw widths.get(i).wrong("not a pair [before, after]");
            }
            before[i] = pair[0];
            after[i] = pair[1];
        }
        return F.pad(in.x(0), before, after, in.number("value"));
    }

    private static Variable batchNorm(Arguments in) {
        if (in.attr("train").truth()) {
            return normalized(in);
        }
        try (Scope test = Config.testMode()) {
            return normalized(in);
        }
    }

    private static Variable normalized(Arguments in) {
        double decay = in.number("decay", 0.9);
        double eps = in.number("eps", 2e-5);
        return F.batchNorm(in.x(0), in.x(1), in.x(2), in.x(3), in.x(4), decay, eps);
    }

    private static Variable dropout(Arguments in) {
        Variable x = in.x(0);
        double ratio = in.number("ratio");
        if (!in.attr("train").truth()) {
            try (Scope test = Config.testMode()) {
                return F.dropout(x, ratio, new RandomState(0));
            }
        }
        long seed = in.attr("numpy_seed").integer();
        Json mask = in.golden().attrs().find("mask");
        if (mask != null) {
            checkMask(mask, new RandomState(seed).rand(x.shape()), ratio);
        }
        return F.dropout(x, ratio, new RandomState(seed));
    }

    private static void checkMask(Json mask, HostArray drawn, double ratio) {
        boolean[] kept = new boolean[drawn.size()];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = drawn.getDouble(i) > ratio;
        }
        Comparison.same("mask", HostArray.of(kept, drawn.shape()), mask.array());
    }

    private static Variable swapLast(Variable x) {
        int n = x.ndim();
        if (n < 2) {
            return x;
        }
        int[] axes = new int[n];
        for (int i = 0; i < n; i++) {
            axes[i] = i;
        }
        axes[n - 1] = n - 2;
        axes[n - 2] = n - 1;
        return F.transpose(x, axes);
    }

    // ---- ways to say it ---------------------------------------------------------------------------------------------

    /** A reduction along axes. */
    @FunctionalInterface
    private interface Reduction {
        Variable of(Variable x, int @Nullable [] axes, boolean keepDims);
    }

    private static void reduction(String name, Reduction f) {
        one(name, in -> f.of(in.x(0), in.attr("axis").axes(), in.flag("keepdims")));
    }

    private static void unary(String name, UnaryOperator<Variable> f) {
        one(name, in -> f.apply(in.x(0)));
    }

    private static void binary(String name, BinaryOperator<Variable> f) {
        one(name, in -> f.apply(in.x(0), in.x(1)));
    }

    private static void one(String name, Function<Arguments, Variable> f) {
        several(name, in -> List.of(f.apply(in)));
    }

    private static void places(String name, Function<Arguments, Variable> f) {
        TABLE.put(name, new Operation(in -> List.of(f.apply(in)), Integers.PLACES));
    }

    private static void several(String name, Body body) {
        TABLE.put(name, new Operation(body, Integers.NUMBERS));
    }
}
