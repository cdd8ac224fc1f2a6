package org.dezero.plain;

/**
 * Which loops run: those of the Vector API where its module is there, else the scalar ones.
 *
 * <p>{@link #ON} is fixed when the class is loaded, so that the JIT compiler sees a constant. Classes that touch
 * {@code jdk.incubator.vector} are only loaded behind it. {@code -Ddezero.simd=off} chooses the scalar loops.
 *
 * <p>Vectors are of the preferred species of their element type and of no other: on JDK 17, a second shape of
 * {@code FloatVector} in one process makes both many times slower.
 */
final class Simd {
    /** The property that chooses the scalar loops with {@code off}. */
    static final String PROPERTY = "dezero.simd";

    private static final String MODULE = "jdk.incubator.vector";

    /** Whether the loops of the Vector API run. */
    static final boolean ON = moduleIsThere() && !"off".equals(System.getProperty(PROPERTY));

    private Simd() {}

    static boolean moduleIsThere() {
        return ModuleLayer.boot().findModule(MODULE).isPresent();
    }

    /** What runs, for people: {@code "SIMD, 512 bits"} or {@code "scalar loops (...)"} with the reason and the remedy. */
    static String describe() {
        if (ON) {
            return "SIMD, " + FloatLanes.SPECIES.vectorBitSize() + " bits";
        }
        return moduleIsThere()
                ? "scalar loops (-D" + PROPERTY + "=off)"
                : "scalar loops (for SIMD start java with --add-modules " + MODULE + ")";
    }
}
