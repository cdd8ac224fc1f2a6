package org.dezero.tck.golden;

import java.util.List;
import java.util.function.BinaryOperator;
import org.dezero.Config;
import org.dezero.Parameter;
import org.dezero.Variable;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;
import org.dezero.layers.Layer;
import org.dezero.optimizers.AdaDelta;
import org.dezero.optimizers.AdaGrad;
import org.dezero.optimizers.Adam;
import org.dezero.optimizers.ClipGrad;
import org.dezero.optimizers.Hook;
import org.dezero.optimizers.MomentumSGD;
import org.dezero.optimizers.Optimizer;
import org.dezero.optimizers.SGD;
import org.dezero.optimizers.WeightDecay;

/**
 * The way an optimizer takes through a test function of two parameters.
 *
 * @param outputs the parameters after each step {@code (steps, 2)}, the losses before each step {@code (steps)}
 * @param gradients for each parameter its gradient at each step, before the hooks
 */
record OptimizerRun(List<HostArray> outputs, List<HostArray> gradients) {

    /** A place of two parameters, and how high the function is there. */
    private static final class Point extends Layer {
        private final BinaryOperator<Variable> height;
        private final Parameter x0;
        private final Parameter x1;

        Point(BinaryOperator<Variable> height, Parameter x0, Parameter x1) {
            this.height = height;
            this.x0 = register("x0", x0);
            this.x1 = register("x1", x1);
        }

        @Override
        protected Variable forward(Variable... xs) {
            return height.apply(x0, x1);
        }
    }

    static OptimizerRun of(GoldenCase golden, DType dtype) {
        Json attrs = golden.attrs();
        if (golden.inputs().size() != 2) {
            throw new AssertionError("optimizer: takes two inputs, the case has "
                    + golden.inputs().size());
        }
        Parameter x0 = parameter(golden, 0, dtype);
        Parameter x1 = parameter(golden, 1, dtype);
        Optimizer optimizer = optimizer(attrs);
        Point point = new Point(objective(attrs.get("objective").text()), x0, x1);
        optimizer.setup(point);
        attrs.get("hooks").list().forEach(hook -> optimizer.addHook(hook(hook)));

        int steps = attrs.get("steps").smallInteger();
        double[] path = new double[2 * steps];
        double[] losses = new double[steps];
        double[] g0 = new double[steps];
        double[] g1 = new double[steps];
        for (int i = 0; i < steps; i++) {
            point.clearGrads();
            Variable loss = point.apply();
            loss.backward();
            losses[i] = loss.item();
            g0[i] = x0.grad().item();
            g1[i] = x1.grad().item();
            optimizer.update();
            Comparison.dtype("parameter 0 after step " + i, x0.dtype(), dtype);
            Comparison.dtype("parameter 1 after step " + i, x1.dtype(), dtype);
            path[2 * i] = x0.item();
            path[2 * i + 1] = x1.item();
        }
        return new OptimizerRun(
                List.of(
                        HostArray.of(path, Shape.of(steps, 2)).cast(dtype),
                        HostArray.of(losses, Shape.of(steps)).cast(dtype)),
                List.of(HostArray.of(g0, Shape.of(steps)), HostArray.of(g1, Shape.of(steps))));
    }

    private static Parameter parameter(GoldenCase golden, int i, DType dtype) {
        return new Parameter(Config.backend().fromHost(golden.inputs().get(i).cast(dtype)), "x" + i);
    }

    private static BinaryOperator<Variable> objective(String name) {
        BinaryOperator<Variable> f = Models.ofTwo(name);
        if (f == null) {
            throw new AssertionError("unknown objective " + name);
        }
        return f;
    }

    private static Optimizer optimizer(Json attrs) {
        String name = attrs.get("optimizer").text();
        Json hyper = attrs.get("hyper");
        return switch (name) {
            case "SGD" -> new SGD(or(hyper, "lr", 0.01));
            case "MomentumSGD" -> new MomentumSGD(or(hyper, "lr", 0.01), or(hyper, "momentum", 0.9));
            case "AdaGrad" -> new AdaGrad(or(hyper, "lr", 0.001), or(hyper, "eps", 1e-8));
            case "AdaDelta" -> new AdaDelta(or(hyper, "rho", 0.95), or(hyper, "eps", 1e-6));
            case "Adam" ->
                new Adam(
                        or(hyper, "alpha", 0.001),
                        or(hyper, "beta1", 0.9),
                        or(hyper, "beta2", 0.999),
                        or(hyper, "eps", 1e-8));
            default -> throw new AssertionError("unknown optimizer " + name);
        };
    }

    /** A hyperparameter, or the default the schema gives for it. */
    private static double or(Json hyper, String name, double otherwise) {
        Json found = hyper.find(name);
        return found == null ? otherwise : found.number();
    }

    private static Hook hook(Json hook) {
        String type = hook.get("type").text();
        return switch (type) {
            case "weight_decay" -> new WeightDecay(hook.get("rate").number());
            case "clip_grad" -> new ClipGrad(hook.get("max_norm").number());
            default -> throw new AssertionError("unknown hook " + type);
        };
    }
}
