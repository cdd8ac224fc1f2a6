package org.dezero.nd4j;

import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A handle: a part of a buffer, described by strides that are never negative.
 *
 * <p>Transposing, slicing and reshaping make handles only; ND4J's object, which costs as much as a small computation,
 * is made when an operation asks for it.
 */
final class Nd4jArray implements NdArray {
    private final Nd4jBackend backend;
    private final DType dtype;
    private final Shape shape;
    private final long[] strides;
    private final long offset;
    private final boolean dense;

    /** Null once the array was donated. */
    private volatile @Nullable Nd4jBuffer buffer;

    private volatile @Nullable INDArray nd;
    private volatile @Nullable IndexRange range;

    private Nd4jArray(
            Nd4jBackend backend,
            DType dtype,
            Shape shape,
            long[] strides,
            long offset,
            Nd4jBuffer buffer,
            @Nullable INDArray nd) {
        this.backend = backend;
        this.dtype = dtype;
        this.shape = shape;
        this.strides = strides;
        this.offset = offset;
        this.buffer = buffer;
        this.nd = nd;
        this.dense = isDense(shape, strides);
    }

    /** The handle of a new INDArray in row order that nobody else has. */
    static Nd4jArray fresh(Nd4jBackend backend, DType dtype, Shape shape, INDArray nd) {
        Nd4jBuffer buffer = shape.size() == 0 ? Nd4jBuffer.none() : Nd4jBuffer.of(nd);
        boolean same = isShapeOf(nd, shape);
        return new Nd4jArray(backend, dtype, shape, denseStrides(shape), 0, buffer, same ? nd : null);
    }

    /** An array without elements. */
    static Nd4jArray empty(Nd4jBackend backend, DType dtype, Shape shape) {
        return new Nd4jArray(backend, dtype, shape, denseStrides(shape), 0, Nd4jBuffer.none(), null);
    }

    private static boolean isShapeOf(INDArray nd, Shape shape) {
        long[] lengths = nd.shape();
        if (lengths.length != shape.ndim()) {
            return false;
        }
        for (int i = 0; i < lengths.length; i++) {
            if (lengths[i] != shape.dim(i)) {
                return false;
            }
        }
        return true;
    }

    /** The handle of an INDArray that others have too; its strides are not negative. */
    static Nd4jArray foreign(Nd4jBackend backend, DType dtype, Shape shape, INDArray nd) {
        if (shape.size() == 0) {
            return empty(backend, dtype, shape);
        }
        var whole = nd.data().originalDataBuffer();
        Nd4jBuffer buffer = Nd4jBuffer.foreign(whole == null ? nd.data() : whole);
        return new Nd4jArray(backend, dtype, shape, nd.stride().clone(), nd.offset(), buffer, nd);
    }

    /** Another part of the same buffer. */
    Nd4jArray view(Shape newShape, long[] newStrides, long newOffset) {
        Nd4jBuffer b = buffer();
        b.share();
        Nd4jScope.viewed(b);
        return new Nd4jArray(backend, dtype, newShape, newStrides, newOffset, b, null);
    }

    /** A part for use inside one operation: nobody else sees it, so that the buffer stays its owner's alone. */
    Nd4jArray part(Shape newShape, long[] newStrides, long newOffset) {
        return new Nd4jArray(backend, dtype, newShape, newStrides, newOffset, buffer(), null);
    }

    /** This array in other words, for the one who has just made it and forgets this handle. */
    Nd4jArray recast(Shape newShape, long[] newStrides) {
        return new Nd4jArray(backend, dtype, newShape, newStrides, offset, buffer(), null);
    }

    @Override
    public DType dtype() {
        return dtype;
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public ArrayBackend backend() {
        return backend;
    }

    long[] strides() {
        return strides;
    }

    long offset() {
        return offset;
    }

    /** Whether the elements lie one after the other in row order. */
    boolean isDense() {
        return dense;
    }

    /**
     * The memory.
     *
     * @throws IllegalStateException if the array was donated, or its memory recycled
     */
    Nd4jBuffer buffer() {
        Nd4jBuffer b = buffer;
        if (b == null) {
            throw new IllegalStateException("accumulate: used after it was given up as a target: operand " + shape + " "
                    + dtype + "; use the result of accumulate instead");
        }
        if (b.isRecycled()) {
            throw new IllegalStateException("nd4j: the array scope it was made in is closed: operand " + shape + " "
                    + dtype + "; keep it with keep(x) before the scope closes, or compute it outside of the scope");
        }
        return b;
    }

    /** ND4J's array. */
    INDArray nd() {
        Nd4jBuffer b = buffer();
        INDArray n = nd;
        if (n == null) {
            if (shape.size() == 0) {
                n = Nd4j.create(Types.nd(dtype), Types.lengths(shape));
            } else {
                n = Nd4j.create(b.data(), Types.lengths(shape), strides, offset, order(), Types.nd(dtype));
            }
            nd = n;
        }
        return n;
    }

    /** ND4J takes the letter for the truth about contiguous memory, so 'f' must stand exactly where it is true. */
    private char order() {
        if (dense) {
            return 'c';
        }
        long expected = 1;
        for (int i = 0; i < strides.length; i++) {
            if (shape.dim(i) != 1) {
                if (strides[i] != expected) {
                    return 'c';
                }
                expected *= shape.dim(i);
            }
        }
        return 'f';
    }

    /**
     * Takes the memory away from this handle for a result.
     *
     * @return the handle of the same elements that replaces this one
     */
    Nd4jArray donate() {
        Nd4jArray heir = new Nd4jArray(backend, dtype, shape, strides, offset, buffer(), nd());
        buffer = null;
        nd = null;
        return heir;
    }

    /** Bounds of the elements of an INT64 array, where some are known already; those of a part may be wider than need be. */
    @Nullable
    IndexRange knownRange() {
        return range;
    }

    Nd4jArray withRange(@Nullable IndexRange known) {
        range = known;
        return this;
    }

    static long[] denseStrides(Shape shape) {
        long[] out = new long[shape.ndim()];
        long stride = 1;
        for (int i = out.length - 1; i >= 0; i--) {
            out[i] = stride;
            stride *= Math.max(shape.dim(i), 1);
        }
        return out;
    }

    private static boolean isDense(Shape shape, long[] strides) {
        if (shape.size() == 0) {
            return true;
        }
        long expected = 1;
        for (int i = strides.length - 1; i >= 0; i--) {
            if (shape.dim(i) != 1) {
                if (strides[i] != expected) {
                    return false;
                }
                expected *= shape.dim(i);
            }
        }
        return true;
    }

    @Override
    public String toString() {
        Nd4jBuffer b = buffer;
        if (b == null || b.isRecycled()) {
            // So that a debugger can show it.
            return (b == null ? "array given up, " : "array of a closed scope, ") + shape + " " + dtype;
        }
        return backend.toHost(this).toString();
    }
}
