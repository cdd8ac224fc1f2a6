package org.dezero.benchmarks;

/** Derivatives of higher order at a number: what is computed, and by hand. */
enum ScalarDerivative {
    /** Ten steps of Newton's method on {@code x^4 - 2 x^2} from 2: two derivatives in each. */
    NEWTON("newton") {
        @Override
        double byHand() {
            double x = START;
            for (int i = 0; i < STEPS; i++) {
                x -= (4 * x * x * x - 4 * x) / (12 * x * x - 4);
            }
            return x;
        }
    },
    /** The fifth derivative of tanh at 1. */
    TANH_5("tanh-5") {
        @Override
        double byHand() {
            double y = Math.tanh(AT);
            double square = y * y;
            return (1 - square) * (16 - 120 * square + 120 * square * square);
        }
    };

    /** Where Newton's method begins. */
    static final double START = 2;

    /** How many steps it takes. */
    static final int STEPS = 10;

    /** Where tanh is differentiated. */
    static final double AT = 1;

    /** The order of the derivative of tanh. */
    static final int ORDER = 5;

    /** The name in the table. */
    final String text;

    ScalarDerivative(String text) {
        this.text = text;
    }

    abstract double byHand();

    static ScalarDerivative named(String text) {
        for (ScalarDerivative d : values()) {
            if (d.text.equals(text)) {
                return d;
            }
        }
        throw new IllegalArgumentException("higher-order: no '" + text + "'");
    }
}
