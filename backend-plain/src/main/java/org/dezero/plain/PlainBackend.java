package org.dezero.plain;

import java.util.Arrays;
import java.util.Locale;
import org.dezero.array.ArrayBackend;
import org.dezero.array.BackendException;
import org.dezero.array.BinaryOp;
import org.dezero.array.CompareOp;
import org.dezero.array.DType;
import org.dezero.array.DTypeException;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.array.ReduceOp;
import org.dezero.array.Shape;
import org.dezero.array.ShapeException;
import org.dezero.array.UnaryOp;
import org.dezero.array.Window2d;

/**
 * Arrays in the JVM's own memory, computed on by plain Java.
 *
 * <p>{@link #transpose}, {@link #broadcastTo}, {@link #slice} and, where memory allows it, {@link #reshape} copy
 * nothing. {@link #accumulate} always ends the life of its target, and writes in place if nothing else ever saw the
 * target's memory. {@code float32} sums are kept in double.
 *
 * <p><b>A backend that is faster at some operations</b> extends this class, overrides those and inherits the rest; its
 * arrays name it as their backend. It gets at elements through {@link #elements} and makes arrays with {@link #adopt};
 * {@link #isPacked} tells where that costs no copy. Some composites here do not go through the primitives they are
 * made of ({@link #linear}, {@link #batchMatmul}, {@link #sigmoid}, the softmax family and convolution); whoever overrides a
 * primitive decides about those too.
 */
public class PlainBackend implements ArrayBackend {
    static final String NAME = "plain";

    private final String name;

    /** A backend of the name {@code "plain"}. */
    public PlainBackend() {
        this(NAME);
    }

    /** For a backend that builds on this one, under its own name. */
    protected PlainBackend(String name) {
        this.name = name;
    }

    // ---- for subclasses ----------------------------------------------------------------------------------------

    /** An array of this backend that takes the Java array of {@code values} over: nobody may change it any more. */
    protected final NdArray adopt(HostArray values) {
        Object data;
        switch (values.dtype()) {
            case FLOAT32:
                data = values.floats();
                break;
            case FLOAT64:
                data = values.doubles();
                break;
            case INT64:
                data = values.longs();
                break;
            default:
                data = values.booleans();
        }
        return PlainArray.owning(this, values.dtype(), values.shape(), data);
    }

    /**
     * Whether the array is the whole of its memory in row order, so that {@link #elements} copies nothing; false for
     * transposed, broadcast and sliced arrays.
     *
     * @param op the operation, named in the error for an array that was given up or is another backend's
     */
    protected final boolean isPacked(NdArray x, Object op) {
        return own(x, op).fillsData();
    }

    /**
     * The elements in row order, to be read during one call and not changed: the array's own memory if it
     * {@link #isPacked}, else a copy.
     *
     * @param op the operation, named as in {@link #isPacked}
     */
    protected final HostArray elements(NdArray x, Object op) {
        PlainArray p = own(x, op);
        return PlainArray.host(p.dtype, p.fillsData() ? p.data : Movement.rows(p), p.shape);
    }

    /**
     * As {@link #elements}, for elements that are kept after the call: {@link #accumulate} will never write into the
     * array's memory.
     */
    protected final HostArray sharedElements(NdArray x, Object op) {
        own(x, op).share(op);
        return elements(x, op);
    }

    // ---- operands ----------------------------------------------------------------------------------------------

    private PlainArray own(NdArray x, Object op) {
        if (!(x instanceof PlainArray p) || p.backend != this) {
            throw new BackendException(lowerCase(op) + ": operand is on another backend: '"
                    + x.backend().name() + "', not '" + name + "'; move it with fromHost(x.toHost())");
        }
        p.checkAlive(op);
        return p;
    }

    private PlainArray wrap(DType dtype, Shape shape, Object data) {
        return PlainArray.owning(this, dtype, shape, data);
    }

    static String lowerCase(Object op) {
        return op instanceof Enum<?> e ? e.name().toLowerCase(Locale.ROOT) : op.toString();
    }

    static DTypeException unsupported(Object op, DType dtype) {
        return new DTypeException(lowerCase(op) + ": not defined for " + dtype + "; cast the operand first");
    }

    /** The comparison that holds for (b, a) where {@code op} holds for (a, b). */
    static CompareOp swapped(CompareOp op) {
        switch (op) {
            case LT:
                return CompareOp.GT;
            case LE:
                return CompareOp.GE;
            case GT:
                return CompareOp.LT;
            case GE:
                return CompareOp.LE;
            default:
                return op;
        }
    }

