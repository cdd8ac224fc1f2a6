package org.dezero.plain;

/** The columns of a matrix of any strides. */
final class FloatMatrixColumns implements FloatColumns {
    private static final int WIDTH = FloatVectorProduct.WIDTH;

    private final FloatMatrix b;

    FloatMatrixColumns(FloatMatrix b) {
        this.b = b;
    }

    @Override
    public void pack(int k0, int depth, int j0, int j1, float[] panels) {
        for (int j = j0; j < j1; j += WIDTH) {
            int count = Math.min(WIDTH, j1 - j);
            int to = (j - j0) * depth;
            if (b.columnStep == 1) {
                FloatVectorPanels.packRows(b, k0, depth, j, count, panels, to);
            } else {
                packColumns(k0, depth, j, count, panels, to, count > WIDTH / 2 ? WIDTH : WIDTH / 2);
            }
        }
    }

    private void packColumns(int k0, int depth, int j0, int count, float[] panels, int to, int width) {
        int at = b.offset + k0 * b.rowStep + j0 * b.columnStep;
        int j = 0;
        if (b.rowStep == 1 && width == WIDTH) {
            for (; j <= count - 4; j += 4) {
                fourTogether(b.data, at + j * b.columnStep, b.columnStep, panels, to + j, depth);
            }
        }
        for (; j <= count - 4; j += 4) {
            four(b.data, at + j * b.columnStep, b.rowStep, b.columnStep, panels, to + j, width, depth);
        }
        for (; j < count; j++) {
            Movement.line(b.data, at + j * b.columnStep, b.rowStep, panels, to + j, width, depth);
        }
        // Left alone, old content could be subnormal, which some machines are slow at.
        for (int l = 0; l < depth; l++) {
            for (int q = count; q < width; q++) {
                panels[to + l * width + q] = 0;
            }
        }
    }

    /** Four columns that each lie together in memory, as those of a transposed matrix do; with constant steps. */
    private static void fourTogether(float[] from, int p0, int columnStep, float[] panel, int first, int depth) {
        int p1 = p0 + columnStep;
        int p2 = p1 + columnStep;
        int p3 = p2 + columnStep;
        for (int l = 0; l < depth; l++) {
            int to = first + l * WIDTH;
            panel[to] = from[p0 + l];
            panel[to + 1] = from[p1 + l];
            panel[to + 2] = from[p2 + l];
            panel[to + 3] = from[p3 + l];
        }
    }

    /** Four columns side by side. */
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
