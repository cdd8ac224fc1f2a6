package org.dezero.tck.capability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.dezero.F;
import org.dezero.UnaryFunction;
import org.dezero.Variable;
import org.dezero.array.ArrayBackend;
import org.dezero.array.ArrayBackends;
import org.dezero.array.BinaryOp;
import org.dezero.array.DType;
import org.dezero.array.DTypeException;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.array.UnaryOp;
import org.dezero.tck.Check;
import org.dezero.tck.ReferenceBackend;
import org.dezero.tck.Tally;
import org.junit.jupiter.api.Test;

/** The table leaves nothing out, and shows what is wrong. */
class CapabilityTableTest {
    private static final HostArray VALUES = HostArray.of(new double[] {-1.5, 0.25, 2});

    @Test
    void everyOperationHasAnExample() {
        assertThat(Examples.all().keySet()).isEqualTo(CapabilityTable.operations());
    }

    @Test
    void plainDoesEverything() {
        CapabilityTable table = CapabilityTable.of(List.of(ArrayBackends.get("plain")));
        assertThat(table.failures()).isEmpty();
        List<String> lines = table.toMarkdown().lines().toList();
        assertThat(lines).contains("| operation | plain bool | plain int64 | plain float32 | plain float64 |");
        assertThat(lines)
                .contains(
                        "| `conv2d` | `- - -` | `+ + +` | `+ + +` | `+ + +` |",
                        "| `argMax` | `- - -` | `+ 0 0` | `i 0 0` | `i 0 0` |",
                        "| `mean` | `d + +` | `d + +` | `+ + +` | `+ + +` |");
        assertThat(lines.stream()
                        .filter(l -> l.startsWith("| `") && l.endsWith("` |"))
                        .filter(l -> l.split("\\|").length == 6))
                .hasSameSizeAs(CapabilityTable.operations())
                .allSatisfy(l -> assertThat(l).matches("\\| `\\w+` \\|( `[-+bisd]+ [-+0] [-+0]` \\|){4}"));
    }

    @Test
    void aCheckForEachOperationFailsWhereACellIsWrong() {
        List<Check> right = CapabilityTable.checks(new ReferenceBackend());
        assertThat(right.stream().map(Check::name)).containsExactlyElementsOf(CapabilityTable.operations());
        ArrayBackend lame = new ReferenceBackend() {
            @Override
            public NdArray argMax(NdArray x, int axis) {
                return binary(BinaryOp.MUL, super.argMax(x, axis), 0);
            }
        };
        List<String> reports = new ArrayList<>();
        List<Check> some = CapabilityTable.checks(lame).stream()
                .filter(c -> List.of("argMax", "neg").contains(c.name()))
                .toList();
        assertThat(Tally.of(some, reports::add)).isEqualTo(new Tally(1, 1));
        assertThat(reports.get(0)).startsWith("FAILED capability / argMax: argMax on reference ");
    }

    // ---- what is wrong ----------------------------------------------------------------------------------------------

    private static CapabilityTable of(ArrayBackend backend, Function<Variable, Variable> f) {
        Example example = new Example(xs -> f.apply(xs.get(0)), List.of(new Argument(VALUES, Argument.Role.OPERAND)));
        return CapabilityTable.of(List.of(backend), Map.of("op", List.of(example)));
    }

    private static String row(CapabilityTable table) {
        return table.toMarkdown()
                .lines()
                .filter(l -> l.startsWith("| `op`"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aWrongResultShows() {
        ArrayBackend rough = new ReferenceBackend() {
            @Override
            public NdArray unary(UnaryOp op, NdArray x) {
                NdArray y = super.unary(op, x);
                return op == UnaryOp.EXP && x.dtype() == DType.FLOAT32 ? binary(BinaryOp.MUL, y, 1.01) : y;
            }
        };
        CapabilityTable table = of(rough, F::exp);
        assertThat(row(table)).isEqualTo("| `op` | `- - -` | `d + +` | `X X X` | `+ + +` |");
        assertThat(table.failures()).hasSize(1);
        assertThat(table.failures().get(0)).startsWith("op on reference float32: result: element 0 is 0.22");
    }

    /** {@code x^3}, whose gradient is right and, as it hides a variable in an array, has no gradient itself. */
    private static final class HiddenCube extends UnaryFunction {
        @Override
        protected NdArray forward(ArrayBackend xp, NdArray x) {
            return xp.binary(BinaryOp.MUL, x, xp.binary(BinaryOp.MUL, x, x));
        }

        @Override
        protected Variable backward(Variable gy) {
            return gy.mul(input(0).data()).mul(input(0)).mul(3);
        }
    }

    @Test
    void gradientsThatDifferencesContradictShow() {
        CapabilityTable table = of(new ReferenceBackend(), x -> new HiddenCube().apply(x));
        assertThat(row(table)).endsWith("| `+ + X` | `+ + X` |");
        assertThat(table.failures())
                .anySatisfy(f -> assertThat(f)
                        .startsWith("op on reference float64: gradientGradientCheck: argument 0")
                        .contains("differences give"));
    }

    @Test
    void aGradientThatOnlyOneBackendGetsWrongShows() {
        ArrayBackend cosineless = new ReferenceBackend() {
            @Override
            public NdArray unary(UnaryOp op, NdArray x) {
                return super.unary(op == UnaryOp.COS ? UnaryOp.EXP : op, x);
            }
        };
        CapabilityTable table = of(cosineless, F::sin);
        assertThat(row(table)).isEqualTo("| `op` | `- - -` | `d X X` | `+ X X` | `+ X X` |");
        assertThat(table.failures()).hasSize(3);
    }

    @Test
    void floatsMayNotBeRefused() {
        CapabilityTable table = of(new ReferenceBackend(), x -> {
            throw new DTypeException("op: not today");
        });
        assertThat(row(table)).isEqualTo("| `op` | `- - -` | `- - -` | `X X X` | `X X X` |");
        assertThat(table.failures())
                .containsExactly("op on reference float32: refused", "op on reference float64: refused");
    }

    @Test
    void otherErrorsShow() {
        CapabilityTable table = of(new ReferenceBackend(), x -> F.reshape(x, 7));
        assertThat(row(table)).isEqualTo("| `op` | `X X X` | `X X X` | `X X X` | `X X X` |");
        assertThat(table.failures()).allSatisfy(f -> assertThat(f).contains("ShapeException"));
    }
}
