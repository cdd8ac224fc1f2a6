package org.dezero.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResultTableTest {
    @Test
    void rowsColumnsUnitsErrorsAndRatios() {
        ResultTable table = new ResultTable(List.of("control", "plain", "nd4j"));
        table.put("scalar", "control", time(80, 1.24));
        table.put("scalar", "plain", time(220, 10));
        table.put("scalar", "nd4j", time(40_000, 500));
        table.put("matmul", "control", time(2_500_000, 100_000));
        table.put("matmul", "plain", time(1_250_000, 12_345));
        table.put("matmul", "nd4j", Measurement.failed("out of memory"));
        table.put("mlp", "control", time(3_000, Double.NaN));

        assertThat(table.lines())
                .containsExactly(
                        "| workload | unit |      control |                plain |                nd4j |",
                        "| -------- | ---: | -----------: | -------------------: | ------------------: |",
                        "| scalar   |   ns |  80.0 +- 1.2 |    220 +- 10 (2.75x) | 40000 +- 500 (500x) |",
                        "| matmul   |   ms | 2.50 +- 0.10 | 1.25 +- 0.01 (0.50x) |              failed |",
                        "| mlp      |   us |         3.00 |                    - |                   - |");
    }

    @Test
    void aTimeAloneHasTheUnitThatSuitsIt() {
        assertThat(ResultTable.time(time(12.34, 0.5))).isEqualTo("12.3 +- 0.5 ns");
        assertThat(ResultTable.time(time(1_000, Double.NaN))).isEqualTo("1.00 us");
        assertThat(ResultTable.time(time(99_960, 1_000))).isEqualTo("100 +- 1 us");
        assertThat(ResultTable.time(time(7e12, Double.NaN))).isEqualTo("7000 s");
    }

    @Test
    void withoutAControlThereIsNoRatio() {
        ResultTable table = new ResultTable(List.of("control", "plain"));
        table.put("row", "control", Measurement.failed("why"));
        table.put("row", "plain", time(5, Double.NaN));

        assertThat(table.lines().get(2)).isEqualTo("| row      |   ns |  failed |  5.00 |");
    }

    private static Measurement time(double nanos, double error) {
        return new Measurement(nanos, error, "SomeBackend", null, null);
    }
}
