package org.dezero.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The same sums, bit for bit, however they are computed; and the machine code they need. */
class SameBitsTest {
    @Test
    void productsDoNotDependOnTheNumberOfThreadsNorOnCompilation() throws Exception {
        String here = "bits " + ProductBits.checksum(false);
        for (String option : new String[] {
            "-D" + Options.THREADS + "=1", "-D" + Options.THREADS + "=2", "-D" + Options.THREADS + "=5",
        }) {
            assertThat(ChildJvm.run(ProductBits.class, List.of(option)))
                    .as(option)
                    .contains(here);
        }
        String few = "bits " + ProductBits.checksum(true);
        for (String option : new String[] {"-Xint", "-XX:TieredStopAtLevel=1"}) {
            assertThat(ChildJvm.run(ProductBits.class, List.of(option), "few"))
                    .as(option)
                    .contains(few);
        }
        // Warm by now, and so compiled.
        assertThat("bits " + ProductBits.checksum(false)).isEqualTo(here);
    }

    /** On JDK 17, a second shape of FloatVector in a process makes both many times slower. */
    @Test
    void vectorsHaveOneShapeForEachTypeOfFloatingPoint() throws Exception {
        String log = ChildJvm.run(ProductBits.class, List.of("-Xlog:class+init=info"));
        Matcher shapes = Pattern.compile("Initializing 'jdk/incubator/vector/((?:Float|Double)\\w+Vector)'")
                .matcher(log);
        Set<String> found = new TreeSet<>();
        while (shapes.find()) {
            found.add(shapes.group(1));
        }
        assertThat(log).contains("Initializing 'org/dezero/plain/PlainBackend'");
        assertThat(found).hasSize(Simd.ON ? 2 : 0);
        if (Simd.ON) {
            assertThat(found.toString()).contains("Float").contains("Double");
        }
    }
}
