package org.dezero.benchmarks;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A model and what is done with it, from a name such as {@code cnn-step} or {@code lstm-forward}.
 *
 * @param network null for the recurrent one
 * @param training whether it is a training step, or else the forward pass alone
 */
record TrainingWork(@Nullable Network network, boolean training) {
    static TrainingWork parse(String name) {
        int dash = name.lastIndexOf('-');
        String model = dash < 0 ? name : name.substring(0, dash);
        boolean training = name.endsWith("-step");
        if (!training && !name.endsWith("-forward")) {
            throw new IllegalArgumentException("training: no '" + name + "'");
        }
        return new TrainingWork(
                model.equals("lstm") ? null : Network.valueOf(model.toUpperCase(Locale.ROOT)), training);
    }

    /** The floating-point operations of its products. */
    double flops() {
        return network == null ? Lstm.flops(training) : network.flops(training);
    }
}
