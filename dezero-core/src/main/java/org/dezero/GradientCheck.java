package org.dezero;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.random.RandomState;

/**
 * Compares gradients with central differences.
 *
 * <p>Checks compute in FLOAT64 on copies of the arguments, whose values and gradients stay untouched.
 */
public final class GradientCheck {
    private static final double EPS = 1e-4;

    private GradientCheck() {}

    /**
     * How far gradients are from differences.
     *
     * @param passed whether every {@code |a - n| <= atol + rtol * |n|}
     * @param checked how many numbers were compared
     * @param maxRelativeError the largest {@code |a - n| / max(1, |a|, |n|)}
     * @param message the worst place, for a report
     */
    public record Result(boolean passed, int checked, double maxRelativeError, String message) {
        /** Throws an {@link AssertionError} with the message unless the check passed. */
        public void orThrow() {
            if (!passed) {
                throw new AssertionError(message);
            }
        }
    }

    /** {@link #numericalDiff(UnaryOperator, Variable, double)} with the book's step of 1e-4. */
    public static NdArray numericalDiff(UnaryOperator<Variable> f, Variable x) {
        return numericalDiff(f, x, EPS);
    }

    /**
     * {@code (f(x + eps) - f(x - eps)) / (2 eps)}, as in the book: all elements are moved at once, so for an array it is the
     * derivative only if {@code f} works element by element.
     *
     * @return a raw array, in the dtype that {@code f} gives
     */
    public static NdArray numericalDiff(UnaryOperator<Variable> f, Variable x, double eps) {
        Variable y0 = f.apply(Variable.constant(F.sub(x, eps).array()));
        Variable y1 = f.apply(Variable.constant(F.add(x, eps).array()));
        return F.div(F.sub(y1, y0), 2 * eps).array();
    }

    /**
     * The gradient of {@code sum(f(x))} by central differences, element by element.
     *
     * @return FLOAT64, of the shape of {@code x}
     */
    public static NdArray numericalGrad(UnaryOperator<Variable> f, Variable x) {
        List<Variable> xs = copies(List.of(x));
        Function<List<Variable>, Variable> g = vs -> F.sum(f.apply(vs.get(0)));
        return xs.get(0).array().backend().fromHost(HostArray.of(differences(g, xs, 0), x.shape()));
    }

    /** {@link #gradientCheck(Function, List, double, double)} of one variable with DeZero's 1e-4 and 1e-5. */
    public static Result gradientCheck(UnaryOperator<Variable> f, Variable x) {
        return gradientCheck(vs -> f.apply(vs.get(0)), List.of(x), 1e-4, 1e-5);
    }

    /**
     * Compares the gradients of a random weighted sum of {@code f}'s elements with central differences.
     *
     * @param f the same mathematics at every call; a source of random numbers in it must be seeded anew
     * @param xs its arguments; constants among them are not differentiated
     */
    public static Result gradientCheck(
            Function<List<Variable>, Variable> f, List<? extends Variable> xs, double rtol, double atol) {
        return check("gradientCheck", weighted(f), copies(xs), rtol, atol);
    }

    /** {@link #gradientGradientCheck(Function, List, double, double)} of one variable, with 1e-4 and 1e-5. */
    public static Result gradientGradientCheck(UnaryOperator<Variable> f, Variable x) {
        return gradientGradientCheck(vs -> f.apply(vs.get(0)), List.of(x), 1e-4, 1e-5);
    }

    /**
     * Compares second-order gradients with central differences of the first: those of a random weighted sum of the gradients,
     * with respect to the arguments and to the upstream gradient.
     *
     * @param f the same mathematics at every call
     * @param xs its arguments; constants among them are not differentiated
     */
    public static Result gradientGradientCheck(
            Function<List<Variable>, Variable> f, List<? extends Variable> xs, double rtol, double atol) {
        List<Variable> all = new ArrayList<>(copies(xs));
        Variable y = Config.noGrad(() -> f.apply(new ArrayList<>(all)));
        // The upstream gradient is an argument too: for a linear operation all the second order is there.
        all.add(Variable.of(random(y, 7)));
        Function<List<Variable>, Variable> first = vs -> {
            Variable out = f.apply(vs.subList(0, vs.size() - 1));
            return gradientSum(out, vs);
        };
        return check("gradientGradientCheck", first, all, rtol, atol);
    }

