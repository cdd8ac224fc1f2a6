package org.dezero.tck;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dezero.array.ArrayBackend;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The conformance kit as a JUnit test. A backend's test class extends it and writes one method:
 *
 * <pre>{@code
 * class MyBackendConformanceTest extends ArrayBackendTck {
 *     @Override
 *     protected ArrayBackend backend() {
 *         return new MyBackend();
 *     }
 * }
 * }</pre>
 *
 * <p>Every check of {@link Conformance#checks} is a test of its own, grouped by operation.
 */
public abstract class ArrayBackendTck {

    /** A class for a backend's test to extend. */
    protected ArrayBackendTck() {}

    /** The backend to examine; asked for once. */
    protected abstract ArrayBackend backend();

    /** All checks, one container for each group. */
    @TestFactory
    protected final List<DynamicNode> conformance() {
        Map<String, List<DynamicTest>> groups = new LinkedHashMap<>();
        for (Check check : Conformance.checks(backend())) {
            groups.computeIfAbsent(check.group(), group -> new ArrayList<>())
                    .add(DynamicTest.dynamicTest(check.name(), check.body()::run));
        }
        List<DynamicNode> nodes = new ArrayList<>();
        groups.forEach((group, tests) -> nodes.add(DynamicContainer.dynamicContainer(group, tests)));
        return nodes;
    }
}
