package org.dezero.plain;

import org.dezero.array.DType;

/** Conversions between element types, one loop for each pair. */
final class Casts {
    private Casts() {}

    /** The n elements from {@code o} on as another type, for another array. */
    static Object cast(Object data, int o, int n, DType to) {
        switch (to) {
            case FLOAT32:
                return toFloats(data, o, n);
            case FLOAT64:
                return toDoubles(data, o, n);
            case INT64:
                return toLongs(data, o, n);
            default:
                return toBooleans(data, o, n);
        }
    }

    private static float[] toFloats(Object data, int o, int n) {
        float[] out = Buffers.floats(n);
        if (data instanceof double[] x) {
            for (int i = 0; i < n; i++) {
                out[i] = (float) x[o + i];
            }
        } else if (data instanceof long[] x) {
            for (int i = 0; i < n; i++) {
                out[i] = x[o + i];
            }
        } else if (data instanceof boolean[] x) {
            for (int i = 0; i < n; i++) {
                out[i] = x[o + i] ? 1 : 0;
            }
        } else {
            System.arraycopy(data, o, out, 0, n);
        }
        return out;
    }

    private static double[] toDoubles(Object data, int o, int n) {
        double[] out = Buffers.doubles(n);
        if (data instanceof float[] x) {
            for (int i = 0; i < n; i++) {
                out[i] = x[o + i];
            }
        } else if (data instanceof long[] x) {
            for (int i = 0; i < n; i++) {
                out[i] = x[o + i];
            }
        } else if (data instanceof boolean[] x) {
            for (int i = 0; i < n; i++) {
                out[i] = x[o + i] ? 1 : 0;
            }
        } else {
            System.arraycopy(data, o, out, 0, n);
        }
        return out;
    }

    private static long[] toLongs(Object data, int o, int n) {
        long[] out = Buffers.longs(n);
        if (data instanceof float[] x) {
            for (int i = 0; i < n; i++) {
                out[i] = (long) x[o + i];
            }
        } else if (data instanceof double[] x) {
            for (int i = 0; i < n; i++) {
                out[i] = (long) x[o + i];
            }
        } else if (data instanceof boolean[] x) {
            for (int i = 0; i < n; i++) {
                out[i] = x[o + i] ? 1 : 0;
            }
        } else {
            System.arraycopy(data, o, out, 0, n);
        }
        return out;
    }

    private static boolean[] toBooleans(Object data, int o, int n) {
        boolean[] out = Buffers.booleans(n);
        if (data instanceof float[] x) {
            for (int i = 0; i < n; i++) {
                out[i] = x[o + i] != 0;
            }
        } else if (data instanceof double[] x) {
            for (int i = 0; i < n; i++) {
                out[i] = x[o + i] != 0;
            }
        } else if (data instanceof long[] x) {
            for (int i = 0; i < n; i++) {
                out[i] = x[o + i] != 0;
            }
        } else {
            System.arraycopy(data, o, out, 0, n);
        }
        return out;
    }
}
