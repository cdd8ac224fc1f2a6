package org.dezero.tck;

import org.dezero.array.ArrayBackend;
import org.dezero.array.BinaryOp;
import org.dezero.array.CompareOp;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.array.ReduceOp;
import org.dezero.array.Shape;
import org.dezero.array.UnaryOp;

/**
 * A backend reduced to what it must implement: the required methods go to another backend, everything else is the default
 * of {@link ArrayBackend}.
 *
 * <p>Comparing the two shows whether an override means what its default means, and runs the defaults on backends that
 * override every one of them. Arrays of this backend are wrappers, so that {@link NdArray#backend()} leads back here
 * and not past it.
 */
public final class PrimitivesOnly implements ArrayBackend {
    private final ArrayBackend delegate;

    /**
     * The required methods of {@code delegate} and the defaults.
     *
     * @param delegate any backend
     */
    public PrimitivesOnly(ArrayBackend delegate) {
        this.delegate = delegate;
    }

    private record Wrapper(PrimitivesOnly backend, NdArray inner) implements NdArray {
        @Override
        public DType dtype() {
            return inner.dtype();
        }

        @Override
        public Shape shape() {
            return inner.shape();
        }

        @Override
        public String toString() {
            return inner.toString();
        }
    }

    private NdArray wrap(NdArray inner) {
        return new Wrapper(this, inner);
    }

    private static NdArray inner(NdArray x) {
        return ((Wrapper) x).inner;
    }

    /** The delegate's name with a note. */
    @Override
    public String name() {
        return delegate.name() + " (primitives only)";
    }

    @Override
    public NdArray fromHost(HostArray values) {
        return wrap(delegate.fromHost(values));
    }

    @Override
    public HostArray toHost(NdArray x) {
        return delegate.toHost(inner(x));
    }

    @Override
    public NdArray full(Shape shape, DType dtype, double value) {
        return wrap(delegate.full(shape, dtype, value));
    }

    @Override
    public NdArray cast(NdArray x, DType dtype) {
        return wrap(delegate.cast(inner(x), dtype));
    }

    @Override
    public NdArray unary(UnaryOp op, NdArray x) {
        return wrap(delegate.unary(op, inner(x)));
    }

    @Override
    public NdArray binary(BinaryOp op, NdArray a, NdArray b) {
        return wrap(delegate.binary(op, inner(a), inner(b)));
    }

    @Override
    public NdArray compare(CompareOp op, NdArray a, NdArray b) {
        return wrap(delegate.compare(op, inner(a), inner(b)));
    }

    @Override
    public NdArray where(NdArray condition, NdArray a, NdArray b) {
        return wrap(delegate.where(inner(condition), inner(a), inner(b)));
    }

    @Override
    public NdArray reduce(ReduceOp op, NdArray x, int[] axes, boolean keepDims) {
        return wrap(delegate.reduce(op, inner(x), axes, keepDims));
    }

    @Override
    public NdArray argMax(NdArray x, int axis) {
        return wrap(delegate.argMax(inner(x), axis));
    }

    @Override
    public NdArray matmul(NdArray a, NdArray b) {
        return wrap(delegate.matmul(inner(a), inner(b)));
    }

    @Override
    public NdArray take(NdArray x, NdArray index, int axis) {
        return wrap(delegate.take(inner(x), inner(index), axis));
    }

    @Override
    public NdArray scatterAdd(Shape shape, NdArray index, NdArray updates, int axis) {
        return wrap(delegate.scatterAdd(shape, inner(index), inner(updates), axis));
    }

    @Override
    public NdArray reshape(NdArray x, Shape shape) {
        return wrap(delegate.reshape(inner(x), shape));
    }

    @Override
    public NdArray transpose(NdArray x, int[] axes) {
        return wrap(delegate.transpose(inner(x), axes));
    }

    @Override
    public NdArray broadcastTo(NdArray x, Shape shape) {
        return wrap(delegate.broadcastTo(inner(x), shape));
    }

    @Override
    public NdArray slice(NdArray x, int[] start, int[] count, int[] step) {
        return wrap(delegate.slice(inner(x), start, count, step));
    }

    @Override
    public NdArray pad(NdArray x, int[] before, int[] after, int[] interior, double value) {
        return wrap(delegate.pad(inner(x), before, after, interior, value));
    }

    @Override
    public NdArray concat(NdArray[] xs, int axis) {
        NdArray[] inner = new NdArray[xs.length];
        for (int i = 0; i < xs.length; i++) {
            inner[i] = inner(xs[i]);
        }
        return wrap(delegate.concat(inner, axis));
    }
}
