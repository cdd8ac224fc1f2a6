package org.dezero.layers;

import org.dezero.Config;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;
import org.dezero.random.RandomState;
import org.jspecify.annotations.Nullable;

/** The weights that layers start from: standard normal numbers, scaled. */
final class NormalWeights {
    private NormalWeights() {}

    /**
     * Weights drawn in row order. As NumPy 1.x multiplies a FLOAT32 array by a FLOAT64 scalar, number and scale are rounded
     * to the dtype before the product is.
     *
     * @param source null for {@link Config#random()}
     * @param dtype FLOAT32 or FLOAT64
     */
    static HostArray draw(@Nullable RandomState source, Shape shape, DType dtype, double scale) {
        RandomState random = source == null ? Config.random() : source;
        if (dtype == DType.FLOAT64) {
            double[] values = new double[shape.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = random.randn() * scale;
            }
            return HostArray.of(values, shape);
        }
        // Straight into floats: the first fully connected layer of VGG16 has a hundred million.
        float[] values = new float[shape.size()];
        float rounded = (float) scale;
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.randn() * rounded;
        }
        return HostArray.of(values, shape);
    }
}
