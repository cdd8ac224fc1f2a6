package org.dezero.plain;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;
import org.jspecify.annotations.Nullable;

/**
 * A Java array seen through an offset and strides.
 *
 * <p>Handles may pass to another thread by any means, a data race included. A handle that was made together with its Java
 * array <b>owns</b> it until a second handle sees the same memory; {@link #giveUp} tells whether that never happened.
 * Every operation returns a handle of its own, also where the elements are the operand's: giving up the one leaves the
 * other alive.
 *
 * <p>A view knows the handle that its memory was made with, its base. When an array scope recycles memory, the base notes
 * it, and no handle that sees this memory can be used any more.
 */
final class PlainArray implements NdArray {
    /** Another handle sees the same memory, or did. */
    private static final int SHARED = 1;

    /** This handle was donated. */
    private static final int GIVEN_UP = 2;

    /** On a base: the memory belongs to other arrays now. */
    private static final int RECYCLED = 4;

    /** On a base: somebody outside holds the Java array, which is therefore never recycled. */
    private static final int LENT = 8;

    /** On a base: a scope has let the memory out, for one holder. */
    private static final int KEPT = 16;

    /** On a base: for several holders. */
    private static final int KEPT_AGAIN = 32;

    private static final AtomicIntegerFieldUpdater<PlainArray> STATE =
            AtomicIntegerFieldUpdater.newUpdater(PlainArray.class, "state");

    final PlainBackend backend;
    final DType dtype;
    final Shape shape;
    /** A {@code boolean[]}, {@code long[]}, {@code float[]} or {@code double[]}. */
    final Object data;

    final int offset;
    /** Null for row order, which is so common that it is worth not storing. */
    private final int @Nullable [] strides;

    /** Null for the handle that the memory was made with. */
    private final @Nullable PlainArray base;

    /** On a base: the scope at whose end the memory is recycled; for the thread of that scope alone. */
    @Nullable
    PlainScope scope;

    private volatile int state;

    private PlainArray(
            PlainBackend backend,
            DType dtype,
            Shape shape,
            Object data,
            int offset,
            int @Nullable [] strides,
            @Nullable PlainArray base) {
        this.backend = backend;
        this.dtype = dtype;
        this.shape = shape;
        this.data = data;
        this.offset = offset;
        this.strides = strides;
        this.base = base;
    }

    /** An array over a Java array that nobody else holds and that it fills in row order. */
    static PlainArray owning(PlainBackend backend, DType dtype, Shape shape, Object data) {
        PlainArray x = new PlainArray(backend, dtype, shape, data, 0, null, null);
        PlainScope scope = PlainScope.current();
        if (scope != null) {
            scope.add(x);
        }
        return x;
    }

    /** The same for a result of an operation on this array. */
    PlainArray fresh(DType dtype, Shape shape, Object data) {
        return owning(backend, dtype, shape, data);
    }

    /** The handle that the memory was made with. */
    PlainArray base() {
        return base == null ? this : base;
    }

    /** The same memory seen in another way; from now on neither handle owns it. */
    PlainArray view(Shape shape, int offset, int[] strides) {
        share("view");
        int[] kept = Strides.isRowOrder(shape, strides) ? null : strides;
        // Without elements any place would do, but only an existing one passes the bounds checks of a copy.
        return new PlainArray(backend, dtype, shape, data, shape.size() == 0 ? 0 : offset, kept, viewed());
    }

    /** The same memory in row order in another shape; this handle must be in row order. */
    PlainArray rowOrderView(Shape shape) {
        share("view");
        return new PlainArray(backend, dtype, shape, data, offset, null, viewed());
    }

    /** Another handle on the same elements. */
    PlainArray alias() {
        share("view");
        return new PlainArray(backend, dtype, shape, data, offset, strides, viewed());
    }

    /** This array, or a fresh copy if it is not in row order. */
    PlainArray compact() {
        return strides == null ? this : owning(backend, dtype, shape, Movement.copied(this));
    }

    /** A temporary array under another shape, with its ownership; this handle ends. It must fill its Java array. */
    PlainArray relabel(Shape to) {
        if (shape.equals(to)) {
            return this;
        }
        return giveUp("reshape")
                ? owning(backend, dtype, to, data)
                : new PlainArray(backend, dtype, to, data, 0, null, base());
    }

    /** Notes that somebody else sees the memory, so that it is never written again. */
    void share(Object op) {
        checkAlive(op);
        // Read before the exchange: the common second view then costs no fence.
        if ((state & SHARED) == 0) {
            mark(SHARED);
        }
    }

