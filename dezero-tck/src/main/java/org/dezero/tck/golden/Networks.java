package org.dezero.tck.golden;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.dezero.F;
import org.dezero.Index;
import org.dezero.Variable;
import org.dezero.tck.golden.Operation.Integers;
import org.jspecify.annotations.Nullable;

/** The networks of the corpus, written down with {@link F}: their weights are inputs, and the result is the loss. */
final class Networks {
    private static final List<String> LOSSES =
            List.of("mean_squared_error", "softmax_cross_entropy", "sigmoid_cross_entropy", "binary_cross_entropy");

    private Networks() {}

    /** The network of a case; null for one this runner does not know. */
    static @Nullable Operation of(GoldenCase golden) {
        return switch (golden.attrs().get("model").text()) {
            case "mlp" -> new Operation(in -> List.of(mlp(in)), targets(golden));
            case "rnn" -> new Operation(in -> List.of(rnn(in)), targets(golden));
            case "lstm" -> new Operation(in -> List.of(lstm(in)), targets(golden));
            case "convnet" -> new Operation(in -> List.of(convnet(in)), targets(golden));
            default -> null;
        };
    }

    // ---- the loss -------------------------------------------------------------------------------------------------

    /** Targets are the only integers. */
    private static Integers targets(GoldenCase golden) {
        return lossName(golden.attrs().get("loss")).equals("softmax_cross_entropy")
                ? Integers.PLACES
                : Integers.NUMBERS;
    }

    /** The loss that a text such as {@code sum over steps of mean_squared_error} speaks of. */
    private static String lossName(Json loss) {
        String text = loss.text();
        for (String name : LOSSES) {
            if (text.contains(name)) {
                return name;
            }
        }
        throw new AssertionError("unknown loss " + text);
    }

    private static BinaryOperator<Variable> loss(Arguments in) {
        return Operations.loss(lossName(in.attr("loss")));
    }

    // ---- networks without memory ------------------------------------------------------------------------------------

    /** {@code loss(... sigmoid(x l0.W + l0.b) l1.W + l1.b ..., t)}, with as many layers as there are weights. */
    private static Variable mlp(Arguments in) {
        Variable h = in.named("x");
        for (int i = 0; i == 0 || in.has("l" + i + ".W"); i++) {
            h = i == 0 ? h : activation(in).apply(h);
            h = linear(in, "l" + i, h);
        }
        return loss(in).apply(h, in.named("t"));
    }

    private static UnaryOperator<Variable> activation(Arguments in) {
        Json given = in.golden().attrs().find("activation");
        String name = given == null ? "sigmoid" : given.text();
        return switch (name) {
            case "sigmoid" -> F::sigmoid;
            case "relu" -> F::relu;
            case "tanh" -> F::tanh;
            default -> throw new AssertionError("unknown activation " + name);
        };
    }

    /** Convolution, relu, pooling, one linear layer. */
    private static Variable convnet(Arguments in) {
        int[] kernel = in.pair("pool_kernel", 2);
        int[] stride = in.pair("pool_stride", 2);
        int[] pad = in.pair("pool_pad", 0);
        Variable y = F.conv2d(
                in.named("x"),
                in.named("conv.W"),
                in.orNull("conv.b"),
                in.pair("conv_stride", 1),
                in.pair("conv_pad", 0));
        Variable h = F.relu(y);
        String pool = in.attr("pool").text();
        h = switch (pool) {
            case "max" -> F.pooling(h, kernel, stride, pad);
            case "avg" -> F.averagePooling(h, kernel, stride, pad);
            default -> throw new AssertionError("unknown pool " + pool);
        };
        return loss(in).apply(linear(in, "fc", F.flatten(h)), in.named("t"));
    }

    private static Variable linear(Arguments in, String layer, Variable x) {
        return F.linear(x, in.named(layer + ".W"), in.orNull(layer + ".b"));
    }

    // ---- networks with memory ---------------------------------------------------------------------------------------

    private static Variable rnn(Arguments in) {
        String truncate = in.text("truncate", "none");
        int cutAfter = truncate.equals("none") ? 0 : in.integer("at_step");
        Losses losses = new Losses(in);
        Variable h = null;
        for (int k = 1; k <= losses.steps(); k++) {
            Variable z = linear(in, "x2h", step(in.named("x"), k));
            h = F.tanh(h == null ? z : F.add(z, F.matmul(h, in.named("h2h.W"))));
            if (k != cutAfter) {
                losses.add(k, h);
                continue;
            }
            switch (truncate) {
                // y_k sees the weights of the output layer only.
                case "unchain_hidden" -> {
                    h.unchain();
                    losses.add(k, h);
                }
                // y_k still sees how h came about; what comes later does not.
                case "tbptt" -> {
                    losses.add(k, h);
                    h = Variable.constant(h.data());
                }
                default -> throw new AssertionError("unknown truncate " + truncate);
            }
        }
        return losses.total();
    }

    private static Variable lstm(Arguments in) {
        Losses losses = new Losses(in);
        Variable h = null;
        Variable c = null;
        for (int k = 1; k <= losses.steps(); k++) {
            Variable x = step(in.named("x"), k);
            Variable f = F.sigmoid(gate(in, "f", x, h));
            Variable i = F.sigmoid(gate(in, "i", x, h));
            Variable o = F.sigmoid(gate(in, "o", x, h));
            Variable u = F.tanh(gate(in, "u", x, h));
            Variable added = F.mul(i, u);
            c = c == null ? added : F.add(F.mul(f, c), added);
            h = F.mul(o, F.tanh(c));
            losses.add(k, h);
        }
        return losses.total();
    }

    private static Variable gate(Arguments in, String name, Variable x, @Nullable Variable h) {
        Variable z = linear(in, "x2" + name, x);
        return h == null ? z : F.add(z, F.matmul(h, in.named("h2" + name + ".W")));
    }

    /** Entry {@code k}, counted from 1, of the first axis. */
    private static Variable step(Variable sequence, int k) {
        return F.get(sequence, Index.at(k - 1));
    }

    /** The losses of the steps, of all or of the last one only, added up. */
    private static final class Losses {
        private final Arguments in;
        private final BinaryOperator<Variable> loss;
        private final boolean onlyLast;
        private @Nullable Variable total;

        Losses(Arguments in) {
            this.in = in;
            this.loss = loss(in);
            this.onlyLast = in.attr("loss").text().contains("last");
        }

        int steps() {
            return in.named("x").length();
        }

        void add(int k, Variable h) {
            if (onlyLast && k < steps()) {
                return;
            }
            Variable t = in.named("t");
            // A target for the last step alone has no axis of steps.
            boolean perStep = t.ndim() == in.named("x").ndim();
            Variable one = loss.apply(linear(in, "fc", h), perStep ? step(t, k) : t);
            Variable before = total;
            total = before == null ? one : F.add(before, one);
        }

        Variable total() {
            Variable sum = total;
            if (sum == null) {
                throw new AssertionError("model: the sequence has no steps");
            }
            return sum;
        }
    }
}