    // ---- required ----------------------------------------------------------------------------------------------

    @Override
    public final String name() {
        return name;
    }

    @Override
    public NdArray fromHost(HostArray values) {
        switch (values.dtype()) {
            case FLOAT32:
                return wrap(DType.FLOAT32, values.shape(), values.floats().clone());
            case FLOAT64:
                return wrap(DType.FLOAT64, values.shape(), values.doubles().clone());
            case INT64:
                return wrap(DType.INT64, values.shape(), values.longs().clone());
            default:
                return wrap(DType.BOOL, values.shape(), values.booleans().clone());
        }
    }

    @Override
    public HostArray toHost(NdArray x) {
        PlainArray p = own(x, "toHost");
        return PlainArray.host(p.dtype, Movement.rows(p), p.shape);
    }

    @Override
    public NdArray full(Shape shape, DType dtype, double value) {
        Object data = Movement.allocate(dtype, shape.size());
        // -0.0 is not what a new Java array holds.
        if (value != 0 || 1 / value < 0) {
            Movement.fill(data, value);
        }
        return wrap(dtype, shape, data);
    }

    @Override
    public NdArray cast(NdArray x, DType dtype) {
        PlainArray p = own(x, "cast");
        if (p.dtype == dtype) {
            return p.alias();
        }
        PlainArray c = p.compact();
        return wrap(dtype, c.shape, Casts.cast(c.data, c.offset, c.shape.size(), dtype));
    }

    @Override
    public NdArray unary(UnaryOp op, NdArray x) {
        PlainArray p = own(x, op);
        int n = p.shape.size();
        // A strided operand is put in order first, and then overwritten.
        Object out = p.isRowOrder() ? Movement.allocate(p.dtype, n) : Movement.rows(p);
        Object in = p.isRowOrder() ? p.data : out;
        int from = p.isRowOrder() ? p.offset : 0;
        switch (p.dtype) {
            case FLOAT32:
                FloatElementwise.unary(op, (float[]) in, from, (float[]) out, 0, n);
                break;
            case FLOAT64:
                DoubleElementwise.unary(op, (double[]) in, from, (double[]) out, 0, n);
                break;
            case INT64:
                LongElementwise.unary(op, (long[]) in, from, (long[]) out, 0, n);
                break;
            default:
                throw unsupported(op, p.dtype);
        }
        return wrap(p.dtype, p.shape, out);
    }

    @Override
    public NdArray binary(BinaryOp op, NdArray a, NdArray b) {
        PlainArray x = own(a, op);
        PlainArray y = own(b, op);
        Shape shape = x.shape.equals(y.shape) ? x.shape : Shape.broadcast(x.shape, y.shape, lowerCase(op));
        int n = shape.size();
        Object out = Movement.allocate(x.dtype, n);
        if (n == 0) {
            return wrap(x.dtype, shape, out);
        }
        int nx = x.shape.size();
        int ny = y.shape.size();
        if (nx == n && (ny == n || ny == 1)) {
            x = x.compact();
            y = y.compact();
            binaryRow(op, x, x.offset, 1, y, y.offset, ny == n ? 1 : 0, out, 0, n);
        } else if (nx == 1 && ny == n) {
            y = y.compact();
            binaryRow(op, x, x.offset, 0, y, y.offset, 1, out, 0, n);
        } else {
            Rows rows = Rows.of(shape, x, y);
            PlainArray p = rows.operand(0);
            PlainArray q = rows.operand(1);
            int ps = rows.stride(0);
            int qs = rows.stride(1);
            rows.forEach((o, i, j, unused) -> binaryRow(op, p, i, ps, q, j, qs, out, o, rows.length));
        }
        return wrap(x.dtype, shape, out);
    }

    private static void binaryRow(
            BinaryOp op, PlainArray a, int ao, int as, PlainArray b, int bo, int bs, Object out, int oo, int n) {
        switch (a.dtype) {
            case FLOAT32:
                FloatElementwise.binary(op, a.floats(), ao, as, b.floats(), bo, bs, (float[]) out, oo, n);
                break;
            case FLOAT64:
                DoubleElementwise.binary(op, a.doubles(), ao, as, b.doubles(), bo, bs, (double[]) out, oo, n);
                break;
            case INT64:
                LongElementwise.binary(op, a.longs(), ao, as, b.longs(), bo, bs, (long[]) out, oo, n);
                break;
            default:
                throw unsupported(op, a.dtype);
        }
    }

