package org.dezero.examples.steps;

import java.util.List;
import java.util.function.Supplier;

/** The steps of the book in order. */
final class Steps {
    static final List<ListedStep> ALL = List.of(
            step(1, "a box for an array", Step01::new),
            step(2, "a function that makes variables", Step02::new),
            step(3, "functions in a chain", Step03::new),
            step(4, "a derivative from differences", Step04::new),
            silent(5, "the chain rule", Step05::new),
            step(6, "gradients by hand, backwards", Step06::new),
            step(7, "the way back found by itself", Step07::new),
            step(8, "the way back in a loop", Step08::new),
            step(9, "functions that look like functions", Step09::new),
            step(10, "tests of a gradient", Step10::new),
            step(11, "several inputs and outputs", Step11::new),
            step(12, "functions of two inputs", Step12::new),
            step(13, "gradients of several inputs", Step13::new),
            step(14, "a variable used twice", Step14::new),
            silent(15, "graphs that fork and join", Step15::new),
            step(16, "generations", Step16::new),
            step(17, "memory without cycles", Step17::new),
            step(18, "less memory", Step18::new),
            step(19, "names and shapes", Step19::new),
            step(20, "multiplication", Step20::new),
            step(21, "arrays and numbers as operands", Step21::new),
            step(22, "the other operators", Step22::new),
            step(23, "a library", Step23::new),
            step(24, "functions that test optimizers", Step24::new),
            silent(25, "graphs as text", Step25::new),
            step(26, "graphs as pictures", Step26::new),
            step(27, "the sine and its Taylor series", Step27::new),
            step(28, "gradient descent", Step28::new),
            step(29, "Newton's method by hand", Step29::new),
            silent(30, "what a computation leaves behind", Step30::new),
            silent(31, "the gradient of a gradient", Step31::new),
            silent(32, "gradients with a graph", Step32::new),
            step(33, "Newton's method by itself", Step33::new),
            step(34, "derivatives of the sine", Step34::new),
            step(35, "derivatives of the hyperbolic tangent", Step35::new),
            step(36, "gradients within a computation", Step36::new),
            step(37, "arrays", Step37::new),
            step(38, "shapes", Step38::new),
            step(39, "sums along axes", Step39::new),
            step(40, "broadcasting", Step40::new),
            step(41, "the matrix product", Step41::new),
            step(42, "linear regression", Step42::new),
            step(43, "a neural network", Step43::new),
            step(44, "layers that own their parameters", Step44::new),
            step(45, "models made of layers", Step45::new),
            step(46, "optimizers", Step46::new),
            step(47, "softmax and cross entropy", Step47::new),
            step(48, "a spiral in small batches", Step48::new),
            step(49, "data sets", Step49::new),
            step(50, "the data loader", Step50::new),
            step(51, "handwritten digits", Step51::new),
            step(52, "another backend", Step52::new),
            step(53, "saving and loading", Step53::new),
            step(54, "dropout and the test mode", Step54::new),
            step(55, "the size of a convolution", Step55::new),
            silent(56, "channels and batches", Step56::new),
            step(57, "convolution as a matrix product", Step57::new),
            step(58, "a network for a thousand classes", Step58::new),
            step(59, "a recurrent network", Step59::new),
            step(60, "a recurrent network with gates", Step60::new));

    private Steps() {}

    static ListedStep get(int number) {
        return ALL.stream()
                .filter(s -> s.number() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no step " + number));
    }

    private static ListedStep step(int number, String title, Supplier<Step> step) {
        return new ListedStep(number, title, false, step);
    }

    /** A step for which the book has a text and no program. */
    private static ListedStep silent(int number, String title, Supplier<Step> step) {
        return new ListedStep(number, title, true, step);
    }
}
