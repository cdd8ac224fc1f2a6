package org.dezero.plain;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The one shape of {@code FloatVector} that is used; loaded only where {@link Simd#ON}. */
final class FloatLanes {
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    /** Elements in a vector. */
    static final int LENGTH = SPECIES.length();

    private FloatLanes() {}
}
