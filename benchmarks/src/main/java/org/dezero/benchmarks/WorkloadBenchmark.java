package org.dezero.benchmarks;

import java.util.concurrent.TimeUnit;
import org.dezero.array.ArrayBackend;
import org.dezero.array.ArrayBackends;
import org.dezero.array.DType;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Times one {@link Workload}: the control, or the library on one backend.
 *
 * <p>The backend is a parameter, so JMH gives each a process of its own: profiles of several in one would poison each
 * other. Before anything is timed, a backend must agree with the control.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
public abstract class WorkloadBenchmark {
    /** The name that stands for the hand-written loops among the backends. */
    public static final String CONTROL = "control";

    /** What comes before the name of the class that ran in what a benchmark prints. */
    static final String RAN = "ran: ";

    /** {@value #CONTROL}, or a backend by its name. */
    @Param({CONTROL, "plain", "ejml", "nd4j"})
    public String backend = CONTROL;

    /** The element type, by NumPy's name. */
    @Param({"float32", "float64"})
    public String dtype = "float32";

    @SuppressWarnings("NullAway.Init") // JMH calls prepare() before anything else.
    private Workload workload;

    /** For the benchmarks. */
    protected WorkloadBenchmark() {}

    /** The same work in plain loops. */
    abstract Workload control(DType type);

    /** The work on a backend. */
    abstract Workload on(ArrayBackend xp, DType type);

    /**
     * Makes the workload, and prints which class does it.
     *
     * @throws IllegalStateException if the backend does not agree with the control
     */
    @Setup
    public void prepare() {
        DType type = DType.parse(dtype);
        if (backend.equals(CONTROL)) {
            workload = control(type);
            announce(workload.getClass());
        } else {
            ArrayBackend xp = ArrayBackends.get(backend);
            workload = on(xp, type);
            Agreement.check(control(type), workload);
            announce(xp.getClass());
        }
    }

    private static void announce(Class<?> ran) {
        System.out.println(RAN + ran.getName());
    }

    /** The work. */
    @Benchmark
    public Object step() {
        return workload.step();
    }
}
