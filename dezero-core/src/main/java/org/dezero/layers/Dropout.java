package org.dezero.layers;

import org.dezero.Config;
import org.dezero.F;
import org.dezero.Variable;
import org.dezero.random.RandomState;
import org.jspecify.annotations.Nullable;

/**
 * {@link F#dropout(Variable, double)} as a layer: in training zero with probability {@code ratio}, else
 * {@code x / (1 - ratio)}; under {@link Config#testMode()} {@code x}.
 */
public final class Dropout extends UnaryLayer {
    private final double ratio;
    private final @Nullable RandomState random;

    /** Draws from {@link Config#random()}. */
    public Dropout(double ratio) {
        this(ratio, null);
    }

    /**
     * Draws from {@code random}, or from {@link Config#random()} if it is null.
     *
     * @param ratio from 0, below 1
     * @throws IllegalArgumentException for another ratio
     */
    public Dropout(double ratio, @Nullable RandomState random) {
        if (!(ratio >= 0 && ratio < 1)) {
            throw new IllegalArgumentException(
                    "Dropout: ratio " + ratio + " is out of range; give one from 0, below 1");
        }
        this.ratio = ratio;
        this.random = random;
    }

    @Override
    protected Variable forward(Variable x) {
        return random == null ? F.dropout(x, ratio) : F.dropout(x, ratio, random);
    }
}
