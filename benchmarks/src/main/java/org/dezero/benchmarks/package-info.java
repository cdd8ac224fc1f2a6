/**
 * JMH benchmarks of the loops people compare first, by backend and dtype, each beside a hand-written control. Start at
 * {@link org.dezero.benchmarks.Bench}, which runs them and prints one table.
 *
 * <p>A {@link org.dezero.benchmarks.Workload} is the work, once written for the library and once by hand; a
 * {@link org.dezero.benchmarks.WorkloadBenchmark} times one of the two; {@link org.dezero.benchmarks.Plan} says which of
 * them a run measures, and for how long.
 */
@NullMarked
package org.dezero.benchmarks;

import org.jspecify.annotations.NullMarked;
