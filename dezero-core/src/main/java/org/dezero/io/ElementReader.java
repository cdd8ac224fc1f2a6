package org.dezero.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;

/** Reads the elements of one array, converting a piece at a time, so that memory holds them once. */
final class ElementReader {
    private static final int PIECE_BYTES = 1 << 16;

    private final NpyHeader header;
    private final DType dtype;
    private final Object out;
    private final FortranOrder order;

    private ElementReader(NpyHeader header, DType dtype) {
        this.header = header;
        this.dtype = dtype;
        out = newArray(dtype, header.shape().size());
        order = new FortranOrder(header.shape());
    }

    /**
     * The array whose header has been read; the stream must end with it.
     *
     * @param dtype what to convert to, as {@link HostArray#cast} does
     * @param name for messages
     */
    static HostArray read(InputStream in, NpyHeader header, DType dtype, String name) throws IOException {
        ElementReader reader = new ElementReader(header, dtype);
        int elementBytes = header.format().bytes();
        byte[] bytes = new byte[PIECE_BYTES];
        ByteBuffer piece = ByteBuffer.wrap(bytes).order(header.byteOrder());
        int size = header.shape().size();
        for (int done = 0; done < size; ) {
            int n = Math.min(size - done, PIECE_BYTES / elementBytes);
            if (in.readNBytes(bytes, 0, n * elementBytes) < n * elementBytes) {
                throw new IOException(
                        name + ": damaged: it ends within the elements of " + header + "; get the file again");
            }
            reader.convert(piece.rewind(), done, n);
            done += n;
        }
        if (in.read() >= 0) {
            throw new IOException(
                    name + ": damaged: it goes on behind the elements of " + header + "; get the file again");
        }
        return array(reader.out, dtype, header.shape());
    }

    private void convert(ByteBuffer piece, int done, int n) {
        boolean scatter = header.fortranOrder() && header.shape().ndim() > 1;
        if (dtype == header.dtype() && !scatter) {
            header.format().read(piece, out, done, n);
            return;
        }
        Object read = newArray(header.dtype(), n);
        header.format().read(piece, read, 0, n);
        Object values = values(array(read, header.dtype(), Shape.of(n)).cast(dtype));
        if (!scatter) {
            System.arraycopy(values, 0, out, done, n);
            return;
        }
        for (int i = 0; i < n; i++) {
            System.arraycopy(values, i, out, order.next(), 1);
        }
    }

    /** The places in row order of the elements in Fortran's order, whose first axis runs fastest. */
    private static final class FortranOrder {
        private final int[] dims;
        private final int[] strides;
        private final int[] index;
        private int offset;

        FortranOrder(Shape shape) {
            dims = shape.dims();
            strides = new int[dims.length];
            index = new int[dims.length];
            int stride = 1;
            for (int axis = dims.length - 1; axis >= 0; axis--) {
                strides[axis] = stride;
                stride *= Math.max(dims[axis], 1);
            }
        }

        int next() {
            int here = offset;
            for (int axis = 0; axis < dims.length; axis++) {
                index[axis]++;
                offset += strides[axis];
                if (index[axis] < dims[axis]) {
                    break;
                }
                offset -= dims[axis] * strides[axis];
                index[axis] = 0;
            }
            return here;
        }
    }

    private static Object newArray(DType dtype, int n) {
        return switch (dtype) {
            case BOOL -> new boolean[n];
            case INT64 -> new long[n];
            case FLOAT32 -> new float[n];
            case FLOAT64 -> new double[n];
        };
    }

    private static HostArray array(Object values, DType dtype, Shape shape) {
        return switch (dtype) {
            case BOOL -> HostArray.of((boolean[]) values, shape);
            case INT64 -> HostArray.of((long[]) values, shape);
            case FLOAT32 -> HostArray.of((float[]) values, shape);
            case FLOAT64 -> HostArray.of((double[]) values, shape);
        };
    }

    private static Object values(HostArray array) {
        return switch (array.dtype()) {
            case BOOL -> array.booleans();
            case INT64 -> array.longs();
            case FLOAT32 -> array.floats();
            case FLOAT64 -> array.doubles();
        };
    }
}
