package org.dezero;

import org.dezero.array.ArrayBackend;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.random.RandomState;
import org.jspecify.annotations.Nullable;

/** Dropout: a product with a random constant. */
final class Dropout {
    private Dropout() {}

    static Variable apply(Variable x, double ratio, @Nullable RandomState random) {
        if (!(ratio >= 0 && ratio < 1)) {
            throw new IllegalArgumentException(
                    "dropout: ratio " + ratio + " is out of range; give one from 0, below 1");
        }
        if (!Config.train()) {
            return x;
        }
        RandomState source = random == null ? Config.random() : random;
        double[] mask = new double[x.size()];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = source.rand() > ratio ? 1 : 0;
        }
        ArrayBackend xp = x.array().backend();
        NdArray kept = xp.fromHost(HostArray.of(mask, x.shape()));
        return F.div(F.mul(x, xp.cast(kept, x.dtype())), 1 - ratio);
    }
}
