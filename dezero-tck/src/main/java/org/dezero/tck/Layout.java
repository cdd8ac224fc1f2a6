package org.dezero.tck;

import java.util.Arrays;
import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;

/**
 * How an operand came about. The elements are what the check asks for; the way there leads through the backend's own
 * movements, so that a backend with views gets an operand with strides, offsets and repeated elements. What lies
 * between the elements is NaN, -12345 or true, and must not be seen.
 */
enum Layout {
    /** As it was uploaded. */
    CONTIGUOUS,
    /** All axes in reverse order. */
    TRANSPOSED,
    /** The last axis brought to the front: for three axes neither the identity nor a reversal. */
    ROTATED,
    /** Every element but the outermost ones. */
    WINDOW,
    /** Every second element. */
    STRIDED,
    /** Every second element, backwards. */
    REVERSED,
    /** One entry of the first axis, repeated along it. */
    BROADCAST_FIRST,
    /** One entry of the last axis, repeated along it. */
    BROADCAST_LAST;

    private static final ReferenceBackend REFERENCE = new ReferenceBackend();

    /** The values an operand in this layout can have: repeated ones where it repeats. */
    HostArray settle(HostArray values) {
        if ((this != BROADCAST_FIRST && this != BROADCAST_LAST)
                || values.shape().ndim() == 0) {
            return values;
        }
        NdArray one = REFERENCE.fromHost(oneEntry(values));
        return REFERENCE.broadcastTo(one, values.shape()).toHost();
    }

    /** An operand with the given values, settled before. */
    Operand lay(ArrayBackend xp, HostArray values) {
        int n = values.shape().ndim();
        return switch (this) {
            case CONTIGUOUS -> {
                NdArray array = xp.fromHost(values);
                yield new Operand(values, array, values, array);
            }
            case TRANSPOSED -> transposed(xp, values, permutation(n, n - 1, -1));
            case ROTATED -> transposed(xp, values, permutation(n, n - 1, 1));
            case WINDOW -> sliced(xp, values, 1);
            case STRIDED -> sliced(xp, values, 2);
            case REVERSED -> sliced(xp, values, -2);
            case BROADCAST_FIRST, BROADCAST_LAST -> {
                HostArray one = n == 0 ? values : oneEntry(values);
                NdArray base = xp.fromHost(one);
                yield new Operand(values, xp.broadcastTo(base, values.shape()), one, base);
            }
        };
    }

    /** {@code first, first + step, ...} modulo n. */
    private static int[] permutation(int n, int first, int step) {
        int[] axes = new int[n];
        Arrays.setAll(axes, i -> Math.floorMod(first + i * step, n));
        return axes;
    }

    private static Operand transposed(ArrayBackend xp, HostArray values, int[] axes) {
        int[] inverse = new int[axes.length];
        for (int i = 0; i < axes.length; i++) {
            inverse[axes[i]] = i;
        }
        HostArray under =
                REFERENCE.transpose(REFERENCE.fromHost(values), inverse).toHost();
        NdArray base = xp.fromHost(under);
        return new Operand(values, xp.transpose(base, axes), under, base);
    }

    private static Operand sliced(ArrayBackend xp, HostArray values, int step) {
        // A scalar has no axis to slice: it becomes one element of three.
        Shape shape = values.shape().ndim() == 0 ? Shape.of(1) : values.shape();
        int n = shape.ndim();
        NdArray content = REFERENCE.reshape(REFERENCE.fromHost(values), shape);
        int[] start = new int[n];
        int[] steps = filled(n, step);
        if (step < 0) {
            Arrays.setAll(start, i -> Math.max(shape.dim(i) - 1, 0));
            content = REFERENCE.slice(content, start, shape.dims(), filled(n, -1));
        }
        int[] border = filled(n, 1);
        int gap = Math.abs(step) - 1;
        HostArray under = REFERENCE
                .pad(content, border, border, filled(n, gap), between(values.dtype()))
                .toHost();
        Arrays.setAll(start, i -> 1 + (step < 0 ? Math.max(shape.dim(i) - 1, 0) * -step : 0));
        NdArray base = xp.fromHost(under);
        NdArray part = xp.slice(base, start, shape.dims(), steps);
        NdArray array = values.shape().ndim() == 0 ? xp.reshape(part, Shape.SCALAR) : part;
        return new Operand(values, array, under, base);
    }

    private static double between(DType dtype) {
        return dtype.isFloating() ? Double.NaN : dtype == DType.INT64 ? -12345 : 1;
    }

    private HostArray oneEntry(HostArray values) {
        Shape shape = values.shape();
        int axis = this == BROADCAST_FIRST ? 0 : shape.ndim() - 1;
        if (shape.dim(axis) == 0) {
            return HostArray.full(shape.with(axis, 1), values.dtype(), 1);
        }
        int[] count = shape.with(axis, 1).dims();
        return REFERENCE
                .slice(REFERENCE.fromHost(values), new int[shape.ndim()], count, filled(shape.ndim(), 1))
                .toHost();
    }

    private static int[] filled(int n, int value) {
        int[] out = new int[n];
        Arrays.fill(out, value);
        return out;
    }

    @Override
    public String toString() {
        return CheckList.text(this);
    }
}
