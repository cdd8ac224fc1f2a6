package org.dezero.layers;

/** What {@link Layer#loadWeights} puts up with. */
public enum LoadOption {
    /** Arrays in the file that the layer has no parameter for are left alone, as DeZero does. */
    IGNORE_EXTRA,
    /** Parameters that the file has no array for stay as they are: those of a new last layer, for example. */
    KEEP_MISSING
}
