package org.dezero.benchmarks;

import java.util.concurrent.TimeUnit;
import org.dezero.array.ArrayBackend;
import org.dezero.array.ArrayBackends;
import org.dezero.array.DType;
import org.dezero.tck.PrimitivesOnly;
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
 * Times one {@link Workload}: the control, the library on one backend, or a peer.
 *
 * <p>Who does the work is a parameter, so JMH gives each a process of its own: profiles of several in one would poison each
 * other. Before anything is timed, a backend must agree with the control, and a peer with the library on plain.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
public abstract class WorkloadBenchmark {
    /** The engine that stands for the hand-written loops. */
    public static final String CONTROL = "control";

    /** The engine that is plain without its fast paths: only the primitives, and the defaults made of them. */
    public static final String PRIMITIVES = "plain-primitives";

    /** What comes before the name of what ran in the output of a benchmark. */
    static final String RAN = "ran: ";

    /** {@value #CONTROL}, {@value #PRIMITIVES}, a backend by its name, or a {@link Peer}. */
    @Param({CONTROL, "plain", "ejml", "nd4j"})
    public String engine = CONTROL;

    /** The element type, by NumPy's name. */
    @Param({"float32", "float64"})
    public String dtype = "float32";

    @SuppressWarnings("NullAway.Init") // JMH calls prepare() before anything else.
    private Workload workload;

    /** For the benchmarks. */
    protected WorkloadBenchmark() {}

    /** The work by name. */
    abstract Task task(DType type);

    /** The work in plain loops. */
    abstract Workload control(Task task);

    /** The work in the library. */
    abstract Workload on(ArrayBackend xp, Task task);

    /**
     * Makes the workload, prints what does it, and warms it up.
     *
     * @throws IllegalStateException if it does not agree with the control or the library
     */
    @Setup
    public void prepare() {
        Task task = task(DType.parse(dtype));
        String ran;
        if (engine.equals(CONTROL)) {
            workload = control(task);
            ran = workload.getClass().getName();
        } else if (Peer.isName(engine)) {
            Peer peer = Peer.named(engine);
            workload = peer.workload(task);
            Agreement.check(on(ArrayBackends.get("plain"), task), workload);
            ran = peer.description();
        } else {
            ArrayBackend xp = engine.equals(PRIMITIVES)
                    ? new PrimitivesOnly(ArrayBackends.get("plain"))
                    : ArrayBackends.get(engine);
            workload = on(xp, task);
            Agreement.check(control(task), workload);
            ran = xp.describe().equals(xp.name())
                    ? xp.getClass().getName()
                    : xp.getClass().getName() + " (" + xp.describe() + ")";
        }
        System.out.println(RAN + ran);
        System.out.println(WarmUp.WARMED + WarmUp.run(workload));
    }

    /** The work. */
    @Benchmark
    public Object step() {
        return workload.step();
    }
}
