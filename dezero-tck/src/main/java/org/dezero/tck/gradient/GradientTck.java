package org.dezero.tck.gradient;

import java.util.List;
import java.util.stream.Collectors;
import org.dezero.array.ArrayBackend;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * {@link GradientChecks} as a JUnit test. A backend's test class extends it and writes one method:
 *
 * <pre>{@code
 * class MyBackendGradientTest extends GradientTck {
 *     @Override
 *     protected ArrayBackend backend() {
 *         return new MyBackend();
 *     }
 * }
 * }</pre>
 */
public abstract class GradientTck {

    /** A class for a backend's test to extend. */
    protected GradientTck() {}

    /** The backend to examine; asked for once. */
    protected abstract ArrayBackend backend();

    /** Every check is a test of its own. */
    @TestFactory
    protected final List<DynamicTest> gradients() {
        return GradientChecks.checks(backend()).stream()
                .map(check -> DynamicTest.dynamicTest(check.name(), check.body()::run))
                .collect(Collectors.toList());
    }
}
