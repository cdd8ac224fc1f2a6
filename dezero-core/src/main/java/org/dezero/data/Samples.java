package org.dezero.data;

import java.util.Objects;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;
import org.jspecify.annotations.Nullable;

/** Images and labels in the form in which a network wants them: each byte becomes a number by a table. */
final class Samples implements Dataset {
    private final LabelledImages source;
    private final float @Nullable [] scale;
    private final Shape shape;
    private final int pixels;

    /**
     * The examples.
     *
     * @param scale the FLOAT32 number of each of the 256 bytes; null keeps them as INT64
     * @param flat whether an example is a row and not {@code (C, H, W)}
     */
    Samples(LabelledImages source, float @Nullable [] scale, boolean flat) {
        this.source = source;
        this.scale = scale;
        this.pixels = source.channels * source.height * source.width;
        this.shape = flat ? Shape.of(pixels) : Shape.of(source.channels, source.height, source.width);
    }

    Samples shaped(boolean flat) {
        return new Samples(source, scale, flat);
    }

    Samples unscaled() {
        return new Samples(source, null, false);
    }

    @Override
    public int size() {
        return source.labels.length;
    }

    @Override
    public Example get(int i) {
        Example one = gather(i);
        return new Example(one.x().reshape(shape.dims()), HostArray.of(one.t().longs(), Shape.SCALAR));
    }

    @Override
    public Example gather(int... indices) {
        long[] t = new long[indices.length];
        for (int i = 0; i < indices.length; i++) {
            t[i] = source.labels[Objects.checkIndex(indices[i], source.labels.length)] & 0xFF;
        }
        return new Example(scale == null ? bytes(indices) : scaled(indices, scale), HostArray.of(t));
    }

    private HostArray scaled(int[] indices, float[] table) {
        byte[] from = source.pixels;
        float[] out = new float[Math.multiplyExact(indices.length, pixels)];
        int to = 0;
        for (int index : indices) {
            int end = (index + 1) * pixels;
            for (int i = index * pixels; i < end; i++) {
                out[to++] = table[from[i] & 0xFF];
            }
        }
        return HostArray.of(out, Shape.of(indices.length).concat(shape));
    }

    private HostArray bytes(int[] indices) {
        byte[] from = source.pixels;
        long[] out = new long[Math.multiplyExact(indices.length, pixels)];
        int to = 0;
        for (int index : indices) {
            int end = (index + 1) * pixels;
            for (int i = index * pixels; i < end; i++) {
                out[to++] = from[i] & 0xFF;
            }
        }
        return HostArray.of(out, Shape.of(indices.length).concat(shape));
    }
}
