package org.dezero.benchmarks;

/** The same program without a library: the derivative by hand. */
public final class BareJvm {
    private BareJvm() {}

    /** Prints the gradient and the largest resident size of this process. */
    public static void main(String[] args) {
        double x = 0.5;
        double e = Math.exp(x * x);
        FirstGradient.report(4 * x * e * e);
    }
}
