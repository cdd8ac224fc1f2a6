package org.dezero.tck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dezero.array.ArrayScope;
import org.dezero.array.BinaryOp;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.tck.BrokenBackendsTest.Fault;
import org.jspecify.annotations.Nullable;

/** Backends that are wrong about what a scope may recycle. */
final class ScopeFaults {
    private ScopeFaults() {}

    static List<Fault> all() {
        return List.of(
                new Fault(
                        "arrays of a closed scope go on with other content",
                        new Wiper(true, true),
                        "neither refused nor what it was",
                        "scope / arrays of a closed scope, float32",
                        "scope / arrays of a closed scope, int64"),
                new Fault(
                        "a scope keeps nothing",
                        new Wiper(false, true),
                        "wrong value",
                        "scope / what a scope keeps, float64",
                        "scope / sums that grow across scopes, float32"),
                new Fault(
                        "a scope takes what was made before it",
                        new Wiper(true, false),
                        "wrong value",
                        "scope / what was made outside, float32",
                        "scope / what was made outside, int64"));
    }

    /** Wipes the results of binary operations when a scope closes, and refuses nothing. */
    private static final class Wiper extends ReferenceBackend {
        private final boolean keeps;
        private final boolean onlyInside;
        private final List<NdArray> made = new ArrayList<>();
        private @Nullable ArrayScope open;

        Wiper(boolean keeps, boolean onlyInside) {
            this.keeps = keeps;
            this.onlyInside = onlyInside;
        }

        @Override
        public NdArray binary(BinaryOp op, NdArray a, NdArray b) {
            return note(super.binary(op, a, b));
        }

        @Override
        public NdArray accumulate(NdArray target, double alpha, NdArray x) {
            return note(super.accumulate(target, alpha, x));
        }

        private NdArray note(NdArray x) {
            if (open != null || !onlyInside) {
                made.add(x);
            }
            return x;
        }

        @Override
        public ArrayScope openScope() {
            ArrayScope outer = open;
            ArrayScope scope = new ArrayScope() {
                @Override
                public boolean keep(NdArray x) {
                    return keeps && onlyInside && made.remove(x);
                }

                @Override
                public void release(NdArray x) {}

                @Override
                public void close() {
                    open = outer;
                    made.forEach(Wiper::wipe);
                    made.clear();
                }
            };
            open = scope;
            return scope;
        }

        private static void wipe(NdArray x) {
            HostArray values = ((ReferenceArray) x).values();
            if (values.dtype() == DType.FLOAT32) {
                Arrays.fill(values.floats(), -17);
            } else if (values.dtype() == DType.FLOAT64) {
                Arrays.fill(values.doubles(), -17);
            } else if (values.dtype() == DType.INT64) {
                Arrays.fill(values.longs(), -17);
            }
        }
    }
}
