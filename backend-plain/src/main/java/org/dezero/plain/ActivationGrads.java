package org.dezero.plain;

import org.dezero.array.DType;

/** Gradients of activations from their outputs: finds the loop. */
final class ActivationGrads {
    private ActivationGrads() {}

    static PlainArray relu(PlainArray gradients, PlainArray outputs) {
        PlainArray gy = gradients.compact();
        PlainArray y = outputs.compact();
        int n = y.shape.size();
        Object out = Buffers.of(y.dtype, n);
        if (y.dtype == DType.FLOAT32) {
            FloatActivationGrads.relu(n, gy.floats(), gy.offset, y.floats(), y.offset, (float[]) out, 0);
        } else {
            DoubleActivationGrads.relu(n, gy.doubles(), gy.offset, y.doubles(), y.offset, (double[]) out, 0);
        }
        return y.fresh(y.dtype, y.shape, out);
    }

    static PlainArray tanh(PlainArray gradients, PlainArray outputs) {
        PlainArray gy = gradients.compact();
        PlainArray y = outputs.compact();
        int n = y.shape.size();
        Object out = Buffers.of(y.dtype, n);
        if (y.dtype == DType.FLOAT32) {
            FloatActivationGrads.tanh(n, gy.floats(), gy.offset, y.floats(), y.offset, (float[]) out, 0);
        } else {
            DoubleActivationGrads.tanh(n, gy.doubles(), gy.offset, y.doubles(), y.offset, (double[]) out, 0);
        }
        return y.fresh(y.dtype, y.shape, out);
    }

    static PlainArray sigmoid(PlainArray gradients, PlainArray outputs) {
        PlainArray gy = gradients.compact();
        PlainArray y = outputs.compact();
        int n = y.shape.size();
        Object out = Buffers.of(y.dtype, n);
        if (y.dtype == DType.FLOAT32) {
            FloatActivationGrads.sigmoid(n, gy.floats(), gy.offset, y.floats(), y.offset, (float[]) out, 0);
        } else {
            DoubleActivationGrads.sigmoid(n, gy.doubles(), gy.offset, y.doubles(), y.offset, (double[]) out, 0);
        }
        return y.fresh(y.dtype, y.shape, out);
    }
}
