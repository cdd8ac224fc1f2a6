package org.dezero.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import org.dezero.array.ArrayBackend;
import org.dezero.array.BinaryOp;
import org.dezero.array.CompareOp;
import org.dezero.array.DType;
import org.dezero.array.NdArray;
import org.dezero.array.ReduceOp;
import org.dezero.array.UnaryOp;
import org.junit.jupiter.api.Test;

/** The kit as a whole: it leaves nothing out, and counts right. */
class KitTest {

    private static String signature(Method method) {
        return method.getName() + Arrays.toString(method.getParameterTypes());
    }

    private static Set<String> methods(boolean required) {
        return Arrays.stream(ArrayBackend.class.getDeclaredMethods())
                .filter(m -> Modifier.isPublic(m.getModifiers()) && Modifier.isAbstract(m.getModifiers()) == required)
                .map(KitTest::signature)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void primitivesOnlyForwardsWhatIsRequiredAndNothingElse() {
        Set<String> forwarded = Arrays.stream(PrimitivesOnly.class.getDeclaredMethods())
                .filter(m -> Modifier.isPublic(m.getModifiers()))
                .map(KitTest::signature)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(forwarded).isEqualTo(methods(true));
    }

    @Test
    void everyMethodAndEveryOperationIsExercised() {
        Set<String> called = new ConcurrentSkipListSet<>();
        ReferenceBackend reference = new ReferenceBackend();
        ArrayBackend recorder = (ArrayBackend) Proxy.newProxyInstance(
                KitTest.class.getClassLoader(), new Class<?>[] {ArrayBackend.class}, (proxy, method, args) -> {
                    called.add(signature(method));
                    for (Object arg : args == null ? new Object[0] : args) {
                        if (arg instanceof Enum<?> constant) {
                            called.add(constant.getDeclaringClass().getSimpleName() + "." + constant);
                        }
                    }
                    try {
                        return method.invoke(reference, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        List<Check> quick = Conformance.checks(recorder).stream()
                .filter(check -> !check.group().equals("threads"))
                .toList();
        // Checks notice that results are not the recorder's own; what counts here is what they called until then.
        Tally.of(quick, failure -> {});
        assertThat(called).containsAll(methods(true)).containsAll(methods(false));
        for (Class<? extends Enum<?>> ops :
                List.of(UnaryOp.class, BinaryOp.class, CompareOp.class, ReduceOp.class, DType.class)) {
            for (Enum<?> op : ops.getEnumConstants()) {
                assertThat(called).contains(ops.getSimpleName() + "." + op);
            }
        }
    }

    @Test
    void everyCheckHasANameOfItsOwn() {
        List<String> names = Conformance.checks(new ReferenceBackend()).stream()
                .map(Check::toString)
                .toList();
        assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThan(1500);
    }

    @Test
    void listingTheChecksTouchesNothing() {
        ArrayBackend untouchable = (ArrayBackend) Proxy.newProxyInstance(
                KitTest.class.getClassLoader(), new Class<?>[] {ArrayBackend.class}, (proxy, method, args) -> {
                    throw new AssertionError(method + " called while listing");
                });
        assertThat(Conformance.checks(untouchable)).isNotEmpty();
    }

    @Test
    void tallyCountsAndReports() {
        List<String> reports = new ArrayList<>();
        Tally tally = Tally.of(
                List.of(
                        new Check("a", "holds", () -> {}),
                        new Check("a", "does not", () -> {
                            throw new AssertionError("2 is not 3");
                        }),
                        new Check("b", "breaks", () -> {
                            throw new IllegalStateException("no");
                        }),
                        new Check("b", "lacks a class", () -> {
                            throw new NoClassDefFoundError("Missing");
                        })),
                reports::add);
        assertThat(tally).hasToString("1 passed, 3 failed, 0 skipped");
        assertThat(reports)
                .containsExactly(
                        "FAILED a / does not: 2 is not 3",
                        "FAILED b / breaks: threw java.lang.IllegalStateException: no",
                        "FAILED b / lacks a class: threw java.lang.NoClassDefFoundError: Missing");
        assertThat(tally.plus(new Tally(2, 1))).isEqualTo(new Tally(3, 4));
    }

    @Test
    void aFailureNamesOperationOperandsPlaceAndValues() {
        List<String> reports = new ArrayList<>();
        ReferenceBackend oneTooMuch = new ReferenceBackend() {
            @Override
            public NdArray matmul(NdArray a, NdArray b) {
                return binary(BinaryOp.ADD, super.matmul(a, b), 1);
            }
        };
        List<Check> one = Conformance.checks(oneTooMuch).stream()
                .filter(check -> check.name().equals("matmul int64 transposed by strided"))
                .toList();
        assertThat(Tally.of(one, reports::add)).isEqualTo(new Tally(0, 1));
        assertThat(reports.get(0))
                .startsWith("FAILED matmul / matmul int64 transposed by strided: matmul: "
                        + "(1, 1) int64 transposed, (1, 1) int64 strided: wrong value at [0, 0]: expected ")
                .contains(", actual ")
                .endsWith("(exact); 1 of 1 elements differ");
    }
}