    /** Notes that the Java array is held outside of the backend. */
    void lend(Object op) {
        share(op);
        base().mark(LENT);
    }

    private int mark(int bit) {
        while (true) {
            int before = state;
            if (STATE.compareAndSet(this, before, before | bit)) {
                return before;
            }
        }
    }

    /**
     * Ends the life of this handle.
     *
     * @return whether nothing else ever saw its memory, which may then be written
     */
    boolean giveUp(Object op) {
        checkAlive(op);
        int before = mark(GIVEN_UP);
        if ((before & GIVEN_UP) != 0) {
            throw dead(op);
        }
        boolean alone = base == null && (before & (SHARED | LENT)) == 0;
        if (alone) {
            // The memory goes on under another handle, which has its own place in a scope.
            scope = null;
        }
        return alone;
    }

    /** Notes that a scope lets the memory out. */
    void keep() {
        if ((mark(KEPT) & KEPT) != 0) {
            mark(KEPT_AGAIN);
        }
    }

    /** Notes one more holder of memory that a scope has let out; memory that was never in a scope stays as it is. */
    void keepAgain() {
        if ((state & KEPT) != 0) {
            mark(KEPT_AGAIN);
        }
    }

    /** The base, for an array that is about to see its memory. */
    private PlainArray viewed() {
        PlainArray memory = base();
        if (memory.scope == null && (memory.state & KEPT) != 0) {
            PlainScope.viewed(memory);
        }
        return memory;
    }

    /** Whether the memory was let out once and nobody outside holds it; it then counts as never let out. */
    boolean takeBack() {
        while (true) {
            int before = state;
            if ((before & (KEPT | KEPT_AGAIN | LENT | RECYCLED)) != KEPT) {
                return false;
            }
            if (STATE.compareAndSet(this, before, before & ~KEPT)) {
                return true;
            }
        }
    }

    /** Ends the memory, with all that see it; false for memory that is held outside. */
    boolean recycle() {
        if ((state & LENT) != 0) {
            return false;
        }
        mark(RECYCLED);
        return true;
    }

    /** Throws if this handle was given up, or its memory recycled. */
    void checkAlive(Object op) {
        if ((state & (GIVEN_UP | RECYCLED)) != 0 || (base != null && (base.state & RECYCLED) != 0)) {
            throw dead(op);
        }
    }

    private boolean isRecycled() {
        return (base().state & RECYCLED) != 0;
    }

    private IllegalStateException dead(Object op) {
        String operand = ": operand " + shape + " " + dtype;
        return new IllegalStateException(
                isRecycled()
                        ? PlainBackend.lowerCase(op) + ": the array scope it was made in is closed" + operand
                                + "; keep it with keep(x) before the scope closes, or compute it outside of the scope"
                        : PlainBackend.lowerCase(op) + ": the array was given up to accumulate" + operand
                                + "; use what accumulate returned, or give up a copy: binary(ADD, x, 0)");
    }
    /** Whether the elements lie in row order without gaps, from {@link #offset} on. */
    boolean isRowOrder() {
        return strides == null;
    }

    /** The strides, possibly computed; not to be changed. */
    int[] strides() {
        return strides == null ? Strides.rowOrder(shape) : strides;
    }

    /** Whether the Java array is exactly the elements in row order. */
    boolean fillsData() {
        return strides == null && offset == 0 && length(data) == shape.size();
    }

    static int length(Object data) {
        if (data instanceof float[] f) {
            return f.length;
        } else if (data instanceof double[] d) {
            return d.length;
        } else if (data instanceof long[] l) {
            return l.length;
        }
        return ((boolean[]) data).length;
    }

    float[] floats() {
        return (float[]) data;
    }

    double[] doubles() {
        return (double[]) data;
    }

    long[] longs() {
        return (long[]) data;
    }

    boolean[] booleans() {
        return (boolean[]) data;
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

    /** The carrier of a Java array of any element type. */
    static HostArray host(DType dtype, Object data, Shape shape) {
        switch (dtype) {
            case FLOAT32:
                return HostArray.of((float[]) data, shape);
            case FLOAT64:
                return HostArray.of((double[]) data, shape);
            case INT64:
                return HostArray.of((long[]) data, shape);
            default:
                return HostArray.of((boolean[]) data, shape);
        }
    }

    /** As NumPy prints it; of an array that has ended, only shape and dtype, so that a debugger can show it. */
    @Override
    public String toString() {
        if (isRecycled()) {
            return "array of a closed scope, " + shape + " " + dtype;
        }
        return (state & GIVEN_UP) != 0 ? "array given up, " + shape + " " + dtype : toHost().toString();
    }
}
