package org.dezero.tck;

/**
 * A sum of doubles that loses almost nothing: the rounding error of every addition and product is kept and added at the
 * end. With an infinity or NaN among the terms it is the ordinary sum.
 */
final class CompensatedSum {
    private double high;
    private double low;
    private double ordinary;

    void add(double x) {
        ordinary += x;
        double sum = high + x;
        double part = sum - high;
        low += (high - (sum - part)) + (x - part);
        high = sum;
    }

    void addProduct(double a, double b) {
        double product = a * b;
        add(product);
        low += Math.fma(a, b, -product);
    }

    double value() {
        double sum = high + low;
        // inf - inf in the error terms would turn a plain infinity into NaN.
        return Double.isFinite(sum) ? sum : ordinary;
    }
}
