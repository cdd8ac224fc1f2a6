package org.dezero.tck.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.dezero.F;
import org.dezero.UnaryFunction;
import org.dezero.Variable;
import org.dezero.array.ArrayBackend;
import org.dezero.array.ArrayBackends;
import org.dezero.array.BinaryOp;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gradient checks catch what they are there to catch. */
class GradientChecksTest {
    private static final HostArray AT = HostArray.of(new double[] {0.5, -1.25, 2});

    private final ArrayBackend backend = ArrayBackends.get("plain");

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

    /** {@code x^2} with a gradient off by a tenth of a percent. */
    private static final class RoughSquare extends UnaryFunction {
        @Override
        protected NdArray forward(ArrayBackend xp, NdArray x) {
            return xp.binary(BinaryOp.MUL, x, x);
        }

        @Override
        protected Variable backward(Variable gy) {
            return gy.mul(input(0)).mul(2.002);
        }
    }

    private Examination of(boolean secondOrder, Supplier<UnaryFunction> f) {
        Expression e = new Expression("test", xs -> f.get().apply(xs.get(0)), List.of(AT));
        return new Examination(e, secondOrder, backend);
    }

    @Test
    void aWrongGradientFailsInFirstOrder() {
        assertThatThrownBy(() -> of(false, RoughSquare::new).run())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("gradientCheck: argument 0 of shape (3,), element");
    }

    @Test
    void aGradientThatIsNoVariableFailsInSecondOrderOnly() {
        of(false, HiddenCube::new).run();
        Examination second = of(true, HiddenCube::new);
        assertThatThrownBy(second::run)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("gradientGradientCheck: argument 0");
        // It stays failed, and what it saw does not count.
        assertThatThrownBy(second::run).isInstanceOf(AssertionError.class);
        assertThat(second.functions()).isEmpty();
    }

    @Test
    void anErrorInForwardIsAFailure() {
        Expression e = new Expression("test", xs -> F.reshape(xs.get(0), 7), List.of(AT));
        assertThatThrownBy(() -> new Examination(e, false, backend).run())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("threw org.dezero.array.ShapeException");
    }

    @Test
    void anExpressionWithoutGradientIsAFailure() {
        Expression e =
                new Expression("test", xs -> F.cast(xs.get(0), DType.FLOAT64), List.of(HostArray.of(new long[] {1})));
        assertThatThrownBy(() -> new Examination(e, false, backend).run())
                .isInstanceOf(AssertionError.class)
                .hasMessage("no gradient was checked");
    }

    @Test
    void theScanFindsTheOperations() {
        Set<Class<?>> classes = FunctionClasses.all();
        assertThat(classes)
                .extracting(Class::getName)
                .contains(
                        "org.dezero.Add", "org.dezero.Slice", "org.dezero.SoftmaxCrossEntropy", "org.dezero.ScatterAdd")
                .doesNotContain("org.dezero.Function", "org.dezero.UnaryFunction", "org.dezero.Extremum")
                .hasSizeGreaterThanOrEqualTo(50);
    }

    @Test
    void theScanReadsFoldersAndJars(@TempDir Path folder) throws IOException {
        List<String> entries = List.of(
                "org/dezero/Add.class",
                "org/dezero/layers/Linear$Cell.class",
                "org/dezero/package-info.class",
                "org/dezero/tck/Own.class",
                "org/other/Add.class",
                "META-INF/MANIFEST.MF");
        Path jar = folder.resolve("a.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String entry : entries) {
                out.putNextEntry(new JarEntry(entry));
                out.closeEntry();
            }
        }
        Path classes = folder.resolve("classes");
        for (String entry : entries) {
            Path file = classes.resolve(entry);
            Files.createDirectories(file.getParent());
            Files.createFile(file);
        }
        for (Path home : List.of(jar, classes)) {
            assertThat(FunctionClasses.classNames(home))
                    .containsExactlyInAnyOrder("org.dezero.Add", "org.dezero.layers.Linear$Cell");
        }
    }

    @Test
    void anOperationWithoutExpressionFailsByName() {
        Expression onlyAdd = new Expression("test", xs -> F.add(xs.get(0), xs.get(0)), List.of(AT));
        List<Examination> examinations = List.of(new Examination(onlyAdd, true, backend));
        assertThatThrownBy(() -> GradientChecks.assertCovered(FunctionClasses.all(), examinations))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("no second-order check holds for org.dezero.Abs, org.dezero.AddScalar")
                .hasMessageNotContaining("org.dezero.Add,");
    }

    @Test
    void aFirstOrderCheckDoesNotCover() {
        Expression onlyAdd = new Expression("test", xs -> F.add(xs.get(0), xs.get(0)), List.of(AT));
        Class<?> add = FunctionClasses.all().stream()
                .filter(c -> c.getName().equals("org.dezero.Add"))
                .findFirst()
                .orElseThrow();
        GradientChecks.assertCovered(Set.of(add), List.of(new Examination(onlyAdd, true, backend)));
        assertThatThrownBy(() ->
                        GradientChecks.assertCovered(Set.of(add), List.of(new Examination(onlyAdd, false, backend))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("org.dezero.Add");
    }
}
