package org.dezero.array;

import java.util.Arrays;

/**
 * Elements in the JVM's memory, row by row: how arrays enter and leave a backend.
 *
 * <p>It is a carrier around one Java array ({@code boolean[]}, {@code long[]}, {@code float[]} or {@code double[]}) and
 * does not copy it: changes of the Java array show. Backends copy on {@link ArrayBackend#fromHost} and hand out fresh
 * arrays on {@link ArrayBackend#toHost}.
 */
public final class HostArray {
    private final Shape shape;
    private final DType dtype;
    private final Object values;

    private HostArray(Shape shape, DType dtype, Object values, int length) {
        if (shape.size() != length) {
            throw new ShapeException("array: " + length + " values do not fill shape " + shape + "; it has "
                    + shape.size() + " elements");
        }
        this.shape = shape;
        this.dtype = dtype;
        this.values = values;
    }

    /**
     * FLOAT64 values in a shape.
     *
     * @param values kept, not copied
     * @throws ShapeException if their number is not the shape's
     */
    public static HostArray of(double[] values, Shape shape) {
        return new HostArray(shape, DType.FLOAT64, values, values.length);
    }

    /** FLOAT32 values in a shape; see {@link #of(double[], Shape)}. */
    public static HostArray of(float[] values, Shape shape) {
        return new HostArray(shape, DType.FLOAT32, values, values.length);
    }

    /** INT64 values in a shape; see {@link #of(double[], Shape)}. */
    public static HostArray of(long[] values, Shape shape) {
        return new HostArray(shape, DType.INT64, values, values.length);
    }

    /** BOOL values in a shape; see {@link #of(double[], Shape)}. */
    public static HostArray of(boolean[] values, Shape shape) {
        return new HostArray(shape, DType.BOOL, values, values.length);
    }

    /** FLOAT64 values, one axis if no lengths are given. */
    public static HostArray of(double[] values, int... dims) {
        return of(values, shape(values.length, dims));
    }

    /** FLOAT32 values, one axis if no lengths are given. */
    public static HostArray of(float[] values, int... dims) {
        return of(values, shape(values.length, dims));
    }

    /** INT64 values, one axis if no lengths are given. */
    public static HostArray of(long[] values, int... dims) {
        return of(values, shape(values.length, dims));
    }

    /** BOOL values, one axis if no lengths are given. */
    public static HostArray of(boolean[] values, int... dims) {
        return of(values, shape(values.length, dims));
    }

    private static Shape shape(int length, int[] dims) {
        return dims.length == 0 ? Shape.of(length) : Shape.of(dims);
    }

    /** A FLOAT64 matrix with the given rows, copied. */
    public static HostArray of(double[][] rows) {
        int n = rows.length == 0 ? 0 : rows[0].length;
        double[] out = new double[rows.length * n];
        for (int i = 0; i < rows.length; i++) {
            checkRow(i, rows[i].length, n);
            System.arraycopy(rows[i], 0, out, i * n, n);
        }
        return of(out, rows.length, n);
    }

    /** A FLOAT32 matrix with the given rows, copied. */
    public static HostArray of(float[][] rows) {
        int n = rows.length == 0 ? 0 : rows[0].length;
        float[] out = new float[rows.length * n];
        for (int i = 0; i < rows.length; i++) {
            checkRow(i, rows[i].length, n);
            System.arraycopy(rows[i], 0, out, i * n, n);
        }
        return of(out, rows.length, n);
    }

    /** An INT64 matrix with the given rows, copied. */
    public static HostArray of(long[][] rows) {
        int n = rows.length == 0 ? 0 : rows[0].length;
        long[] out = new long[rows.length * n];
        for (int i = 0; i < rows.length; i++) {
            checkRow(i, rows[i].length, n);
            System.arraycopy(rows[i], 0, out, i * n, n);
        }
        return of(out, rows.length, n);
    }

    private static void checkRow(int row, int length, int first) {
        if (length != first) {
            throw new ShapeException("array: rows differ in length: row 0 has " + first + ", row " + row + " has "
                    + length + "; a matrix needs equal rows");
        }
    }

    /** All elements {@code value}, converted to the dtype as {@link ArrayBackend#full} does. */
    public static HostArray full(Shape shape, DType dtype, double value) {
        switch (dtype) {
            case FLOAT64: {
                double[] out = new double[shape.size()];
                Arrays.fill(out, value);
                return of(out, shape);
            }
            case FLOAT32: {
                float[] out = new float[shape.size()];
                Arrays.fill(out, (float) value);
                return of(out, shape);
            }
            case INT64: {
                long[] out = new long[shape.size()];
                Arrays.fill(out, (long) value);
                return of(out, shape);
            }
            default: {
                boolean[] out = new boolean[shape.size()];
                Arrays.fill(out, value != 0);
                return of(out, shape);
            }
        }
    }