    @Override
    public NdArray binary(BinaryOp op, NdArray x, double value) {
        PlainArray p = own(x, op).compact();
        int n = p.shape.size();
        Object out = Movement.allocate(p.dtype, n);
        switch (p.dtype) {
            case FLOAT32:
                FloatElementwise.rowNumber(op, p.floats(), p.offset, (float) value, (float[]) out, 0, n);
                break;
            case FLOAT64:
                DoubleElementwise.rowNumber(op, p.doubles(), p.offset, value, (double[]) out, 0, n);
                break;
            case INT64:
                LongElementwise.rowNumber(op, p.longs(), p.offset, (long) value, (long[]) out, 0, n);
                break;
            default:
                throw unsupported(op, p.dtype);
        }
        return wrap(p.dtype, p.shape, out);
    }

    @Override
    public NdArray binary(BinaryOp op, double value, NdArray x) {
        PlainArray p = own(x, op).compact();
        int n = p.shape.size();
        Object out = Movement.allocate(p.dtype, n);
        switch (p.dtype) {
            case FLOAT32:
                FloatElementwise.numberRow(op, (float) value, p.floats(), p.offset, (float[]) out, 0, n);
                break;
            case FLOAT64:
                DoubleElementwise.numberRow(op, value, p.doubles(), p.offset, (double[]) out, 0, n);
                break;
            case INT64:
                LongElementwise.numberRow(op, (long) value, p.longs(), p.offset, (long[]) out, 0, n);
                break;
            default:
                throw unsupported(op, p.dtype);
        }
        return wrap(p.dtype, p.shape, out);
    }

    @Override
    public NdArray compare(CompareOp op, NdArray a, NdArray b) {
        PlainArray x = own(a, op);
        PlainArray y = own(b, op);
        if (x.dtype == DType.BOOL) {
            // false < true is 0 < 1.
            return compare(op, cast(x, DType.INT64), cast(y, DType.INT64));
        }
        Shape shape = x.shape.equals(y.shape) ? x.shape : Shape.broadcast(x.shape, y.shape, lowerCase(op));
        boolean[] out = new boolean[shape.size()];
        if (out.length > 0) {
            Rows rows = Rows.of(shape, x, y);
            PlainArray p = rows.operand(0);
            PlainArray q = rows.operand(1);
            int ps = rows.stride(0);
            int qs = rows.stride(1);
            rows.forEach((o, i, j, unused) -> compareRow(op, p, i, ps, q, j, qs, out, o, rows.length));
        }
        return wrap(DType.BOOL, shape, out);
    }

    private static void compareRow(
            CompareOp op, PlainArray a, int ao, int as, PlainArray b, int bo, int bs, boolean[] out, int oo, int n) {
        switch (a.dtype) {
            case FLOAT32:
                FloatElementwise.compare(op, a.floats(), ao, as, b.floats(), bo, bs, out, oo, n);
                break;
            case FLOAT64:
                DoubleElementwise.compare(op, a.doubles(), ao, as, b.doubles(), bo, bs, out, oo, n);
                break;
            default:
                LongElementwise.compare(op, a.longs(), ao, as, b.longs(), bo, bs, out, oo, n);
        }
    }

    @Override
    public NdArray compare(CompareOp op, NdArray x, double value) {
        PlainArray p = own(x, op).compact();
        int n = p.shape.size();
        boolean[] out = new boolean[n];
        switch (p.dtype) {
            case FLOAT32:
                FloatElementwise.compareNumber(op, p.floats(), p.offset, (float) value, out, 0, n);
                break;
            case FLOAT64:
                DoubleElementwise.compareNumber(op, p.doubles(), p.offset, value, out, 0, n);
                break;
            case INT64:
                LongElementwise.compareNumber(op, p.longs(), p.offset, (long) value, out, 0, n);
                break;
            default:
                return compare(op, p, full(Shape.SCALAR, DType.BOOL, value));
        }
        return wrap(DType.BOOL, p.shape, out);
    }

    @Override
    public NdArray where(NdArray condition, NdArray a, NdArray b) {
        PlainArray c = own(condition, "where");
        PlainArray x = own(a, "where");
        PlainArray y = own(b, "where");
        Shape shape = Shape.broadcast(Shape.broadcast(c.shape, x.shape, "where"), y.shape, "where");
        Object out = Movement.allocate(x.dtype, shape.size());
        if (shape.size() > 0) {
            Rows rows = Rows.of(shape, c, x, y);
            rows.forEach((o, i, j, k) -> whereRow(rows, i, j, k, out, o));
        }
        return wrap(x.dtype, shape, out);
    }

