package org.dezero.benchmarks;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The shape of a matrix product as the table has it: {@code 100x784x1000} is {@code (100, 784)} by {@code (784, 1000)}.
 *
 * <p>With {@code A^T} or {@code B^T} behind it the operand is the transposed view of an array that is stored the other way
 * round; {@code 32 of 64x64x64} is a batch.
 *
 * @param batch the number of products; 0 for a product of two matrices
 */
record MatrixShape(int batch, int m, int k, int n, boolean transposedA, boolean transposedB) {
    private static final Pattern TEXT = Pattern.compile("(?:(\\d+) of )?(\\d+)x(\\d+)x(\\d+)( A\\^T)?( B\\^T)?");

    /** The largest product whose elements are all compared; of larger ones some rows are. */
    private static final int FEW = 512 * 512;

    static MatrixShape parse(String text) {
        Matcher found = TEXT.matcher(text);
        if (!found.matches()) {
            throw new IllegalArgumentException("matmul: not a shape: '" + text + "'");
        }
        String batch = found.group(1);
        return new MatrixShape(
                batch == null ? 0 : Integer.parseInt(batch),
                Integer.parseInt(found.group(2)),
                Integer.parseInt(found.group(3)),
                Integer.parseInt(found.group(4)),
                found.group(5) != null,
                found.group(6) != null);
    }

    /** How many matrices there are on each side. */
    int count() {
        return Math.max(1, batch);
    }

    /** The shape the left operand is stored in. */
    int[] storedA() {
        return stored(transposedA ? k : m, transposedA ? m : k);
    }

    /** The shape the right operand is stored in. */
    int[] storedB() {
        return stored(transposedB ? n : k, transposedB ? k : n);
    }

    private int[] stored(int rows, int columns) {
        return batch == 0 ? new int[] {rows, columns} : new int[] {batch, rows, columns};
    }

    /** The elements of the left operand as they are stored. */
    double[] a() {
        return Numbers.uniform(0, -1, 1, count() * m * k);
    }

    /** The elements of the right operand as they are stored. */
    double[] b() {
        return Numbers.uniform(1, -1, 1, count() * k * n);
    }

    /** Floating-point operations of the product. */
    double flops() {
        return 2.0 * count() * m * k * n;
    }

    /** Every how many rows one is compared. */
    int rowStep() {
        return count() * m * n <= FEW ? 1 : m / 4 + 3;
    }

    /** The rows that are compared, of a product that is one array row by row. */
    double[] compared(double[] product) {
        int rows = count() * m;
        int step = rowStep();
        double[] out = new double[(rows + step - 1) / step * n];
        for (int row = 0, to = 0; row < rows; row += step, to += n) {
            System.arraycopy(product, row * n, out, to, n);
        }
        return out;
    }
}
