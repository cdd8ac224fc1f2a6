package org.dezero.benchmarks;

/**
 * A scalar graph and what is done with it, from a name such as {@code chain-1000} or {@code chain-1000-forward}.
 *
 * @param backward whether it is differentiated, or else only recorded: what that allocates is the graph
 */
record ScalarWork(ScalarExpression expression, boolean backward) {
    /** What comes behind the name of an expression that is only recorded. */
    static final String FORWARD = "-forward";

    static ScalarWork parse(String name) {
        return name.endsWith(FORWARD)
                ? new ScalarWork(ScalarExpression.named(name.substring(0, name.length() - FORWARD.length())), false)
                : new ScalarWork(ScalarExpression.named(name), true);
    }
}
