package org.dezero.examples.steps;

/**
 * New: the chain rule, multiplied from the output to the input, needs each function's derivative once, however many inputs
 * there are. The book explains it and has no program; here it is done by hand for {@code y = (e^(x^2))^2}.
 */
final class Step05 implements Step {
    @Override
    public void run(StepOutput out) {
        double x = 0.5;
        double a = x * x;
        double b = Math.exp(a);

        double dy = 1;
        double db = dy * 2 * b;
        double da = db * Math.exp(a);
        double dx = da * 2 * x;

        // y is e^(2 x^2), so its derivative is also known at once.
        double known = 4 * x * Math.exp(2 * x * x);
        out.property("the product of the derivatives is the derivative", Math.abs(dx / known - 1) < 1e-14);
    }
}
