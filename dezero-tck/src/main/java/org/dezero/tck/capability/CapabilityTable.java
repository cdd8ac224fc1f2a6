package org.dezero.tck.capability;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dezero.F;
import org.dezero.array.ArrayBackend;
import org.dezero.array.DType;
import org.dezero.tck.Check;

/**
 * Operation by backend by dtype by order of derivative: every operation of {@link F}, found by reflection, run in every dtype
 * on every backend, and differentiated twice.
 *
 * <pre>{@code
 * CapabilityTable table = CapabilityTable.of(List.of(ArrayBackends.get("plain")));
 * Files.writeString(Path.of("capabilities.md"), table.toMarkdown());
 * }</pre>
 */
public final class CapabilityTable {
    private static final String LEGEND = """
            # What every operation can do

            Made by `./dezero tck --table FILE`, which runs every operation of `F` on every backend in every dtype: a test keeps
            this file as it is made. Each cell has three marks: the result, the gradient, the gradient of the gradient.

            | mark | result | gradients |
            |---|---|---|
            | `+` | that of the reference backend, in the dtype of the operands | those of the reference backend in float64, which agree with central differences |
            | `b` `i` `s` `d` | right as well, but bool, int64, float32 or float64, by NumPy's rules or by what the operation is | |
            | `0` | | none: the result is a whole number or a share, constant but for jumps |
            | `-` | the dtype is refused with a `DTypeException` | none, as there is no result |
            | `X` | wrong | wrong |

            Two marks side by side: different uses of the operation give different dtypes. Gradients of bool and int64 operands are
            the numbers that the same operands give in float64.

            """;

    private final List<String> backends;
    private final Map<String, List<Finding>> rows;

    private CapabilityTable(List<String> backends, Map<String, List<Finding>> rows) {
        this.backends = backends;
        this.rows = rows;
    }

    /**
     * Runs everything.
     *
     * @throws IllegalStateException if there is an operation in {@link F} that nobody has written an example for
     */
    public static CapabilityTable of(List<ArrayBackend> backends) {
        Map<String, List<Example>> examples = Examples.all();
        Set<String> missing = operations();
        missing.removeAll(examples.keySet());
        if (!missing.isEmpty()) {
            throw new IllegalStateException("capabilities: no example of " + String.join(", ", missing)
                    + "; add one to the examples of the conformance kit");
        }
        return of(backends, examples);
    }

    /** One check for each operation: that no cell of its row would be wrong. Making the list computes nothing. */
    public static List<Check> checks(ArrayBackend backend) {
        List<Check> out = new ArrayList<>();
        Examples.all()
                .forEach((op, uses) -> out.add(new Check("capability", op, () -> {
                    List<String> failures =
                            of(List.of(backend), Map.of(op, uses)).failures();
                    if (!failures.isEmpty()) {
                        throw new AssertionError(String.join("; ", failures));
                    }
                })));
        return out;
    }

    static CapabilityTable of(List<ArrayBackend> backends, Map<String, List<Example>> examples) {
        Map<String, List<Finding>> rows = new TreeMap<>();
        examples.forEach((op, uses) -> {
            List<Trial> trials = uses.stream().map(Trial::new).toList();
            List<Finding> row = new ArrayList<>();
            for (ArrayBackend backend : backends) {
                for (DType dtype : DType.values()) {
                    trials.stream()
                            .map(trial -> trial.on(backend, dtype))
                            .reduce(Finding::and)
                            .ifPresent(row::add);
                }
            }
            rows.put(op, row);
        });
        return new CapabilityTable(backends.stream().map(ArrayBackend::name).toList(), rows);
    }

    /** The names of the operations there are. */
    static Set<String> operations() {
        Set<String> names = new TreeSet<>();
        for (Method m : F.class.getDeclaredMethods()) {
            if (Modifier.isPublic(m.getModifiers()) && Modifier.isStatic(m.getModifiers()) && !m.isSynthetic()) {
                names.add(m.getName());
            }
        }
        return names;
    }

    /** What was wrong, one line for each cell; empty if nothing was. */
    public List<String> failures() {
        List<String> out = new ArrayList<>();
        rows.forEach((op, row) -> {
            for (int i = 0; i < row.size(); i++) {
                if (row.get(i).error() != null) {
                    out.add(op + " on " + column(i) + ": " + row.get(i).error());
                }
            }
        });
        return out;
    }

    private String column(int i) {
        DType[] dtypes = DType.values();
        return backends.get(i / dtypes.length) + " " + dtypes[i % dtypes.length];
    }

    /** The table with its legend. */
    public String toMarkdown() {
        StringBuilder out = new StringBuilder(LEGEND);
        StringJoiner head = new StringJoiner(" | ", "| operation | ", " |\n");
        for (int i = 0; i < backends.size() * DType.values().length; i++) {
            head.add(column(i));
        }
        out.append(head).append("|---|").append("---|".repeat(backends.size() * DType.values().length));
        rows.forEach((op, row) -> {
            StringJoiner cells = new StringJoiner("` | `", "\n| `" + op + "` | `", "` |");
            row.forEach(finding -> cells.add(finding.toString()));
            out.append(cells);
        });
        return out.append('\n').toString();
    }
}
