package org.dezero.tck.golden;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dezero.Config;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;
import org.dezero.random.RandomState;
import org.jspecify.annotations.Nullable;

/** Replays calls of NumPy's legacy generator, and passes what is drawn through the backend. */
final class RandomCalls {
    private static final long WORDS = 1L << 32;

    private RandomCalls() {}

    /** The results of all calls, drawn one after the other, floating ones in the given dtype. */
    static List<HostArray> results(GoldenCase golden, DType dtype) {
        RandomState random = new RandomState(golden.attrs().get("seed").integer());
        Json keepLast = golden.attrs().find("keep_last");
        List<HostArray> out = new ArrayList<>();
        for (Json call : golden.attrs().get("calls").list()) {
            HostArray drawn = draw(random, call);
            HostArray kept = keepLast == null ? drawn : last(drawn, keepLast.smallInteger());
            HostArray values = kept.dtype().isFloating() ? kept.cast(dtype) : kept;
            out.add(Config.backend().fromHost(values).toHost());
        }
        return out;
    }

    private static HostArray draw(RandomState random, Json call) {
        String fn = call.get("fn").text();
        Json given = call.get("args");
        List<Json> args = given.list();
        return switch (fn) {
            case "rand" -> random.rand(Shape.of(given.integers()));
            case "randn" -> random.randn(Shape.of(given.integers()));
            case "uniform" ->
                random.uniform(
                        args.isEmpty() ? 0 : args.get(0).number(),
                        args.size() < 2 ? 1 : args.get(1).number(),
                        size(args, 2));
            case "randint" -> randint(random, given, args);
            case "permutation" -> permutation(random, given, args);
            case "raw32" -> random.randint(0, WORDS, size(args, 0));
            default -> throw new AssertionError("unknown random function " + fn);
        };
    }

    /** {@code randint(high)}, {@code randint(low, high)} and {@code randint(low, high, size)}. */
    private static HostArray randint(RandomState random, Json given, List<Json> args) {
        if (args.isEmpty()) {
            throw given.wrong("randint needs an upper bound");
        }
        boolean onlyHigh = args.size() < 2 || args.get(1).isNull();
        long first = args.get(0).integer();
        return onlyHigh
                ? random.randint(0, first, size(args, 2))
                : random.randint(first, args.get(1).integer(), size(args, 2));
    }

    /** Of the numbers below a bound, or of the given ones. */
    private static HostArray permutation(RandomState random, Json given, List<Json> args) {
        if (args.size() != 1) {
            throw given.wrong("permutation takes one argument");
        }
        int @Nullable [] values = args.get(0).isList() ? args.get(0).integers() : null;
        int n = values == null ? args.get(0).smallInteger() : values.length;
        long[] out = new long[n];
        int[] order = random.permutation(n);
        Arrays.setAll(out, i -> values == null ? order[i] : values[order[i]]);
        return HostArray.of(out);
    }

    /** A length, a list of lengths, or nothing: a scalar. */
    private static Shape size(List<Json> args, int at) {
        if (at >= args.size() || args.get(at).isNull()) {
            return Shape.SCALAR;
        }
        Json size = args.get(at);
        return size.isList() ? Shape.of(size.integers()) : Shape.of(size.smallInteger());
    }

    private static HostArray last(HostArray x, int n) {
        int from = Math.max(0, x.size() - n);
        return x.dtype().isFloating()
                ? HostArray.of(Arrays.copyOfRange(x.doubles(), from, x.size()))
                : HostArray.of(Arrays.copyOfRange(x.longs(), from, x.size()));
    }
}
