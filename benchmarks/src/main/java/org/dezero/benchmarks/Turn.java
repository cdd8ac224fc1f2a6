package org.dezero.benchmarks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One measurement of a run.
 *
 * @param contender who is measured; if {@code place} is above 0, any of those who compete for it
 * @param fork whether it has a process of its own
 * @param place 0 for that contender; n for whoever of its group was the n-th fastest when all were measured briefly
 */
record Turn(Row row, Contender contender, int round, boolean fork, Pace pace, int place) {
    /**
     * All measurements, in order: within a row those that no target reads, briefly; of peers that come with several pairs
     * of thread pools all pairs, briefly; then closely, one after the other, plain, the best of those pairs, and whoever
     * else a target, or the roof, reads. Further rounds have the close ones
     * only, of a peer's pairs the very best, and none of the other JDK.
     *
     * <p>A smoke run starts a process once for each contender, to show that it starts with its flags, and has the rest of
     * them in this process; those that differ only by flags take part once, and of several in a group the first one does.
     */
    static List<Turn> all(Plan plan, Contenders contenders, Effort effort) {
        if (effort.isSmoke()) {
            return smoke(plan, contenders, effort);
        }
        Map<String, Set<String>> reads = Target.reads();
        List<Turn> out = new ArrayList<>();
        for (int round = 0; round < effort.rounds(); round++) {
            for (Row row : plan.rows()) {
                Set<String> read = Roofline.reads(row.label())
                        ? Set.of(WorkloadBenchmark.CONTROL)
                        : reads.getOrDefault(row.label(), Set.of());
                out.addAll(of(row, contenders.of(row), read, effort, round));
            }
        }
        return out;
    }

    private static List<Turn> of(Row row, List<Contender> all, Set<String> read, Effort effort, int round) {
        List<Turn> brief = new ArrayList<>();
        List<Turn> ours = new ArrayList<>();
        List<Turn> finals = new ArrayList<>();
        List<Turn> others = new ArrayList<>();
        Set<String> placed = new HashSet<>();
        for (Contender c : all) {
            boolean byName = read.contains(c.name());
            if (!byName && c.isOneOfSeveral() && read.contains(c.group()) && placed.add(c.group())) {
                int places = round == 0 ? effort.finalists() : Math.min(1, effort.finalists());
                for (int place = 1; place <= places; place++) {
                    finals.add(new Turn(row, c, round, true, effort.close(), place));
                }
            }
            if (byName) {
                boolean first = c.group().equals("plain") || c.group().equals(WorkloadBenchmark.CONTROL);
                if (round == 0 || !c.group().equals(Contender.OTHER_JAVA)) {
                    (first ? ours : others).add(new Turn(row, c, round, true, effort.close(), 0));
                }
            } else if (round == 0) {
                brief.add(new Turn(row, c, round, true, c.isOneOfSeveral() ? effort.scout() : effort.brief(), 0));
            }
        }
        List<Turn> out = new ArrayList<>(brief);
        out.addAll(ours);
        out.addAll(finals);
        out.addAll(others);
        return out;
    }

    private static List<Turn> smoke(Plan plan, Contenders contenders, Effort effort) {
        List<Turn> out = new ArrayList<>();
        Set<String> started = new HashSet<>();
        for (Row row : plan.rows()) {
            Set<String> groups = new HashSet<>();
            for (Contender contender : contenders.of(row)) {
                if (contender.runsAnywhere()) {
                    out.add(new Turn(row, contender, 0, started.add(contender.name()), effort.brief(), 0));
                } else if (contender.peers() ? groups.add(contender.group()) : started.add(contender.name())) {
                    out.add(new Turn(row, contender, 0, true, effort.brief(), 0));
                }
            }
        }
        return out;
    }

    /** The same with whoever has won its place. */
    Turn of(Contender winner) {
        return new Turn(row, winner, round, fork, pace, 0);
    }

    /** About how many seconds it takes. */
    double seconds() {
        boolean measures = pace.warmups() > 0;
        if (row.benchmark() == null || contender.group().equals(Contender.PYTHON)) {
            return measures ? 0.3 + pace.iterations() * Forks.startSeconds(contender) : 2;
        }
        return (fork ? Forks.startSeconds(contender) : 0.1) + warmUpSeconds() + pace.seconds() + row.extraSeconds();
    }

    /** About how long the JIT compiler works on it. */
    private double warmUpSeconds() {
        double typical;
        if (contender.peers() || contender.engine().equals(WorkloadBenchmark.CONTROL)) {
            typical = 1.1;
        } else if (row.benchmark() == TrainingBenchmark.class) {
            typical = 5;
        } else {
            typical = row.benchmark() == HigherOrderBenchmark.class ? 3 : 1.8;
        }
        return Math.min(typical, pace.warmUpMillis() / 1000.0);
    }

    /** About how many seconds all take. */
    static double seconds(List<Turn> turns) {
        return turns.stream().mapToDouble(Turn::seconds).sum();
    }
}
