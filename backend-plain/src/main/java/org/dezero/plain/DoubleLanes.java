package org.dezero.plain;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** The one shape of {@code DoubleVector} that is used; loaded only where {@link Simd#ON}. */
final class DoubleLanes {
    static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    /** Elements in a vector. */
    static final int LENGTH = SPECIES.length();

    private DoubleLanes() {}
}
