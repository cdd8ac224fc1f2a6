package org.dezero.optimizers;

import java.util.ArrayList;
import java.util.List;
import org.dezero.Parameter;
import org.dezero.layers.Layer;

/**
 * Takes the gradients of some parameters away, so that they stay as they are and hooks added later do not see them.
 */
public final class FreezeParam implements Hook {
    private final List<Layer> layers;
    private final List<Parameter> parameters;

    /** Freezes all parameters of the given layers, also those a layer gets later. */
    public FreezeParam(Layer... layers) {
        this.layers = List.of(layers);
        this.parameters = List.of();
    }

    /** Freezes the given parameters. */
    public FreezeParam(Parameter... parameters) {
        this.layers = List.of();
        this.parameters = List.of(parameters);
    }

    @Override
    public void run(List<Parameter> withGradient) {
        List<Parameter> frozen = new ArrayList<>(parameters);
        for (Layer layer : layers) {
            frozen.addAll(layer.params());
        }
        for (Parameter p : frozen) {
            p.clearGrad();
        }
    }
}
