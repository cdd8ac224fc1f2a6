package org.dezero.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BenchmarkListTest {
    @Test
    void generatorFoundEveryBenchmark() throws Exception {
        try (InputStream list = Bench.class.getResourceAsStream("/META-INF/BenchmarkList")) {
            assertThat(list).as("META-INF/BenchmarkList").isNotNull();
            String text = new String(list.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(text).isNotBlank();
            for (Row row : Plan.quick().rows()) {
                if (row.benchmark() != null) {
                    assertThat(text).contains(row.benchmark().getName());
                }
            }
        }
    }
}
