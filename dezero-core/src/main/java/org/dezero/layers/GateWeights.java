package org.dezero.layers;

import org.dezero.Config;
import org.dezero.F;
import org.dezero.Variable;
import org.jspecify.annotations.Nullable;

/**
 * Four {@link Linear} layers of the same input as one: a single matrix product for all gates.
 *
 * <p>The weights stay the layers' own, under their own names; here they are put side by side in the graph, once for as many
 * steps as nothing about them changes.
 */
final class GateWeights {
    private final Linear[] layers;
    private @Nullable Variable w;
    private @Nullable Variable b;
    private int versions;

    GateWeights(Linear... layers) {
        this.layers = layers;
    }

    /** Makes the weights there are not yet, from the last axis of an input. */
    void fill(Variable x) {
        for (Linear layer : layers) {
            if (layer.isUnfilled()) {
                layer.fill(x, -1);
            }
        }
    }

    /** What the layers give, side by side; they must have been used or filled before. */
    Variable apply(Variable x) {
        Variable weights = weights();
        Variable bias = b;
        return bias == null ? F.linear(x, weights) : F.linear(x, weights, bias);
    }

    /** The weights side by side. */
    Variable weights() {
        Variable weights = w;
        if (weights == null || !holds(weights)) {
            weights = F.concat(1, layers[0].W, layers[1].W, layers[2].W, layers[3].W);
            w = weights;
            b = biases();
            versions = sumOfVersions();
        }
        return weights;
    }

    private @Nullable Variable biases() {
        Variable[] all = new Variable[layers.length];
        for (int i = 0; i < all.length; i++) {
            Variable one = layers[i].b;
            if (one == null) {
                return null;
            }
            all[i] = one;
        }
        return F.concat(0, all);
    }

    /** Whether the weights are still those, and recorded as is asked now: unchain cuts them off from the parameters. */
    private boolean holds(Variable weights) {
        return versions == sumOfVersions() && (weights.creator() != null) == Config.enableBackprop();
    }

    private int sumOfVersions() {
        int sum = 0;
        for (Linear layer : layers) {
            sum += layer.W.version() + (layer.b == null ? 0 : layer.b.version());
        }
        return sum;
    }

    /** Forgets the weights side by side, which end with an array scope. */
    void forget() {
        w = null;
        b = null;
    }
}
