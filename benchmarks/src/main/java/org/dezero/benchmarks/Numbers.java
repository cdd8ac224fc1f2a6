package org.dezero.benchmarks;

import org.dezero.Variable;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;
import org.dezero.random.RandomState;

/** The numbers that workloads and controls start from, and those they end with. */
final class Numbers {
    private Numbers() {}

    /** Uniform numbers from {@code low} to {@code high}; the same for the same seed. */
    static double[] uniform(long seed, double low, double high, int n) {
        return new RandomState(seed).uniform(low, high, n).doubles();
    }

    /** Values in a shape, rounded to the dtype. */
    static HostArray host(double[] values, DType type, int... dims) {
        return type == DType.FLOAT32
                ? HostArray.of(floats(values), Shape.of(dims))
                : HostArray.of(values, Shape.of(dims));
    }

    static float[] floats(double[] values) {
        float[] out = new float[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) values[i];
        }
        return out;
    }

    static double[] doubles(float[] values) {
        double[] out = new double[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = values[i];
        }
        return out;
    }

    static double[] doubles(Variable v) {
        return v.data().toHost().toDoubleArray();
    }
}