    private static void whereRow(Rows rows, int co, int ao, int bo, Object out, int oo) {
        boolean[] c = rows.operand(0).booleans();
        PlainArray a = rows.operand(1);
        PlainArray b = rows.operand(2);
        int cs = rows.stride(0);
        int as = rows.stride(1);
        int bs = rows.stride(2);
        int n = rows.length;
        switch (a.dtype) {
            case FLOAT32:
                FloatElementwise.where(c, co, cs, a.floats(), ao, as, b.floats(), bo, bs, (float[]) out, oo, n);
                break;
            case FLOAT64:
                DoubleElementwise.where(c, co, cs, a.doubles(), ao, as, b.doubles(), bo, bs, (double[]) out, oo, n);
                break;
            case INT64:
                LongElementwise.where(c, co, cs, a.longs(), ao, as, b.longs(), bo, bs, (long[]) out, oo, n);
                break;
            default:
                boolean[] p = a.booleans();
                boolean[] q = b.booleans();
                boolean[] r = (boolean[]) out;
                for (int i = 0; i < n; i++) {
                    r[oo + i] = c[co + i * cs] ? p[ao + i * as] : q[bo + i * bs];
                }
        }
    }

    @Override
    public NdArray reduce(ReduceOp op, NdArray x, int[] axes, boolean keepDims) {
        PlainArray p = own(x, op);
        if (p.dtype == DType.BOOL) {
            throw unsupported(op, p.dtype);
        }
        if (axes.length == 0) {
            return p.alias();
        }
        Shape shape = p.shape.reduce(axes, keepDims);
        if (p.shape.size() == 0) {
            if (op != ReduceOp.SUM && shape.size() > 0) {
                throw emptyAxis(lowerCase(op), p);
            }
            return wrap(p.dtype, shape, Movement.allocate(p.dtype, shape.size()));
        }
        return reduceRuns(op, p.compact(), axes, shape);
    }

    /** Reduces one run of neighbouring axes after the other, the last first. */
    private PlainArray reduceRuns(ReduceOp op, PlainArray x, int[] axes, Shape shape) {
        boolean[] reduced = new boolean[x.shape.ndim()];
        for (int axis : axes) {
            reduced[axis] = true;
        }
        PlainArray now = x;
        int inner = 1;
        int i = reduced.length - 1;
        while (i >= 0) {
            // An axis of length 1 belongs to either kind and so never ends a run.
            for (; i >= 0 && (!reduced[i] || x.shape.dim(i) == 1); i--) {
                inner *= x.shape.dim(i);
            }
            int n = 1;
            for (; i >= 0 && (reduced[i] || x.shape.dim(i) == 1); i--) {
                n *= x.shape.dim(i);
            }
            if (n > 1) {
                now = reduceMiddle(op, now, now.shape.size() / n / inner, n, inner);
            }
        }
        return now == x ? x.rowOrderView(shape) : now.relabel(shape);
    }

    private PlainArray reduceMiddle(ReduceOp op, PlainArray x, int outer, int n, int inner) {
        Object out = Movement.allocate(x.dtype, outer * inner);
        switch (x.dtype) {
            case FLOAT32:
                FloatReductions.reduce(op, outer, n, inner, x.floats(), x.offset, (float[]) out);
                break;
            case FLOAT64:
                DoubleReductions.reduce(op, outer, n, inner, x.doubles(), x.offset, (double[]) out);
                break;
            default:
                LongReductions.reduce(op, outer, n, inner, x.longs(), x.offset, (long[]) out);
        }
        return wrap(x.dtype, Shape.of(outer * inner), out);
    }

    private static ShapeException emptyAxis(String op, PlainArray x) {
        return new ShapeException(op + ": nothing to choose from along an axis of length 0: operand " + x.shape + " "
                + x.dtype + "; only a sum over nothing has a value");
    }

    @Override
    public NdArray argMax(NdArray x, int axis) {
        PlainArray p = own(x, "argMax").compact();
        int n = p.shape.dim(axis);
        Shape shape = p.shape.reduce(new int[] {axis}, false);
        long[] out = new long[shape.size()];
        if (out.length > 0) {
            if (n == 0) {
                throw emptyAxis("argMax", p);
            }
            int outer = product(p.shape, 0, axis);
            int inner = out.length / outer;
            switch (p.dtype) {
                case FLOAT32:
                    FloatReductions.argMax(outer, n, inner, p.floats(), p.offset, out);
                    break;
                case FLOAT64:
                    DoubleReductions.argMax(outer, n, inner, p.doubles(), p.offset, out);
                    break;
                case INT64:
                    LongReductions.argMax(outer, n, inner, p.longs(), p.offset, out);
                    break;
                default:
                    throw unsupported("argMax", p.dtype);
            }
        }
        return wrap(DType.INT64, shape, out);
    }

