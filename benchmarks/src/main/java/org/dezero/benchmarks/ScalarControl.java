package org.dezero.benchmarks;

import java.util.Map;

/** A graph of scalars on the hand-written {@link Tape}, in doubles whatever the dtype. */
final class ScalarControl implements Workload {
    private final ScalarExpression expression;
    private final boolean backward;
    private Tape.Entry x;
    private Tape.Entry a;
    private Tape.Entry y;

    ScalarControl(ScalarWork work) {
        expression = work.expression();
        backward = work.backward();
        x = new Tape().leaf(expression.x);
        a = x;
        y = x;
    }

    @Override
    public Object step() {
        Tape tape = new Tape();
        x = tape.leaf(expression.x);
        a = tape.leaf(expression.a);
        y = expression.of(tape, x, a);
        if (backward) {
            tape.backward();
        }
        return y;
    }

    @Override
    public Map<String, double[]> results() {
        step();
        if (!backward) {
            return Map.of("y", new double[] {y.value});
        }
        return Map.of("y", new double[] {y.value}, "dx", new double[] {x.grad}, "da", new double[] {a.grad});
    }
}
