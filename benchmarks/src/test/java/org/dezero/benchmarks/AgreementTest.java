package org.dezero.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dezero.array.ArrayBackend;
import org.dezero.array.ArrayBackends;
import org.dezero.array.DType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AgreementTest {
    static List<Row> rows() {
        // Of the larger ones, controls take seconds; a smaller size of the same work is among the rest.
        return Plan.full().rows().stream()
                .filter(
                        r -> !r.label()
                                .matches(
                                        ".* 10{6,}|.*chain-10{6}.*|.*2048x.*|.*1024x1024x1024.*|machine .*|training cnn3-step .*|start .*"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void controlAgreesWithPlain(Row row) throws Exception {
        WorkloadBenchmark benchmark = make(row);
        Task task = benchmark.task(DType.parse(benchmark.dtype));
        ArrayBackend plain = ArrayBackends.get("plain");

        Workload control = benchmark.control(task);
        Workload subject = benchmark.on(plain, task);

        assertThatCode(() -> Agreement.check(control, subject)).doesNotThrowAnyException();
        // What is timed does the same as what is compared.
        assertThat(subject.step()).isNotNull();
        Map<String, double[]> results = control.results();
        assertThatCode(() -> subject.step()).doesNotThrowAnyException();
        // Arrays of zeros would agree as well.
        results.forEach((name, values) -> {
            if (!isAbsentOperand(row, name)) {
                assertThat(Arrays.stream(values).anyMatch(v -> v != 0)).as(name).isTrue();
            }
        });
    }

    @Test
    void differencesAreFound() {
        assertThatThrownBy(() -> Agreement.check(fixed(1, 2), fixed(1, 2.001)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("y[1]")
                .hasMessageContaining("2.001");
        assertThatThrownBy(() -> Agreement.check(fixed(1e-9, 2e-9), fixed(1e-9, 3e-9)))
                .hasMessageContaining("y[1]");
        assertThatThrownBy(() -> Agreement.check(fixed(1, 2), fixed(1, Double.NaN)))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> Agreement.check(fixed(1, Double.NaN), fixed(1, 2)))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> Agreement.check(fixed(1, 2), fixed(1))).hasMessageContaining("2 elements");
        assertThatCode(() -> Agreement.check(fixed(1, 2), fixed(1, 2.0001))).doesNotThrowAnyException();
    }

    @Test
    void backendThatComputesSomethingElseIsNotTimed() {
        WorkloadBenchmark wrong = new WorkloadBenchmark() {
            @Override
            Task task(DType type) {
                return new Task("elementwise", "mul", 10, type);
            }

            @Override
            Workload control(Task task) {
                return new FloatElementwiseControl(ElementwiseOp.MUL, 10);
            }

            @Override
            Workload on(ArrayBackend xp, Task task) {
                return new Elementwise(ElementwiseOp.ADD, xp, task.type(), 10);
            }
        };
        wrong.engine = "plain";

        assertThatThrownBy(wrong::prepare)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("agreement: ");
    }

    private static boolean isAbsentOperand(Row row, String name) {
        return row.label().contains("square-exp-square") && name.equals("da");
    }

    private static WorkloadBenchmark make(Row row) throws ReflectiveOperationException {
        WorkloadBenchmark benchmark =
                Objects.requireNonNull(row.benchmark()).getConstructor().newInstance();
        for (Map.Entry<String, String> param : row.params().entrySet()) {
            Field field = benchmark.getClass().getField(param.getKey());
            field.set(
                    benchmark,
                    field.getType() == int.class ? (Object) Integer.valueOf(param.getValue()) : param.getValue());
        }
        return benchmark;
    }

    private static Workload fixed(double... y) {
        return new Workload() {
            @Override
            public Object step() {
                return y;
            }

            @Override
            public Map<String, double[]> results() {
                return Map.of("y", y);
            }
        };
    }
}
