package org.dezero.benchmarks;

/** The scalar graphs, each a function of two leaves. */
enum ScalarExpression {
    /** {@code (e^(x^2))^2}, the first example of the book; {@code a} is not used. */
    SQUARE_EXP_SQUARE("square-exp-square", 3, 0.5, 0.9) {
        @Override
        <T> T of(ScalarAlgebra<T> f, T x, T a) {
            return f.square(f.exp(f.square(x)));
        }
    },

    /** {@code y = y a + x}, fifty times. */
    CHAIN_100("chain-100", 100, 0.5, 0.9) {
        @Override
        <T> T of(ScalarAlgebra<T> f, T x, T a) {
            return chain(f, x, a, 50);
        }
    },

    /** {@code y = y a + x}, five hundred times. */
    CHAIN_1000("chain-1000", 1000, 0.5, 0.9) {
        @Override
        <T> T of(ScalarAlgebra<T> f, T x, T a) {
            return chain(f, x, a, 500);
        }
    },

    /** {@code y = y a + x}, five hundred thousand times. */
    CHAIN_1000000("chain-1000000", 1_000_000, 0.5, 0.9) {
        @Override
        <T> T of(ScalarAlgebra<T> f, T x, T a) {
            return chain(f, x, a, 500_000);
        }
    },

    /** {@code 100 (a - x^2)^2 + (x - 1)^2}. */
    ROSENBROCK("rosenbrock", 7, 0.5, 2) {
        @Override
        <T> T of(ScalarAlgebra<T> f, T x, T a) {
            T valley = f.mul(f.square(f.sub(a, f.square(x))), 100);
            return f.add(valley, f.square(f.add(x, -1)));
        }
    },

    /** The Goldstein-Price function. */
    GOLDSTEIN_PRICE("goldstein-price", 36, 1, 1.5) {
        @Override
        <T> T of(ScalarAlgebra<T> f, T x, T a) {
            T first = f.square(f.add(f.add(x, a), 1));
            T second = polynomial(f, x, a, 19, -14, 3, -14, 6, 3);
            T third = f.square(f.sub(f.mul(x, 2), f.mul(a, 3)));
            T fourth = polynomial(f, x, a, 18, -32, 12, 48, -36, 27);
            return f.mul(f.add(f.mul(first, second), 1), f.add(f.mul(third, fourth), 30));
        }
    };

    /** The name in the table. */
    final String text;

    /** The number of operations, about. */
    final int operations;

    /** Where it is evaluated. */
    final double x;

    /** The second leaf. */
    final double a;

    ScalarExpression(String text, int operations, double x, double a) {
        this.text = text;
        this.operations = operations;
        this.x = x;
        this.a = a;
    }

    abstract <T> T of(ScalarAlgebra<T> f, T x, T a);

    private static <T> T chain(ScalarAlgebra<T> f, T x, T a, int pairs) {
        T y = x;
        for (int i = 0; i < pairs; i++) {
            y = f.add(f.mul(y, a), x);
        }
        return y;
    }

    /** {@code c + cx x + cxx x^2 + ca a + cxa x a + caa a^2}. */
    private static <T> T polynomial(
            ScalarAlgebra<T> f, T x, T a, double c, double cx, double cxx, double ca, double cxa, double caa) {
        T inX = f.add(f.add(f.mul(x, cx), f.mul(f.square(x), cxx)), c);
        T inA = f.add(f.mul(a, ca), f.mul(f.square(a), caa));
        return f.add(f.add(inX, inA), f.mul(f.mul(x, a), cxa));
    }

    static ScalarExpression named(String text) {
        for (ScalarExpression e : values()) {
            if (e.text.equals(text)) {
                return e;
            }
        }
        throw new IllegalArgumentException("scalar: no expression '" + text + "'");
    }
}
