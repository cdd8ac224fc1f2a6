package org.dezero.ejml;

import java.util.Arrays;
import org.dezero.array.ArrayBackends;
import org.dezero.array.DType;
import org.dezero.array.DTypeException;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;
import org.dezero.array.ShapeException;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;

/**
 * Bridges between EJML's matrices and arrays of the backend {@code "ejml"}.
 *
 * <p><b>Ownership.</b> An array is an immutable value, so a matrix and an array that share memory are read-only from
 * then on: whoever wants to change a matrix after {@code wrap}, or one that came out of {@code toDMatrix} or
 * {@code toFMatrix}, takes a {@code copy()} of it first. The library, for its part, never writes into memory that went
 * over a bridge.
 */
public final class Ejml {
    private Ejml() {}

    /**
     * The matrix as a FLOAT64 array {@code (rows, columns)}, without copying: the array takes the matrix over. Only a
     * matrix whose Java array is longer than its elements (after {@code reshape}) is copied.
     */
    public static NdArray wrap(DMatrixRMaj matrix) {
        int n = matrix.getNumElements();
        double[] data = matrix.data.length == n ? matrix.data : Arrays.copyOf(matrix.data, n);
        return backend().take(HostArray.of(data, Shape.of(matrix.numRows, matrix.numCols)));
    }

    /** The matrix as a FLOAT32 array; see {@link #wrap(DMatrixRMaj)}. */
    public static NdArray wrap(FMatrixRMaj matrix) {
        int n = matrix.getNumElements();
        float[] data = matrix.data.length == n ? matrix.data : Arrays.copyOf(matrix.data, n);
        return backend().take(HostArray.of(data, Shape.of(matrix.numRows, matrix.numCols)));
    }

    /**
     * The array as a matrix: the array's own memory if it is the whole of that memory in row order, a copy if it is a
     * transposed, broadcast or sliced view or an array of another backend.
     *
     * @param x FLOAT64 with two axes
     * @throws ShapeException if there are not two axes
     * @throws DTypeException for another dtype
     */
    public static DMatrixRMaj toDMatrix(NdArray x) {
        check("toDMatrix", x, DType.FLOAT64);
        double[] data = elements("toDMatrix", x).doubles();
        return DMatrixRMaj.wrap(x.shape().dim(0), x.shape().dim(1), data);
    }

    /**
     * The array as a matrix; see {@link #toDMatrix}.
     *
     * @param x FLOAT32 with two axes
     * @throws ShapeException if there are not two axes
     * @throws DTypeException for another dtype
     */
    public static FMatrixRMaj toFMatrix(NdArray x) {
        check("toFMatrix", x, DType.FLOAT32);
        float[] data = elements("toFMatrix", x).floats();
        return FMatrixRMaj.wrap(x.shape().dim(0), x.shape().dim(1), data);
    }

    private static EjmlBackend backend() {
        return (EjmlBackend) ArrayBackends.get(EjmlBackend.NAME);
    }

    private static HostArray elements(String op, NdArray x) {
        return x.backend() instanceof EjmlBackend b ? b.lend(x, op) : x.toHost();
    }

    private static void check(String op, NdArray x, DType dtype) {
        if (x.ndim() != 2) {
            throw new ShapeException(
                    op + ": not a matrix: operand " + x.shape() + " " + x.dtype() + "; reshape it to two axes first");
        }
        if (x.dtype() != dtype) {
            throw new DTypeException(op + ": holds " + x.dtype() + ", not " + dtype + ": operand " + x.shape() + " "
                    + x.dtype() + "; cast it first");
        }
    }
}
