package org.dezero.benchmarks;

/**
 * What scalar graphs are made of, so that each expression is written once and recorded by the library, by the hand-written
 * tape and by peers alike.
 *
 * @param <T> a recorded number
 */
interface ScalarAlgebra<T> {
    T add(T a, T b);

    T sub(T a, T b);

    T mul(T a, T b);

    T add(T a, double b);

    T mul(T a, double b);

    T square(T a);

    T exp(T a);

    T tanh(T a);
}