    /** A weighted sum of the gradients of {@code y} with respect to all but the last of {@code vs}, the upstream one. */
    private static Variable gradientSum(Variable y, List<Variable> vs) {
        List<Variable> xs = new ArrayList<>();
        for (Variable v : vs.subList(0, vs.size() - 1)) {
            if (v.requiresGrad()) {
                v.clearGrad();
                xs.add(v);
            }
        }
        Variable total = F.mul(F.sum(vs.get(vs.size() - 1)), 0);
        if (!y.requiresGrad()) {
            return total;
        }
        y.setGrad(vs.get(vs.size() - 1));
        y.backward(xs, BackwardOption.CREATE_GRAPH);
        for (int i = 0; i < xs.size(); i++) {
            if (xs.get(i).hasGrad()) {
                Variable g = xs.get(i).grad();
                total = F.add(total, F.sum(F.mul(g, Variable.constant(random(g, 11 + i)))));
            }
            xs.get(i).clearGrad();
        }
        return total;
    }

    private static Function<List<Variable>, Variable> weighted(Function<List<Variable>, Variable> f) {
        return vs -> {
            Variable y = f.apply(vs);
            return F.sum(F.mul(y, Variable.constant(random(y, 5))));
        };
    }

    /** Weights in [0.5, 1.5) with alternating signs: no sum of them vanishes by symmetry. */
    private static NdArray random(Variable like, long seed) {
        RandomState random = new RandomState(seed);
        double[] w = new double[like.size()];
        for (int i = 0; i < w.length; i++) {
            w[i] = random.uniform(0.5, 1.5) * (i % 2 == 0 ? 1 : -1);
        }
        return like.array().backend().fromHost(HostArray.of(w, like.shape()));
    }

    private static List<Variable> copies(List<? extends Variable> xs) {
        List<Variable> out = new ArrayList<>();
        for (Variable x : xs) {
            NdArray d = x.array();
            if (x.requiresGrad() && d.dtype() != DType.BOOL) {
                out.add(Variable.of(d.backend().cast(d, DType.FLOAT64)));
            } else {
                out.add(Variable.constant(d));
            }
        }
        return out;
    }

    private static Result check(
            String op, Function<List<Variable>, Variable> f, List<Variable> xs, double rtol, double atol) {
        Variable y = f.apply(xs);
        for (Variable x : xs) {
            x.clearGrad();
        }
        if (y.requiresGrad()) {
            y.backward();
        }
        List<double[]> gradients = new ArrayList<>();
        for (Variable x : xs) {
            gradients.add(x.hasGrad() ? x.grad().array().toHost().toDoubleArray() : new double[x.size()]);
        }
        int checked = 0;
        boolean passed = true;
        double worst = 0;
        String message = op + ": passed";
        for (int k = 0; k < xs.size(); k++) {
            if (!xs.get(k).requiresGrad()) {
                continue;
            }
            double[] numeric = differences(f, xs, k);
            for (int i = 0; i < numeric.length; i++) {
                double a = gradients.get(k)[i];
                double n = numeric[i];
                double error = Math.abs(a - n) / Math.max(1, Math.max(Math.abs(a), Math.abs(n)));
                boolean fits = Math.abs(a - n) <= atol + rtol * Math.abs(n);
                if (!fits && (passed || !(error <= worst))) {
                    message = op + ": argument " + k + " of shape " + xs.get(k).shape() + ", element " + i
                            + ": gradient " + a + ", differences give " + n;
                }
                worst = Double.isNaN(error) ? Double.POSITIVE_INFINITY : Math.max(worst, error);
                passed &= fits;
                checked++;
            }
        }
        return new Result(passed, checked, worst, message);
    }

    private static double[] differences(Function<List<Variable>, Variable> f, List<Variable> xs, int k) {
        List<Variable> moved = new ArrayList<>(xs);
        double[] values = xs.get(k).array().toHost().toDoubleArray();
        double[] out = new double[values.length];
        for (int i = 0; i < out.length; i++) {
            double at = values[i];
            double plus = at + EPS;
            double minus = at - EPS;
            double up = evaluate(f, moved, k, values, i, plus);
            double down = evaluate(f, moved, k, values, i, minus);
            values[i] = at;
            out[i] = (up - down) / (plus - minus);
        }
        return out;
    }

    private static double evaluate(
            Function<List<Variable>, Variable> f, List<Variable> xs, int k, double[] values, int i, double value) {
        values[i] = value;
        Variable old = xs.get(k);
        xs.set(k, Variable.of(old.array().backend().fromHost(HostArray.of(values, old.shape()))));
        return f.apply(xs).item();
    }
}