    private static int product(Shape shape, int from, int to) {
        int out = 1;
        for (int i = from; i < to; i++) {
            out *= shape.dim(i);
        }
        return out;
    }

    @Override
    public NdArray matmul(NdArray a, NdArray b) {
        PlainArray x = own(a, "matmul");
        PlainArray y = own(b, "matmul");
        int m = x.shape.dim(0);
        int n = y.shape.dim(1);
        PlainArray out = wrap(x.dtype, Shape.of(m, n), Movement.allocate(x.dtype, m * n));
        addProduct("matmul", x, x.offset, 0, y, y.offset, out.data, 0);
        return out;
    }

    /** Adds to C the product of the matrices that the axes {@code axis} and {@code axis + 1} span from given places on. */
    private static void addProduct(String op, PlainArray x, int xo, int axis, PlainArray y, int yo, Object c, int co) {
        int m = x.shape.dim(axis);
        int k = x.shape.dim(axis + 1);
        int n = y.shape.dim(axis + 1);
        int[] s = x.strides();
        int[] t = y.strides();
        int ar = s[axis];
        int ac = s[axis + 1];
        int br = t[axis];
        int bc = t[axis + 1];
        switch (x.dtype) {
            case FLOAT32:
                FloatProducts.addProduct(m, k, n, x.floats(), xo, ar, ac, y.floats(), yo, br, bc, (float[]) c, co);
                break;
            case FLOAT64:
                DoubleProducts.addProduct(m, k, n, x.doubles(), xo, ar, ac, y.doubles(), yo, br, bc, (double[]) c, co);
                break;
            case INT64:
                LongProducts.addProduct(m, k, n, x.longs(), xo, ar, ac, y.longs(), yo, br, bc, (long[]) c, co);
                break;
            default:
                throw unsupported(op, x.dtype);
        }
    }

    @Override
    public NdArray take(NdArray x, NdArray index, int axis) {
        PlainArray p = own(x, "take").compact();
        PlainArray i = own(index, "take").compact();
        int length = p.shape.dim(axis);
        int n = i.shape.size();
        Indexing.check("take", i.longs(), i.offset, n, axis, length);
        Shape shape = p.shape.replace(axis, i.shape);
        Object out = Movement.allocate(p.dtype, shape.size());
        if (shape.size() > 0) {
            int outer = product(p.shape, 0, axis);
            int inner = product(p.shape, axis + 1, p.shape.ndim());
            Indexing.take(outer, length, inner, p.data, p.offset, i.longs(), i.offset, n, out);
        }
        return wrap(p.dtype, shape, out);
    }

    @Override
    public NdArray scatterAdd(Shape shape, NdArray index, NdArray updates, int axis) {
        PlainArray u = own(updates, "scatterAdd").compact();
        PlainArray i = own(index, "scatterAdd").compact();
        if (u.dtype == DType.BOOL) {
            throw unsupported("scatterAdd", u.dtype);
        }
        int length = shape.dim(axis);
        int n = i.shape.size();
        Indexing.check("scatterAdd", i.longs(), i.offset, n, axis, length);
        Object out = Movement.allocate(u.dtype, shape.size());
        if (u.shape.size() > 0) {
            int outer = product(shape, 0, axis);
            int inner = product(shape, axis + 1, shape.ndim());
            Indexing.scatterAdd(outer, length, inner, u.data, u.offset, i.longs(), i.offset, n, out);
        }
        return wrap(u.dtype, shape, out);
    }

    @Override
    public NdArray reshape(NdArray x, Shape shape) {
        PlainArray p = own(x, "reshape");
        if (p.isRowOrder()) {
            return p.rowOrderView(shape);
        }
        int[] strides = Strides.reshape(p.shape, p.strides(), shape);
        return strides == null ? wrap(p.dtype, shape, Movement.rows(p)) : p.view(shape, p.offset, strides);
    }

    @Override
    public NdArray transpose(NdArray x, int[] axes) {
        PlainArray p = own(x, "transpose");
        int[] from = p.strides();
        int[] strides = new int[axes.length];
        for (int i = 0; i < axes.length; i++) {
            strides[i] = from[axes[i]];
        }
        return p.view(p.shape.permute(axes), p.offset, strides);
    }

