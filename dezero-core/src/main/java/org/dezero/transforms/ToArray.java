package org.dezero.transforms;

import java.util.function.Function;
import org.dezero.array.DType;
import org.dezero.array.HostArray;

/** Makes an array {@code (C, H, W)} of an image, values from 0 to 255; a grey one becomes {@code (1, H, W)}. */
public final class ToArray implements Function<Image, HostArray> {
    private final DType dtype;

    /** Arrays of FLOAT32. */
    public ToArray() {
        this(DType.FLOAT32);
    }

    /** Arrays of a dtype; BOOL tells what is not 0. */
    public ToArray(DType dtype) {
        this.dtype = dtype;
    }

    @Override
    public HostArray apply(Image image) {
        int channels = image.mode().channels();
        int pixels = image.height() * image.width();
        byte[] in = image.bytes();
        float[] out = new float[in.length];
        for (int c = 0; c < channels; c++) {
            for (int i = 0; i < pixels; i++) {
                out[c * pixels + i] = in[i * channels + c] & 0xFF;
            }
        }
        return HostArray.of(out, channels, image.height(), image.width()).cast(dtype);
    }
}
