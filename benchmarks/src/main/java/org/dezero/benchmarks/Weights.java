package org.dezero.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** The weights a model starts from, by name and in order. */
final class Weights {
    private final Map<String, Weight> all = new LinkedHashMap<>();

    /** Numbers in a shape. */
    record Weight(double[] values, int... dims) {}

    void put(String name, Weight weight) {
        all.put(name, weight);
    }

    /** The elements of one. */
    double[] of(String name) {
        Weight weight = all.get(name);
        if (weight == null) {
            throw new IllegalArgumentException("weights: there is no " + name);
        }
        return weight.values();
    }

    void forEach(BiConsumer<String, Weight> body) {
        all.forEach(body);
    }
}
