package org.dezero.array;

/**
 * An array of a backend: an opaque, immutable value.
 *
 * <p>No operation changes an array, so whether two of them share memory cannot be observed. The one exception is
 * {@link ArrayBackend#accumulate}, which takes its target away from the caller. A backend may delay the computation of
 * an array until it is read.
 *
 * <p>{@code toString} is the text NumPy prints for the array.
 */
public interface NdArray {
    /** The element type. */
    DType dtype();

    /** The shape; {@code ()} for a scalar. */
    Shape shape();

    /** The backend that made this array and alone can compute on it. */
    ArrayBackend backend();

    /** The number of axes. */
    default int ndim() {
        return shape().ndim();
    }

    /** The number of elements. */
    default int size() {
        return shape().size();
    }

    /** A copy of the elements in the JVM's memory, row by row. */
    default HostArray toHost() {
        return backend().toHost(this);
    }

    /**
     * The value of an array with one element, whatever its shape; {@code BOOL} gives 0 or 1.
     *
     * @throws ShapeException if there is not exactly one element
     */
    default double item() {
        return backend().item(this);
    }
}
