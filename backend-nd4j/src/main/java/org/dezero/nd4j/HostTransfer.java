package org.dezero.nd4j;

import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** Copies between the JVM's arrays and ND4J's buffers. */
final class HostTransfer {
    private HostTransfer() {}

    /** An array with a copy of the elements; INT64 with their bounds. */
    static Nd4jArray upload(HostArray values, NativeCalls calls) {
        Shape shape = values.shape();
        DType dtype = values.dtype();
        if (shape.size() == 0) {
            return calls.empty(dtype, shape);
        }
        calls.allocating((long) shape.size() * dtype.itemSize());
        DataType type = Types.nd(dtype);
        IndexRange range = null;
        DataBuffer buffer;
        switch (dtype) {
            case FLOAT32:
                buffer = Nd4j.createTypedBufferDetached(values.floats(), type);
                break;
            case FLOAT64:
                buffer = Nd4j.createTypedBufferDetached(values.doubles(), type);
                break;
            case INT64:
                range = range(values.longs());
                buffer = Nd4j.createTypedBufferDetached(values.longs(), type);
                break;
            default:
                buffer = Nd4j.createTypedBufferDetached(values.booleans(), type);
        }
        var nd = Nd4j.create(buffer, Types.lengths(shape), Nd4jArray.denseStrides(shape), 0, 'c', type);
        return calls.fresh(dtype, shape, nd).withRange(range);
    }

    private static IndexRange range(long[] values) {
        long min = values[0];
        long max = values[0];
        for (long v : values) {
            min = Math.min(min, v);
            max = Math.max(max, v);
        }
        return new IndexRange(min, max);
    }

    /** A fresh copy of the elements in row order. */
    static HostArray download(Nd4jArray x, NativeCalls calls) {
        Nd4jBuffer memory = x.buffer();
        if (x.size() == 0) {
            return HostArray.full(x.shape(), x.dtype(), 0);
        }
        DataBuffer buffer = memory.data();
        if (!x.isDense() || x.offset() != 0 || buffer.length() != x.size()) {
            // A buffer is read whole.
            return download(calls.copy(x), calls);
        }
        switch (x.dtype()) {
            case FLOAT32:
                return HostArray.of(buffer.asFloat(), x.shape());
            case FLOAT64:
                return HostArray.of(buffer.asDouble(), x.shape());
            case INT64:
                return HostArray.of(buffer.asLong(), x.shape());
            default:
                int[] bits = buffer.asInt();
                boolean[] values = new boolean[bits.length];
                for (int i = 0; i < bits.length; i++) {
                    values[i] = bits[i] != 0;
                }
                return HostArray.of(values, x.shape());
        }
    }
}