    @Override
    public NdArray broadcastTo(NdArray x, Shape shape) {
        PlainArray p = own(x, "broadcastTo");
        if (p.shape.equals(shape)) {
            return p.alias();
        }
        return p.view(shape, p.offset, Strides.broadcast(p.shape, p.strides(), shape));
    }

    @Override
    public NdArray slice(NdArray x, int[] start, int[] count, int[] step) {
        PlainArray p = own(x, "slice");
        int[] strides = p.strides().clone();
        int offset = p.offset;
        for (int i = 0; i < strides.length; i++) {
            offset += start[i] * strides[i];
            strides[i] *= step[i];
        }
        return p.view(Shape.of(count), offset, strides);
    }

    @Override
    public NdArray pad(NdArray x, int[] before, int[] after, int[] interior, double value) {
        PlainArray p = own(x, "pad");
        int[] dims = p.shape.dims();
        for (int i = 0; i < dims.length; i++) {
            dims[i] += before[i] + after[i] + Math.max(dims[i] - 1, 0) * interior[i];
        }
        Shape shape = Shape.of(dims);
        PlainArray out = (PlainArray) full(shape, p.dtype, value);
        int[] to = Strides.rowOrder(shape);
        int offset = 0;
        for (int i = 0; i < to.length; i++) {
            offset += before[i] * to[i];
            to[i] *= interior[i] + 1;
        }
        Movement.copy(p.shape, p.data, p.offset, p.strides(), out.data, offset, to);
        return out;
    }

    @Override
    public NdArray concat(NdArray[] xs, int axis) {
        int length = 0;
        for (NdArray x : xs) {
            length += x.shape().dim(axis);
        }
        Shape shape = xs[0].shape().with(axis, length);
        DType dtype = xs[0].dtype();
        Object out = Movement.allocate(dtype, shape.size());
        int[] to = Strides.rowOrder(shape);
        int offset = 0;
        for (NdArray x : xs) {
            PlainArray p = own(x, "concat");
            Movement.copy(p.shape, p.data, p.offset, p.strides(), out, offset, to);
            offset += p.shape.dim(axis) * to[axis];
        }
        return wrap(dtype, shape, out);
    }

    // ---- faster than their defaults ----------------------------------------------------------------------------

    @Override
    public double item(NdArray x) {
        PlainArray p = own(x, "item");
        if (p.shape.size() != 1) {
            return ArrayBackend.super.item(x);
        }
        switch (p.dtype) {
            case FLOAT32:
                return p.floats()[p.offset];
            case FLOAT64:
                return p.doubles()[p.offset];
            case INT64:
                return p.longs()[p.offset];
            default:
                return p.booleans()[p.offset] ? 1 : 0;
        }
    }

    @Override
    public NdArray arange(int n) {
        long[] out = new long[n];
        for (int i = 0; i < n; i++) {
            out[i] = i;
        }
        return wrap(DType.INT64, Shape.of(n), out);
    }

    @Override
    public NdArray sumTo(NdArray x, Shape shape) {
        PlainArray p = own(x, "sumTo");
        if (p.shape.equals(shape)) {
            return p.alias();
        }
        int lead = p.shape.ndim() - shape.ndim();
        int[] axes = new int[p.shape.ndim()];
        int n = 0;
        for (int i = 0; i < axes.length; i++) {
            if (i < lead || (shape.dim(i - lead) == 1 && p.shape.dim(i) != 1)) {
                axes[n++] = i;
            }
        }
        PlainArray sum = own(reduce(ReduceOp.SUM, p, Arrays.copyOf(axes, n), true), "sumTo");
        return sum.fillsData() ? sum.relabel(shape) : reshape(sum, shape);
    }

    @Override
    public NdArray oneHot(NdArray index, int depth, DType dtype) {
        PlainArray i = own(index, "oneHot").compact();
        int n = i.shape.size();
        Indexing.check("oneHot", i.longs(), i.offset, n, i.shape.ndim(), depth);
        int[] dims = Arrays.copyOf(i.shape.dims(), i.shape.ndim() + 1);
        dims[dims.length - 1] = depth;
        Shape shape = Shape.of(dims);
        Object out = Movement.allocate(dtype, shape.size());
        Indexing.setOnes(i.longs(), i.offset, n, depth, out);
        return wrap(dtype, shape, out);
    }

