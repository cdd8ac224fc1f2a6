package org.dezero.plain;

/** A matrix in a Java array: where its first element is, and how far apart its rows and its columns are. */
final class FloatMatrix {
    final float[] data;
    final int offset;
    final int rowStep;
    final int columnStep;

    FloatMatrix(float[] data, int offset, int rowStep, int columnStep) {
        this.data = data;
        this.offset = offset;
        this.rowStep = rowStep;
        this.columnStep = columnStep;
    }

    /** The matrix of the same strides that starts a distance further on. */
    FloatMatrix from(int distance) {
        return new FloatMatrix(data, offset + distance, rowStep, columnStep);
    }

    /** The same memory with rows for columns. */
    FloatMatrix transposed() {
        return new FloatMatrix(data, offset, columnStep, rowStep);
    }
}
