package org.dezero.plain;

import java.lang.System.Logger.Level;

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
    private static final String MODULE = "jdk.incubator.vector";

    /** Whether the loops of the Vector API run. */
    static final boolean ON = moduleIsThere() && !isDeclined();

    /** Threads that look at the same time may tell twice; that is worth no lock. */
    private static boolean told;

    private Simd() {}

    /** Whether somebody wants the scalar loops. */
    private static boolean isDeclined() {
        return !Options.simd();
    }

    static boolean moduleIsThere() {
        return ModuleLayer.boot().findModule(MODULE).isPresent();
    }

    /**
     * Says once that the scalar loops run for lack of the module, and what to do about it. Called for the first array for
     * which it matters, so that a program with a few numbers is not bothered.
     */
    static void tell() {
        if (!ON && !told && !isDeclined()) {
            told = true;
            System.getLogger("org.dezero.plain")
                    .log(
                            Level.INFO,
                            "array backend 'plain' runs scalar loops, which are several times slower than SIMD: start java "
                                    + "with --add-modules " + MODULE);
        }
    }

    /** What runs, for people: {@code "SIMD, 512 bits"} or {@code "scalar loops (...)"} with the reason and the remedy. */
    static String describe() {
        if (ON) {
            return "SIMD, " + FloatLanes.SPECIES.vectorBitSize() + " bits";
        }
        return isDeclined()
                ? "scalar loops (-D" + Options.SIMD + "=off)"
                : "scalar loops (for SIMD start java with --add-modules " + MODULE + ")";
    }
}