    @Override
    public NdArray batchMatmul(NdArray a, NdArray c) {
        PlainArray x = own(a, "batchMatmul");
        PlainArray y = own(c, "batchMatmul");
        int batch = x.shape.dim(0);
        int m = x.shape.dim(1);
        int n = y.shape.dim(2);
        Shape shape = Shape.of(batch, m, n);
        Object out = Movement.allocate(x.dtype, shape.size());
        int xs = x.strides()[0];
        int ys = y.strides()[0];
        for (int i = 0; i < batch; i++) {
            addProduct("batchMatmul", x, x.offset + i * xs, 1, y, y.offset + i * ys, out, i * m * n);
        }
        return wrap(x.dtype, shape, out);
    }

    @Override
    public NdArray linear(NdArray x, NdArray w, NdArray b) {
        PlainArray p = own(x, "linear");
        PlainArray q = own(w, "linear");
        PlainArray bias = own(b, "linear").compact();
        int m = p.shape.dim(0);
        int n = q.shape.dim(1);
        Object out = Movement.allocate(p.dtype, m * n);
        // The sums start from the bias: one pass over the result less.
        for (int i = 0; i < m; i++) {
            System.arraycopy(bias.data, bias.offset, out, i * n, n);
        }
        addProduct("linear", p, p.offset, 0, q, q.offset, out, 0);
        return wrap(p.dtype, Shape.of(m, n), out);
    }

    @Override
    public NdArray sigmoid(NdArray x) {
        PlainArray p = own(x, "sigmoid").compact();
        int n = p.shape.size();
        Object out = Movement.allocate(p.dtype, n);
        switch (p.dtype) {
            case FLOAT32:
                FloatElementwise.sigmoid(p.floats(), p.offset, (float[]) out, 0, n);
                break;
            case FLOAT64:
                DoubleElementwise.sigmoid(p.doubles(), p.offset, (double[]) out, 0, n);
                break;
            default:
                throw unsupported("sigmoid", p.dtype);
        }
        return wrap(p.dtype, p.shape, out);
    }

    /** Whether an operation over one axis runs along rows that lie together and have elements. */
    private static boolean alongRows(PlainArray x, int axis) {
        return axis == x.shape.ndim() - 1 && x.shape.size() > 0 && x.dtype.isFloating();
    }

    @Override
    public NdArray logSumExp(NdArray x, int[] axes, boolean keepDims) {
        PlainArray p = own(x, "logSumExp");
        if (axes.length != 1 || !alongRows(p, axes[0])) {
            return ArrayBackend.super.logSumExp(x, axes, keepDims);
        }
        p = p.compact();
        int n = p.shape.dim(axes[0]);
        int rows = p.shape.size() / n;
        Object out = Movement.allocate(p.dtype, rows);
        if (p.dtype == DType.FLOAT32) {
            FloatSoftmax.logSumExp(rows, n, p.floats(), p.offset, (float[]) out);
        } else {
            DoubleSoftmax.logSumExp(rows, n, p.doubles(), p.offset, (double[]) out);
        }
        return wrap(p.dtype, p.shape.reduce(axes, keepDims), out);
    }

    @Override
    public NdArray softmax(NdArray x, int axis) {
        PlainArray p = own(x, "softmax");
        if (!alongRows(p, axis)) {
            return p.shape.size() == 0 ? p.alias() : ArrayBackend.super.softmax(x, axis);
        }
        p = p.compact();
        int n = p.shape.dim(axis);
        int rows = p.shape.size() / n;
        Object out = Movement.allocate(p.dtype, p.shape.size());
        if (p.dtype == DType.FLOAT32) {
            FloatSoftmax.softmax(rows, n, p.floats(), p.offset, (float[]) out);
        } else {
            DoubleSoftmax.softmax(rows, n, p.doubles(), p.offset, (double[]) out);
        }
        return wrap(p.dtype, p.shape, out);
    }

    @Override
    public NdArray logSoftmax(NdArray x, int axis) {
        PlainArray p = own(x, "logSoftmax");
        if (!alongRows(p, axis)) {
            return ArrayBackend.super.logSoftmax(x, axis);
        }
        p = p.compact();
        int n = p.shape.dim(axis);
        int rows = p.shape.size() / n;
        Object out = Movement.allocate(p.dtype, p.shape.size());
        if (p.dtype == DType.FLOAT32) {
            FloatSoftmax.logSoftmax(rows, n, p.floats(), p.offset, (float[]) out);
        } else {
            DoubleSoftmax.logSoftmax(rows, n, p.doubles(), p.offset, (double[]) out);
        }
        return wrap(p.dtype, p.shape, out);
    }