    /** The shape. */
    public Shape shape() {
        return shape;
    }

    /** The element type. */
    public DType dtype() {
        return dtype;
    }

    /** The number of elements. */
    public int size() {
        return shape.size();
    }

    /**
     * The Java array behind a FLOAT64 array, not a copy.
     *
     * @throws DTypeException for another dtype; {@link #toDoubleArray} converts
     */
    public double[] doubles() {
        return (double[]) backing(DType.FLOAT64);
    }

    /** The Java array behind a FLOAT32 array, not a copy; a {@link DTypeException} for another dtype. */
    public float[] floats() {
        return (float[]) backing(DType.FLOAT32);
    }

    /** The Java array behind an INT64 array, not a copy; a {@link DTypeException} for another dtype. */
    public long[] longs() {
        return (long[]) backing(DType.INT64);
    }

    /** The Java array behind a BOOL array, not a copy; a {@link DTypeException} for another dtype. */
    public boolean[] booleans() {
        return (boolean[]) backing(DType.BOOL);
    }

    private Object backing(DType wanted) {
        if (dtype != wanted) {
            throw new DTypeException("array: holds " + dtype + ", not " + wanted
                    + "; read it with getDouble, getLong or " + "toDoubleArray, or cast it first");
        }
        return values;
    }

    /** Element {@code i} in row order as a double; BOOL gives 0 or 1, INT64 rounds to nearest. */
    public double getDouble(int i) {
        switch (dtype) {
            case FLOAT64:
                return ((double[]) values)[i];
            case FLOAT32:
                return ((float[]) values)[i];
            case INT64:
                return ((long[]) values)[i];
            default:
                return ((boolean[]) values)[i] ? 1 : 0;
        }
    }

    /** Element {@code i} in row order as a long; BOOL gives 0 or 1, floating values truncate, NaN gives 0. */
    public long getLong(int i) {
        switch (dtype) {
            case FLOAT64:
                return (long) ((double[]) values)[i];
            case FLOAT32:
                return (long) ((float[]) values)[i];
            case INT64:
                return ((long[]) values)[i];
            default:
                return ((boolean[]) values)[i] ? 1 : 0;
        }
    }

    /** A fresh array of all elements as doubles, converted as by {@link #getDouble}. */
    public double[] toDoubleArray() {
        double[] out = new double[size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = getDouble(i);
        }
        return out;
    }

    /** These elements as another dtype, converted as {@link ArrayBackend#cast} does; this array if it is that already. */
    public HostArray cast(DType to) {
        if (to == dtype) {
            return this;
        }
        int n = size();
        switch (to) {
            case FLOAT64:
                return of(toDoubleArray(), shape);
            case FLOAT32: {
                float[] out = new float[n];
                for (int i = 0; i < n; i++) {
                    out[i] = dtype == DType.INT64 ? (float) getLong(i) : (float) getDouble(i);
                }
                return of(out, shape);
            }
            case INT64: {
                long[] out = new long[n];
                for (int i = 0; i < n; i++) {
                    out[i] = getLong(i);
                }
                return of(out, shape);
            }
            default: {
                boolean[] out = new boolean[n];
                for (int i = 0; i < n; i++) {
                    out[i] = getDouble(i) != 0;
                }
                return of(out, shape);
            }
        }
    }

    /** The same elements in another shape of the same size; shares the Java array. */
    public HostArray reshape(int... dims) {
        return new HostArray(Shape.of(dims), dtype, values, size());
    }

    /**
     * Whether shapes and all elements are equal, whatever the dtypes: {@code numpy.array_equal}. NaN equals nothing, -0 equals
     * 0.
     */
    public boolean arrayEqual(HostArray other) {
        if (dtype == DType.INT64 && other.dtype == DType.INT64) {
            // Beyond 2^53 different ones are equal as doubles.
            return shape.equals(other.shape) && Arrays.equals(longs(), other.longs());
        }
        return allClose(other, 0, 0);
    }

    /**
     * Whether shapes are equal and {@code |a - b| <= atol + rtol * |b|} for all elements a of this array and b of the other,
     * whatever the dtypes: {@code numpy.allclose} without broadcasting. NaN is close to nothing, an infinity to itself only.
     */
    public boolean allClose(HostArray other, double rtol, double atol) {
        if (!shape.equals(other.shape)) {
            return false;
        }
        for (int i = 0; i < size(); i++) {
            double a = getDouble(i);
            double b = other.getDouble(i);
            boolean close = Double.isInfinite(b) ? a == b : Math.abs(a - b) <= atol + rtol * Math.abs(b);
            if (!close) {
                return false;
            }
        }
        return true;
    }

    /** The text NumPy prints for the array with its default options; a scalar as Python's {@code repr}. */
    @Override
    public String toString() {
        return ArrayText.of(this);
    }
}
