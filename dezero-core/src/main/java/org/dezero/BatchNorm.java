package org.dezero;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.dezero.array.ArrayBackend;
import org.dezero.array.BackendException;
import org.dezero.array.BinaryOp;
import org.dezero.array.DType;
import org.dezero.array.DTypeException;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;
import org.dezero.array.ShapeException;
import org.dezero.array.UnaryOp;
import org.jspecify.annotations.Nullable;

/**
 * {@code gamma (x - mean) / sqrt(var + eps) + beta} with the mean and the biased variance of the batch, for each channel
 * (axis 1); and the same with running statistics.
 */
final class BatchNorm extends Function {
    private final double eps;

    /** Of the batch, one for each channel; for the running statistics, which take them as soon as forward has run. */
    private @Nullable NdArray batchMean;

    private @Nullable NdArray batchVar;

    private BatchNorm(double eps) {
        this.eps = eps;
    }

    static Variable apply(
            Variable x, Variable gamma, Variable beta, Variable mean, Variable var, double decay, double eps) {
        check(x, gamma, beta, mean, var);
        if (!Config.train()) {
            return normalized(x, gamma, beta, mean.array(), var.array(), eps);
        }
        double count = perChannel(x.shape());
        if (count == 0) {
            throw new ShapeException("batchNorm: no examples to take statistics of: x " + Promotion.describe(x)
                    + "; give a batch of one or more, or run under Config.testMode()");
        }
        BatchNorm f = new BatchNorm(eps);
        Variable y = f.apply(x, gamma, beta);
        f.updateRunning(mean, var, decay, count);
        return y;
    }

    @Override
    protected NdArray[] forward(ArrayBackend xp, NdArray... xs) {
        NdArray x = Promotion.floating(xp, this, xs[0]);
        NdArray gamma = Promotion.floating(xp, this, xs[1]);
        NdArray beta = Promotion.floating(xp, this, xs[2]);
        NdArray[] out = xp.batchNorm(x, gamma, beta, eps);
        save(out[1], out[2]);
        batchMean = out[1];
        batchVar = out[2];
        return new NdArray[] {out[0]};
    }

    @Override
    protected @Nullable Variable[] backward(Variable... gys) {
        Variable gy = gys[0];
        Variable x = input(0);
        DType dtype = saved(0).dtype();
        boolean oneDType = gy.dtype() == dtype && x.dtype() == dtype && inputDType(1) == dtype;
        if (oneDType && !records(gy, x) && !records(input(1))) {
            NdArray[] g = x.backend().batchNormGrad(gy.array(), x.array(), input(1).array(), saved(0), saved(1), eps);
            return new @Nullable Variable[] {Variable.constant(g[0]), Variable.constant(g[1]), Variable.constant(g[2])};
        }
        int[] axes = axes(inputShape(0));
        Shape channels = channels(inputShape(0));
        double count = perChannel(inputShape(0));
        // Computed again from x, so that the gradient's own gradient knows how they depend on it.
        Variable deviation = F.sub(x, F.mean(x, axes, true));
        Variable var = F.mean(F.square(deviation), axes, true);
        Variable inverse = F.div(1, F.sqrt(F.add(var, eps)));
        Variable normal = F.mul(deviation, inverse);
        Variable sum = F.sum(gy, axes, true);
        // Without its mean, gy does not carry the rounding error of the mean of x, which normal has left, into the sum.
        Variable level = F.sub(gy, F.div(sum, count));
        Variable weighted = F.sum(F.mul(level, normal), axes, true);
        Variable gx = null;
        if (needsGrad(0)) {
            Variable centered = F.sub(level, F.mul(normal, F.div(weighted, count)));
            gx = F.mul(F.mul(F.reshape(input(1), channels), inverse), centered);
        }
        return new @Nullable Variable[] {
            gx,
            needsGrad(1) ? F.reshape(weighted, inputShape(1)) : null,
            needsGrad(2) ? F.reshape(sum, inputShape(2)) : null
        };
    }

