package org.dezero.nd4j;

import org.dezero.array.DType;
import org.dezero.array.DTypeException;
import org.dezero.array.Shape;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** ND4J's words for dtypes and shapes. */
final class Types {
    private Types() {}

    static DataType nd(DType dtype) {
        switch (dtype) {
            case FLOAT32:
                return DataType.FLOAT;
            case FLOAT64:
                return DataType.DOUBLE;
            case INT64:
                return DataType.INT64;
            default:
                return DataType.BOOL;
        }
    }

    static DType of(DataType type) {
        switch (type) {
            case FLOAT:
                return DType.FLOAT32;
            case DOUBLE:
                return DType.FLOAT64;
            case LONG:
                return DType.INT64;
            case BOOL:
                return DType.BOOL;
            default:
                throw new DTypeException("nd4j: no such dtype here: INDArray of " + type
                        + "; cast it to FLOAT, DOUBLE, LONG or BOOL first");
        }
    }

    static long[] lengths(Shape shape) {
        long[] out = new long[shape.ndim()];
        for (int i = 0; i < out.length; i++) {
            out[i] = shape.dim(i);
        }
        return out;
    }

    /** Of an array that is known to have one. */
    static Shape shape(INDArray nd) {
        int[] dims = new int[nd.rank()];
        for (int i = 0; i < dims.length; i++) {
            dims[i] = (int) nd.size(i);
        }
        return Shape.of(dims);
    }

    /** A number in the form in which ND4J's scalar operations keep all its bits. */
    static Number number(DType dtype, double value) {
        if (dtype == DType.INT64) {
            return (long) value;
        }
        return value;
    }
}
