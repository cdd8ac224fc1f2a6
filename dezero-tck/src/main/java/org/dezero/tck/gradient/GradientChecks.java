package org.dezero.tck.gradient;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dezero.array.ArrayBackend;
import org.dezero.tck.Check;

/**
 * First and second derivatives compared with central differences, for every operation there is.
 *
 * <p>Which operations were compared is read off the graphs that the checks have built.
 */
public final class GradientChecks {
    private GradientChecks() {}

    /**
     * Two checks for each expression of a catalogue, and one that no class of a {@link org.dezero.Function} is without a
     * second-order check that holds. Making the list computes nothing; the checks may run in any order.
     */
    public static List<Check> checks(ArrayBackend backend) {
        List<Examination> examinations = new ArrayList<>();
        for (Expression e : Expressions.all(backend)) {
            examinations.add(new Examination(e, false, backend));
            examinations.add(new Examination(e, true, backend));
        }
        List<Check> checks = new ArrayList<>();
        for (Examination e : examinations) {
            checks.add(new Check("gradient", e.name(), e::run));
        }
        checks.add(new Check(
                "gradient",
                "every function has a second-order check",
                () -> assertCovered(FunctionClasses.all(), examinations)));
        return checks;
    }

    /** Fails unless every class is among the functions of a second-order check that held. */
    static void assertCovered(Set<Class<?>> classes, List<Examination> examinations) {
        if (classes.isEmpty()) {
            throw new AssertionError("no Function class was found");
        }
        Set<String> missing = new TreeSet<>();
        classes.forEach(c -> missing.add(c.getName()));
        for (Examination e : examinations) {
            if (e.isSecondOrder()) {
                e.functions().forEach(c -> missing.remove(c.getName()));
            }
        }
        if (!missing.isEmpty()) {
            throw new AssertionError("no second-order check holds for " + String.join(", ", missing)
                    + "; add an expression to the catalogue, or repair its gradient");
        }
    }
}
