package org.dezero.plain;

import java.util.Arrays;

/** The columns of a matrix of any strides. */
final class FloatMatrixColumns implements FloatColumns {
    private final FloatMatrix b;

    FloatMatrixColumns(FloatMatrix b) {
        this.b = b;
    }

    @Override
    public void pack(int k0, int depth, int j0, int count, float[] panel, int to, int width) {
        float[] from = b.data;
        int at = b.offset + k0 * b.rowStep + j0 * b.columnStep;
        if (b.columnStep == 1) {
            for (int l = 0; l < depth; l++) {
                System.arraycopy(from, at + l * b.rowStep, panel, to + l * width, count);
            }
        } else {
            int j = 0;
            for (; j <= count - 4; j += 4) {
                four(from, at + j * b.columnStep, b.rowStep, b.columnStep, panel, to + j, width, depth);
            }
            for (; j < count; j++) {
                Movement.line(from, at + j * b.columnStep, b.rowStep, panel, to + j, width, depth);
            }
        }
        if (count < width) {
            for (int l = 0; l < depth; l++) {
                Arrays.fill(panel, to + l * width + count, to + (l + 1) * width, 0);
            }
        }
    }

    /** Four columns side by side: of a transposed matrix each lies together in memory. */
    private static void four(
            float[] from, int at, int rowStep, int columnStep, float[] panel, int first, int width, int depth) {
        int p0 = at;
        int p1 = p0 + columnStep;
        int p2 = p1 + columnStep;
        int p3 = p2 + columnStep;
        int to = first;
        for (int l = 0; l < depth; l++) {
            panel[to] = from[p0];
            panel[to + 1] = from[p1];
            panel[to + 2] = from[p2];
            panel[to + 3] = from[p3];
            p0 += rowStep;
            p1 += rowStep;
            p2 += rowStep;
            p3 += rowStep;
            to += width;
        }
    }
}
