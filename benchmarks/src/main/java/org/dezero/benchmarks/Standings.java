package org.dezero.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who of several of a group was how fast in a row: in the first round the best when all were measured briefly are measured
 * closely, and in further rounds the best of those.
 */
final class Standings {
    private static final class Entry {
        final Contender contender;
        final double brief;
        double close = Double.NaN;

        Entry(Contender contender, double brief) {
            this.contender = contender;
            this.brief = brief;
        }
    }

    private final Map<String, List<Entry>> rows = new HashMap<>();

    /** Notes what came of a turn; a failure wins no place. */
    void add(Turn turn, Measurement m) {
        if (m.failure() != null) {
            return;
        }
        List<Entry> entries = rows.computeIfAbsent(turn.row().label(), r -> new ArrayList<>());
        if (!turn.pace().isClose()) {
            entries.add(new Entry(turn.contender(), m.median()));
            return;
        }
        for (Entry e : entries) {
            if (e.contender.equals(turn.contender()) && Double.isNaN(e.close)) {
                e.close = m.median();
            }
        }
    }

    /** The turn with the contender that it is for; null if fewer than its place could be measured. */
    @Nullable
    Turn resolve(Turn turn) {
        if (turn.place() == 0) {
            return turn;
        }
        boolean first = turn.round() == 0;
        List<Entry> fastest = rows.getOrDefault(turn.row().label(), List.of()).stream()
                .filter(e -> e.contender.group().equals(turn.contender().group()))
                .filter(e -> first || !Double.isNaN(e.close))
                .sorted(Comparator.comparingDouble(e -> first ? e.brief : e.close))
                .toList();
        return fastest.size() < turn.place() ? null : turn.of(fastest.get(turn.place() - 1).contender);
    }
}
