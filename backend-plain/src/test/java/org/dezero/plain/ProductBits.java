package org.dezero.plain;

import java.util.Random;
import java.util.zip.CRC32;
import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;
import org.dezero.array.Window2d;

/** Prints a checksum of the bits of products and convolutions whose sums are rounded, and so depend on their order. */
final class ProductBits {
    /** Each is large enough to be shared, and takes another way: tiles by rows and by columns, dot products. */
    private static final int[][] SIZES = {
        {141, 143, 85}, {20, 201, 381}, {903, 230, 7}, {3, 2200, 250}, {290, 1900, 3}, {4, 135_000, 3}, {7, 8, 9},
    };

    /** Enough for the interpreter, which takes a hundred times as long. */
    private static final int[][] FEW_SIZES = {{23, 40, 37}, {3, 100, 20}, {41, 19, 7}};

    private ProductBits() {}

    /** With an argument, for a few small sizes only. */
    public static void main(String[] args) {
        System.out.println("bits " + checksum(args.length > 0));
    }

    static long checksum(boolean few) {
        ArrayBackend xp = new PlainBackend();
        CRC32 crc = new CRC32();
        Random random = new Random(5);
        for (DType t : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
            for (int[] s : few ? FEW_SIZES : SIZES) {
                NdArray a = array(xp, random, t, s[0], s[1]);
                NdArray b = array(xp, random, t, s[1], s[2]);
                NdArray at = xp.transpose(array(xp, random, t, s[1], s[0]), new int[] {1, 0});
                NdArray bt = xp.transpose(array(xp, random, t, s[2], s[1]), new int[] {1, 0});
                add(crc, xp.matmul(a, b));
                add(crc, xp.matmul(at, b));
                add(crc, xp.linear(a, bt, array(xp, random, t, s[2])));
            }
            int h = few ? 5 : 25;
            NdArray left = array(xp, random, t, 30, few ? 7 : 100);
            NdArray right = array(xp, random, t, few ? 7 : 100, 90);
            // Two products at once.
            for (NdArray gradient : xp.matmulGrads(xp.matmul(left, right), left, right)) {
                add(crc, gradient);
            }
            // Examples in several parts, unless there are few.
            int n = few ? 3 : 35;
            NdArray w = array(xp, random, t, 37, 148);
            NdArray state = array(xp, random, t, n, 37);
            NdArray[] after = xp.lstm(array(xp, random, t, 6, n, 148), w, state, state);
            for (NdArray[] all : new NdArray[][] {after, xp.lstmGrad(after[0], after[1], w, state, state, after)}) {
                for (NdArray result : all) {
                    add(crc, result);
                }
            }
            add(crc, xp.batchMatmul(array(xp, random, t, 5, 4 * h, h), array(xp, random, t, 5, h, 143)));
            for (int channels : new int[] {3, 8}) {
                Window2d window = Window2d.of(3, 3).pad(1, 1);
                int filters = few ? 7 : 29;
                NdArray x = array(xp, random, t, 4, channels, h, 23);
                NdArray weights = array(xp, random, t, filters, channels, 3, 3);
                NdArray gy = array(xp, random, t, 4, filters, h, 23);
                add(crc, xp.conv2d(x, weights, window));
                add(crc, xp.conv2dInputGrad(gy, weights, x.shape(), window));
                add(crc, xp.conv2dWeightGrad(x, gy, window));
            }
        }
        return crc.getValue();
    }

    private static NdArray array(ArrayBackend xp, Random random, DType t, int... dims) {
        double[] values = new double[Shape.of(dims).size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextGaussian();
        }
        return xp.cast(xp.fromHost(HostArray.of(values, dims)), t);
    }

    private static void add(CRC32 crc, NdArray x) {
        for (double v : x.toHost().toDoubleArray()) {
            long bits = Double.doubleToRawLongBits(v);
            for (int i = 0; i < 64; i += 8) {
                crc.update((int) (bits >>> i) & 0xff);
            }
        }
    }
}
