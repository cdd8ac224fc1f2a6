package org.dezero.plain;

import org.dezero.array.BinaryOp;
import org.dezero.array.CompareOp;
import org.dezero.array.DType;
import org.dezero.array.Shape;
import org.dezero.array.UnaryOp;

/** Arithmetic on elements and pairs of elements: brings operands into a form that the loops take, and finds the loop. */
final class Elementwise {
    private Elementwise() {}

    static PlainArray cast(PlainArray x, DType dtype) {
        if (x.dtype == dtype) {
            return x.alias();
        }
        PlainArray p = x.compact();
        return p.fresh(dtype, p.shape, Casts.cast(p.data, p.offset, p.shape.size(), dtype));
    }

    static PlainArray unary(UnaryOp op, PlainArray p) {
        int n = p.shape.size();
        // A strided operand is put in order first, and then overwritten.
        Object out = p.isRowOrder() ? Buffers.of(p.dtype, n) : Movement.copied(p);
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
                throw PlainBackend.unsupported(op, p.dtype);
        }
        return p.fresh(p.dtype, p.shape, out);
    }

    static PlainArray binary(BinaryOp op, PlainArray x, PlainArray y) {
        Shape shape = x.shape.equals(y.shape) ? x.shape : Shape.broadcast(x.shape, y.shape, PlainBackend.lowerCase(op));
        int n = shape.size();
        Object out = Buffers.of(x.dtype, n);
        if (n == 0) {
            return x.fresh(x.dtype, shape, out);
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
            if (rows.isMatrix(0) && rows.isRow(1)) {
                RepeatedRow row = RepeatedRow.of(q, rows.length, n);
                row.forEach(n, (i, j, length) -> binaryRow(op, p, p.offset + i, 1, row.array, j, 1, out, i, length));
            } else if (rows.isRow(0) && rows.isMatrix(1)) {
                RepeatedRow row = RepeatedRow.of(p, rows.length, n);
                row.forEach(n, (i, j, length) -> binaryRow(op, row.array, j, 1, q, q.offset + i, 1, out, i, length));
            } else {
                int ps = rows.stride(0);
                int qs = rows.stride(1);
                rows.forEach(
                        Pieces.ARITHMETIC, (o, i, j, unused) -> binaryRow(op, p, i, ps, q, j, qs, out, o, rows.length));
            }
        }
        return x.fresh(x.dtype, shape, out);
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
                throw PlainBackend.unsupported(op, a.dtype);
        }
    }

    static PlainArray binary(BinaryOp op, PlainArray x, double value) {
        PlainArray p = x.compact();
        int n = p.shape.size();
        Object out = Buffers.of(p.dtype, n);
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
                throw PlainBackend.unsupported(op, p.dtype);
        }
        return p.fresh(p.dtype, p.shape, out);
    }

    static PlainArray binary(BinaryOp op, double value, PlainArray x) {
        PlainArray p = x.compact();
        int n = p.shape.size();
        Object out = Buffers.of(p.dtype, n);
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
                throw PlainBackend.unsupported(op, p.dtype);
        }
        return p.fresh(p.dtype, p.shape, out);
    }

    static PlainArray compare(CompareOp op, PlainArray x, PlainArray y) {
        if (x.dtype == DType.BOOL) {
            // false < true is 0 < 1.
            return compare(op, cast(x, DType.INT64), cast(y, DType.INT64));
        }
        Shape shape = x.shape.equals(y.shape) ? x.shape : Shape.broadcast(x.shape, y.shape, PlainBackend.lowerCase(op));
        boolean[] out = Buffers.booleans(shape.size());
        if (out.length > 0) {
            Rows rows = Rows.of(shape, x, y);
            PlainArray p = rows.operand(0);
            PlainArray q = rows.operand(1);
            int ps = rows.stride(0);
            int qs = rows.stride(1);
            rows.forEach(
                    Pieces.ARITHMETIC, (o, i, j, unused) -> compareRow(op, p, i, ps, q, j, qs, out, o, rows.length));
        }
        return x.fresh(DType.BOOL, shape, out);
    }

    private static void compareRow(
            CompareOp op, PlainArray a, int ao, int as, PlainArray b, int bo, int bs, boolean[] out, int oo, int n) {
        if (Pieces.shared(n, Pieces.ARITHMETIC)) {
            Pieces.run(
                    n,
                    Pieces.ARITHMETIC,
                    (i, length) -> comparePiece(op, a, ao + i * as, as, b, bo + i * bs, bs, out, oo + i, length));
        } else {
            comparePiece(op, a, ao, as, b, bo, bs, out, oo, n);
        }
    }

    private static void comparePiece(
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

    static PlainArray compare(CompareOp op, PlainArray x, double value) {
        PlainArray p = x.compact();
        int n = p.shape.size();
        boolean[] out = Buffers.booleans(n);
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
                return compare(op, p, x.fresh(DType.BOOL, Shape.SCALAR, new boolean[] {value != 0}));
        }
        return p.fresh(DType.BOOL, p.shape, out);
    }

    static PlainArray where(PlainArray c, PlainArray x, PlainArray y) {
        Shape shape = Shape.broadcast(Shape.broadcast(c.shape, x.shape, "where"), y.shape, "where");
        Object out = Buffers.of(x.dtype, shape.size());
        if (shape.size() > 0) {
            Rows rows = Rows.of(shape, c, x, y);
            rows.forEach(Pieces.ARITHMETIC, (o, i, j, k) -> whereRow(rows, i, j, k, out, o));
        }
        return x.fresh(x.dtype, shape, out);
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

    static PlainArray sigmoid(PlainArray x) {
        PlainArray p = x.compact();
        int n = p.shape.size();
        Object out = Buffers.of(p.dtype, n);
        switch (p.dtype) {
            case FLOAT32:
                FloatElementwise.sigmoid(p.floats(), p.offset, (float[]) out, 0, n);
                break;
            case FLOAT64:
                DoubleElementwise.sigmoid(p.doubles(), p.offset, (double[]) out, 0, n);
                break;
            default:
                throw PlainBackend.unsupported("sigmoid", p.dtype);
        }
        return p.fresh(p.dtype, p.shape, out);
    }

    /**
     * {@code target + alpha * x}. The handle {@code target} ends here in every case: a later use is an
     * {@link IllegalStateException}. The result lies in the target's memory if no view or other handle ever saw it, else
     * in new memory.
     */
    static PlainArray accumulate(PlainArray t, double alpha, PlainArray x) {
        PlainArray p = x.compact();
        if (t.dtype == DType.BOOL) {
            throw PlainBackend.unsupported("accumulate", t.dtype);
        }
        Object out = t.giveUp("accumulate") ? t.data : Movement.copied(t);
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
        return t.fresh(t.dtype, t.shape, out);
    }
}