    @Override
    public NdArray softmaxCrossEntropy(NdArray x, NdArray t) {
        PlainArray p = own(x, "softmaxCrossEntropy").compact();
        PlainArray i = own(t, "softmaxCrossEntropy").compact();
        int rows = p.shape.dim(0);
        int n = p.shape.dim(1);
        Indexing.check("softmaxCrossEntropy", i.longs(), i.offset, rows, 1, n);
        if (p.dtype == DType.FLOAT32) {
            float loss = FloatSoftmax.crossEntropy(rows, n, p.floats(), p.offset, i.longs(), i.offset);
            return wrap(DType.FLOAT32, Shape.SCALAR, new float[] {loss});
        }
        double loss = DoubleSoftmax.crossEntropy(rows, n, p.doubles(), p.offset, i.longs(), i.offset);
        return wrap(DType.FLOAT64, Shape.SCALAR, new double[] {loss});
    }

    // ---- images -------------------------------------------------------------------------------------------------

    @Override
    public NdArray im2col(NdArray x, Window2d window) {
        PlainArray p = own(x, "im2col");
        return Images.has(p) ? Images.im2col(p, window) : ArrayBackend.super.im2col(x, window);
    }

    @Override
    public NdArray col2im(NdArray cols, Shape inputShape, Window2d window) {
        PlainArray p = own(cols, "col2im");
        return Images.has(p)
                ? Images.col2im(p, inputShape, window)
                : ArrayBackend.super.col2im(cols, inputShape, window);
    }

    @Override
    public NdArray conv2d(NdArray x, NdArray w, Window2d window) {
        PlainArray p = own(x, "conv2d");
        PlainArray q = own(w, "conv2d");
        return Images.has(p) ? Images.conv2d(p, q, window) : ArrayBackend.super.conv2d(x, w, window);
    }

    @Override
    public NdArray conv2dInputGrad(NdArray gy, NdArray w, Shape inputShape, Window2d window) {
        PlainArray p = own(gy, "conv2dInputGrad");
        PlainArray q = own(w, "conv2dInputGrad");
        return Images.has(p)
                ? Images.inputGrad(p, q, inputShape, window)
                : ArrayBackend.super.conv2dInputGrad(gy, w, inputShape, window);
    }

    @Override
    public NdArray conv2dWeightGrad(NdArray x, NdArray gy, Window2d window) {
        PlainArray p = own(x, "conv2dWeightGrad");
        PlainArray q = own(gy, "conv2dWeightGrad");
        return Images.has(p) ? Images.weightGrad(p, q, window) : ArrayBackend.super.conv2dWeightGrad(x, gy, window);
    }

    @Override
    public NdArray argMaxPool2d(NdArray x, Window2d window) {
        PlainArray p = own(x, "argMaxPool2d");
        return Images.has(p) ? Images.argMaxPool2d(p, window) : ArrayBackend.super.argMaxPool2d(x, window);
    }

    @Override
    public NdArray windowTake(NdArray x, NdArray position, Window2d window) {
        PlainArray p = own(x, "windowTake");
        PlainArray q = own(position, "windowTake");
        return Images.has(p) ? Images.windowTake(p, q, window) : ArrayBackend.super.windowTake(x, position, window);
    }

    @Override
    public NdArray windowScatter(NdArray gy, NdArray position, Shape inputShape, Window2d window) {
        PlainArray p = own(gy, "windowScatter");
        PlainArray q = own(position, "windowScatter");
        return Images.has(p)
                ? Images.windowScatter(p, q, inputShape, window)
                : ArrayBackend.super.windowScatter(gy, position, inputShape, window);
    }

    // ---- sums that grow -----------------------------------------------------------------------------------------

    /**
     * {@code target + alpha * x}. The handle {@code target} ends here in every case: a later use is an
     * {@link IllegalStateException}. The result lies in the target's memory if no view or other handle ever saw it, else
     * in new memory.
     */
    @Override
    public NdArray accumulate(NdArray target, double alpha, NdArray x) {
        PlainArray t = own(target, "accumulate");
        PlainArray p = own(x, "accumulate").compact();
        if (t.dtype == DType.BOOL) {
            throw unsupported("accumulate", t.dtype);
        }
        Object out = t.giveUp("accumulate") ? t.data : Movement.rows(t);
        switch (t.dtype) {
            case FLOAT32:
                FloatElementwise.addScaled((float) alpha, p.floats(), p.offset, (float[]) out);
                break;
            case FLOAT64:
                DoubleElementwise.addScaled(alpha, p.doubles(), p.offset, (double[]) out);
                break;
            default:
                LongElementwise.addScaled((long) alpha, p.longs(), p.offset, (long[]) out);
        }
        return wrap(t.dtype, t.shape, out);
    }
}
