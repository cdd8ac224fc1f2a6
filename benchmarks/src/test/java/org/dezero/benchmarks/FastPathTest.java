package org.dezero.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.dezero.array.ArrayBackend;
import org.dezero.array.NdArray;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Param;

class FastPathTest {
    @Test
    void everyDefaultOfABackendIsTimed() {
        Set<String> defaults = new TreeSet<>();
        for (Method m : ArrayBackend.class.getMethods()) {
            boolean computes = m.getReturnType() == NdArray.class || m.getReturnType() == NdArray[].class;
            if (m.isDefault() && computes && !Set.of("array", "arange").contains(m.getName())) {
                String name = m.getName().replaceAll("([A-Z])", "_$1").toUpperCase();
                // Of two operands they are primitives.
                String number = name.equals("BINARY") || name.equals("COMPARE") ? "_NUMBER" : "";
                String sum = name.equals("MATMUL_GRADS") && m.getParameterCount() == 4 ? "_SUM" : "";
                defaults.add(name + number + sum);
            }
        }

        assertThat(Arrays.stream(FastPath.values()).map(Enum::name)).containsExactlyInAnyOrderElementsOf(defaults);
    }

    @Test
    void parametersNameThemAll() throws Exception {
        String[] params = FastPathBenchmark.class
                .getField("path")
                .getAnnotation(Param.class)
                .value();

        assertThat(params)
                .containsExactlyInAnyOrder(
                        Arrays.stream(FastPath.values()).map(FastPath::text).toArray(String[]::new));
    }
}
