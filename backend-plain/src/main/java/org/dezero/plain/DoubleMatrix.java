package org.dezero.plain;

/** A matrix in a Java array: where its first element is, and how far apart its rows and its columns are. */
final class DoubleMatrix {
    final double[] data;
    final int offset;
    final int rowStep;
    final int columnStep;

    DoubleMatrix(double[] data, int offset, int rowStep, int columnStep) {
        this.data = data;
        this.offset = offset;
        this.rowStep = rowStep;
        this.columnStep = columnStep;
    }

    /** The matrix of the same strides that starts a distance further on. */
    DoubleMatrix from(int distance) {
        return new DoubleMatrix(data, offset + distance, rowStep, columnStep);
    }

    /** The same memory with rows for columns. */
    DoubleMatrix transposed() {
        return new DoubleMatrix(data, offset, columnStep, rowStep);
    }
}
