package org.dezero.benchmarks;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A model and what is done with it, from a name such as {@code cnn-step}, {@code lstm-forward} or {@code lstm-sequence-step}.
 *
 * @param network null for the recurrent one
 * @param sequence whether the recurrent one has a whole sequence in one call
 * @param training whether it is a training step, or else the forward pass alone
 */
record TrainingWork(@Nullable Network network, boolean sequence, boolean training) {
    static TrainingWork parse(String name) {
        int dash = name.lastIndexOf('-');
        String model = dash < 0 ? name : name.substring(0, dash);
        boolean training = name.endsWith("-step");
        if (!training && !name.endsWith("-forward")) {
            throw new IllegalArgumentException("training: no '" + name + "'");
        }
        boolean sequence = model.equals("lstm-sequence");
        return new TrainingWork(
                sequence || model.equals("lstm") ? null : Network.valueOf(model.toUpperCase(Locale.ROOT)),
                sequence,
                training);
    }

    /** The floating-point operations of its products. */
    double flops() {
        return network == null ? Lstm.flops(training) : network.flops(training);
    }
}
