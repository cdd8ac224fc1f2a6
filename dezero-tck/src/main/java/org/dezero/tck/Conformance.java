package org.dezero.tck;

import java.util.List;
import org.dezero.array.ArrayBackend;

/**
 * The checks that make a backend one.
 *
 * <pre>{@code
 * Tally tally = Tally.of(Conformance.checks(backend), System.out::println);
 * System.out.println(tally);      // 1200 passed, 0 failed, 0 skipped
 * }</pre>
 */
public final class Conformance {
    private Conformance() {}

    /**
     * Everything the interface pins down, for every method of {@link ArrayBackend}: results on contiguous, transposed,
     * sliced, reversed and broadcast operands, special values, empty arrays, refusals, immutability, donation, threads;
     * and every method that has a default once more by that default over the backend's primitives.
     *
     * <p>Making the list computes nothing. The checks are independent of each other, use fixed seeds, and may run in
     * any order.
     */
    public static List<Check> checks(ArrayBackend backend) {
        CheckList list = new CheckList(backend);
        CreationChecks.addTo(list);
        UnaryChecks.addTo(list);
        BinaryChecks.addTo(list);
        CompareChecks.addTo(list);
        WhereChecks.addTo(list);
        ReduceChecks.addTo(list);
        ArgMaxChecks.addTo(list);
        MatmulChecks.addTo(list);
        IndexChecks.addTo(list);
        MovementChecks.addTo(list);
        PadAndConcatChecks.addTo(list);
        CompositeChecks.addTo(list);
        FusedChecks.addTo(list);
        WindowChecks.addTo(list);
        DonationChecks.addTo(list);
        ScopeChecks.addTo(list);
        RefusalChecks.addTo(list);
        ThreadChecks.addTo(list);
        return list.checks();
    }
}
