package org.dezero.nd4j;

import org.dezero.array.ArrayBackends;
import org.dezero.array.BackendException;
import org.dezero.array.DType;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;
import org.dezero.array.ShapeException;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Bridges between ND4J's arrays and this backend's.
 *
 * <p>An {@link NdArray} is a value, an {@link INDArray} is not. {@link #wrap} and {@link #view} share memory and copy
 * nothing: they ask that nobody writes to the {@code INDArray} from then on, and this backend does not write to it
 * either, not even when the array is donated. {@link #copyOf} and {@link #toINDArray} copy, and ask nothing.
 */
public final class Nd4jArrays {
    private Nd4jArrays() {}

    /**
     * The array on ND4J's memory, without a copy where its strides allow it.
     *
     * @param nd of FLOAT, DOUBLE, LONG or BOOL, in any order; the caller does not change or close it any more, and it is
     *     not in a workspace that closes before the last use
     * @throws org.dezero.array.DTypeException for another data type
     * @throws ShapeException for more than {@link Integer#MAX_VALUE} elements
     */
    public static NdArray wrap(INDArray nd) {
        return handle(nd);
    }

    /** An array with a copy of the elements; see {@link #wrap} for the data types. */
    public static NdArray copyOf(INDArray nd) {
        return Nd4jBackend.made(backend().calls().copy(handle(nd)));
    }

    /**
     * ND4J's array behind an array of this backend, without a copy; possibly with strides.
     *
     * @return for reading: the caller does not change it
     * @throws BackendException for an array of another backend
     * @throws IllegalStateException if the array was donated, or its array scope is closed; an array that was seen here
     *     outlives its scope
     */
    public static INDArray view(NdArray x) {
        Nd4jArray a = own(x);
        a.buffer().lend();
        return a.nd();
    }

    /**
     * A copy in row order, which the caller may change.
     *
     * @throws BackendException for an array of another backend
     * @throws IllegalStateException if the array was donated, or its array scope is closed
     */
    public static INDArray toINDArray(NdArray x) {
        return backend().calls().copy(own(x)).nd();
    }

    private static Nd4jBackend backend() {
        return (Nd4jBackend) ArrayBackends.get("nd4j");
    }

    private static Nd4jArray own(NdArray x) {
        if (x instanceof Nd4jArray a) {
            return a;
        }
        throw new BackendException("nd4j: an array of another backend: operand " + x.shape() + " " + x.dtype() + " on '"
                + x.backend().name() + "'; move it with fromHost(x.toHost()) first");
    }

    private static Nd4jArray handle(INDArray nd) {
        DType dtype = Types.of(nd.dataType());
        int[] dims = new int[nd.rank()];
        for (int i = 0; i < dims.length; i++) {
            if (nd.size(i) > Integer.MAX_VALUE) {
                throw new ShapeException("nd4j: an axis is too long: axis " + i + " of an INDArray has " + nd.size(i)
                        + " entries; an array holds at most " + Integer.MAX_VALUE);
            }
            dims[i] = (int) nd.size(i);
        }
        return Nd4jArray.foreign(backend(), dtype, Shape.of(dims), nd);
    }
}
