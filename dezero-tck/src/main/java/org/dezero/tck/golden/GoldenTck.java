package org.dezero.tck.golden;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dezero.array.ArrayBackend;
import org.dezero.tck.Check;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The golden corpus as a JUnit test: every case in FLOAT64 and FLOAT32 is a test of its own, grouped by family.
 *
 * <pre>{@code
 * class MyBackendGoldenTest extends GoldenTck {
 *     @Override
 *     protected ArrayBackend backend() {
 *         return new MyBackend();
 *     }
 * }
 * }</pre>
 */
public abstract class GoldenTck {

    /** A class for a backend's test to extend. */
    protected GoldenTck() {}

    /** The backend to examine; asked for once. */
    protected abstract ArrayBackend backend();

    /** All cases, one container for each family. */
    @TestFactory
    protected final List<DynamicNode> corpus() {
        Map<String, List<DynamicTest>> groups = new LinkedHashMap<>();
        for (Check check : GoldenCorpus.bundled().checks(backend())) {
            groups.computeIfAbsent(check.group(), group -> new ArrayList<>())
                    .add(DynamicTest.dynamicTest(check.name(), check.body()::run));
        }
        List<DynamicNode> nodes = new ArrayList<>();
        groups.forEach((group, tests) -> nodes.add(DynamicContainer.dynamicContainer(group, tests)));
        return nodes;
    }
}