    @Override
    protected boolean retainsInput(int i) {
        return i < 2;
    }

    @Override
    protected boolean retainsOutput(int i) {
        return false;
    }

    // ---- running statistics -------------------------------------------------------------------------------------

    /** {@code decay * running + (1 - decay) * batch}, with the unbiased variance. */
    private void updateRunning(Variable mean, Variable var, double decay, double count) {
        NdArray m = batchMean;
        NdArray v = batchVar;
        batchMean = null;
        batchVar = null;
        if (m == null || v == null) {
            throw new IllegalStateException("batchNorm: forward has not run");
        }
        NdArray newMean = moved(mean.array(), m, decay, 1);
        NdArray newVar = moved(var.array(), v, decay, count / Math.max(count - 1, 1));
        mean.setData(newMean);
        var.setData(newVar);
    }

    private static NdArray moved(NdArray running, NdArray batch, double decay, double factor) {
        ArrayBackend xp = running.backend();
        // In the finer of the two dtypes, rounded once.
        DType common = DType.promote(running.dtype(), batch.dtype());
        NdArray old = xp.binary(BinaryOp.MUL, Promotion.as(xp, running, common), decay);
        NdArray flat = Promotion.as(xp, xp.reshape(batch, running.shape()), common);
        NdArray step = xp.binary(BinaryOp.MUL, flat, (1 - decay) * factor);
        return Promotion.as(xp, xp.binary(BinaryOp.ADD, old, step), running.dtype());
    }

    private static Variable normalized(
            Variable x, Variable gamma, Variable beta, NdArray mean, NdArray var, double eps) {
        ArrayBackend xp = var.backend();
        Shape channels = channels(x.shape());
        NdArray deviation = xp.unary(UnaryOp.SQRT, xp.binary(BinaryOp.ADD, var, eps));
        Variable centered = F.sub(x, xp.reshape(mean, channels));
        Variable normal = F.div(centered, xp.reshape(deviation, channels));
        return F.add(F.mul(F.reshape(gamma, channels), normal), F.reshape(beta, channels));
    }

    // ---- shapes -------------------------------------------------------------------------------------------------

    /** All axes but that of the channels. */
    private static int[] axes(Shape x) {
        return IntStream.range(0, x.ndim()).filter(i -> i != 1).toArray();
    }

    /** How many elements each channel has, also where there is no channel. */
    private static double perChannel(Shape x) {
        double out = 1;
        for (int axis : axes(x)) {
            out *= x.dim(axis);
        }
        return out;
    }

    /** The shape of one number for each channel that broadcasts with {@code x}. */
    private static Shape channels(Shape x) {
        int[] dims = new int[x.ndim()];
        Arrays.fill(dims, 1);
        dims[1] = x.dim(1);
        return Shape.of(dims);
    }

    private static void check(Variable x, Variable... perChannel) {
        if (x.ndim() < 2) {
            throw new ShapeException(
                    "batchNorm: no axis of channels: x " + Promotion.describe(x) + "; give (n, c) or (n, c, h, w)");
        }
        String[] names = {"gamma", "beta", "mean", "var"};
        for (int i = 0; i < names.length; i++) {
            Variable v = perChannel[i];
            if (v.ndim() != 1 || v.size() != x.shape().dim(1)) {
                throw new ShapeException(
                        "batchNorm: shapes do not fit: x " + Promotion.describe(x) + ", " + names[i] + " "
                                + Promotion.describe(v) + "; one number for each channel is ("
                                + x.shape().dim(1) + ",)");
            }
            if (!v.dtype().isFloating()) {
                throw new DTypeException("batchNorm: " + names[i] + " is not floating: " + Promotion.describe(v)
                        + "; give float32 or float64");
            }
            if (v.array().backend() != x.array().backend()) {
                throw new BackendException("batchNorm: operands are on different backends: x '"
                        + x.array().backend().name() + "', " + names[i] + " '"
                        + v.array().backend().name() + "'; move one with Variable.to(backend)");
            }
        }
    }
}
