package org.dezero.models;

import org.dezero.layers.UnaryLayer;

/**
 * The outermost layer: what is trained, saved and drawn. A model of several inputs extends
 * {@link org.dezero.layers.Layer}.
 */
public abstract class Model extends UnaryLayer {
    /** For subclasses. */
    protected Model() {}
}
