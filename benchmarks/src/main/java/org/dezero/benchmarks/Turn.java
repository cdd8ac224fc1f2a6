package org.dezero.benchmarks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One measurement of a run.
 *
 * @param fork whether it has a process of its own
 */
record Turn(Row row, Contender contender, int round, boolean fork) {
    /**
     * All measurements, in order: within a row one contender after the other, so that what is compared is measured side by
     * side.
     *
     * <p>A smoke run starts a process once for each contender, to show that it starts with its flags, and has the rest of
     * them in this process; those that differ only by flags take part once, and of several in a group the first one does.
     */
    static List<Turn> all(Plan plan, Contenders contenders, Effort effort) {
        List<Turn> out = new ArrayList<>();
        Set<String> started = new HashSet<>();
        for (int round = 0; round < effort.rounds(); round++) {
            for (Row row : plan.rows()) {
                Set<String> groups = new HashSet<>();
                for (Contender contender : contenders.of(row)) {
                    if (!effort.isSmoke()) {
                        out.add(new Turn(row, contender, round, true));
                    } else if (contender.runsAnywhere()) {
                        out.add(new Turn(row, contender, round, started.add(contender.name())));
                    } else if (contender.peers() ? groups.add(contender.group()) : started.add(contender.name())) {
                        out.add(new Turn(row, contender, round, true));
                    }
                }
            }
        }
        return out;
    }

    /** About how many seconds it takes. */
    double seconds(Effort effort) {
        if (row.benchmark() == null || contender.group().equals(Contender.PYTHON)) {
            return effort.isSmoke() ? 2 : 0.3 + 0.8 * effort.iterations() * Forks.startSeconds(contender);
        }
        return (fork ? Forks.startSeconds(contender) : 0.1) + effort.seconds(row, contender) + row.extraSeconds();
    }

    /** About how many seconds all take. */
    static double seconds(List<Turn> turns, Effort effort) {
        return turns.stream().mapToDouble(t -> t.seconds(effort)).sum();
    }
}
