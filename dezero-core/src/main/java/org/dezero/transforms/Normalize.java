package org.dezero.transforms;

import java.util.function.UnaryOperator;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.ShapeException;

/**
 * Subtracts a mean and divides by a standard deviation, {@code (x - mean) / std}: one number for all elements, or one for
 * each entry of the first axis, the channels.
 *
 * <p>As in NumPy FLOAT32 stays FLOAT32: the numbers are rounded to it first, and both operations round. INT64 and BOOL
 * become FLOAT64; DeZero then cuts the fractions off a list of means, here they are kept. A standard deviation of 0 gives
 * infinities and NaN.
 */
public final class Normalize implements UnaryOperator<HostArray> {
    private final double[] mean;
    private final double[] std;

    /** One mean and one standard deviation. */
    public Normalize(double mean, double std) {
        this(new double[] {mean}, new double[] {std});
    }

    /**
     * A mean and a standard deviation for each channel.
     *
     * @param mean one for each channel, or one for all
     * @param std one for each channel, or one for all
     * @throws IllegalArgumentException if there are none, or several of both in different number
     */
    public Normalize(double[] mean, double[] std) {
        boolean fits =
                mean.length > 0 && std.length > 0 && (mean.length == std.length || mean.length == 1 || std.length == 1);
        if (!fits) {
            throw new IllegalArgumentException("Normalize: " + mean.length + " means and " + std.length
                    + " standard deviations; give one for each channel, or one for all");
        }
        this.mean = mean.clone();
        this.std = std.clone();
    }

    /**
     * The normalized array.
     *
     * @throws ShapeException if there are several means or deviations and the first axis has not as many entries
     */
    @Override
    public HostArray apply(HostArray array) {
        int channels = Math.max(mean.length, std.length);
        if (channels > 1 && (array.shape().ndim() == 0 || array.shape().dim(0) != channels)) {
            throw new ShapeException("Normalize: " + mean.length + " means and " + std.length
                    + " standard deviations do not fit array " + array.shape() + " " + array.dtype()
                    + "; the first axis holds the channels");
        }
        int each = array.size() / channels;
        if (array.dtype() == DType.FLOAT32) {
            float[] in = array.floats();
            float[] out = new float[in.length];
            for (int c = 0; c < channels; c++) {
                float m = (float) mean[c % mean.length];
                float s = (float) std[c % std.length];
                for (int i = c * each; i < (c + 1) * each; i++) {
                    out[i] = (in[i] - m) / s;
                }
            }
            return HostArray.of(out, array.shape());
        }
        double[] out = new double[array.size()];
        for (int c = 0; c < channels; c++) {
            double m = mean[c % mean.length];
            double s = std[c % std.length];
            for (int i = c * each; i < (c + 1) * each; i++) {
                out[i] = (array.getDouble(i) - m) / s;
            }
        }
        return HostArray.of(out, array.shape());
    }
}
