package org.dezero;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.dezero.array.DType;
import org.dezero.array.DTypeException;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;
import org.dezero.array.ShapeException;
import org.jspecify.annotations.Nullable;

/**
 * NumPy's indexing, built from {@code slice}, {@code reshape}, {@code take} and {@code transpose}, whose gradients give its
 * own.
 *
 * <p>Integers and slices select a regular part; integer arrays then pick from the axes they stand at, which for that are
 * brought to the front and merged into one.
 */
final class Indexing {
    private final Variable x;

    // One entry for each axis of x.
    private final int[] start;
    private final int[] count;
    private final int[] step;

    /** The axes of the result of the regular part, in order: an axis of x that stays, or {@link #NEW}. */
    private final List<Integer> axes = new ArrayList<>();

    /** The index arrays, by the place in {@link #axes} of the axis they pick from. */
    private final List<HostArray> arrays = new ArrayList<>();

    private final List<Integer> places = new ArrayList<>();

    private static final int NEW = -1;

    /** Whether an ellipsis stands between index arrays: it separates them even if it stands for no axis. */
    private boolean separated;

    private Indexing(Variable x) {
        this.x = x;
        this.start = new int[x.ndim()];
        this.count = x.shape().dims();
        this.step = new int[x.ndim()];
        Arrays.fill(step, 1);
    }

    static Variable get(Variable x, Index... index) {
        Indexing i = new Indexing(x);
        i.read(i.complete(index));
        return i.pick(i.regularPart());
    }

    /** The items with masks as integer arrays, whole axes behind the ellipsis that stands for them, and at the end. */
    private List<Index> complete(Index[] index) {
        int used = 0;
        boolean ellipsis = false;
        for (Index item : index) {
            used += axesOf(item);
            if (item instanceof Index.Ellipsis) {
                if (ellipsis) {
                    throw new IllegalArgumentException("get: more than one ellipsis; an index takes one");
                }
                ellipsis = true;
            }
        }
        int open = x.ndim() - used;
        if (open < 0) {
            throw new ShapeException("get: too many indices: operand " + x.shape() + " " + x.dtype() + " has "
                    + x.ndim() + " axes, the index names " + used + "; leave some out");
        }
        List<Index> items = new ArrayList<>();
        int axis = 0;
        for (Index item : index) {
            if (item instanceof Index.Ellipsis) {
                items.add(item);
                items.addAll(Collections.nCopies(open, Index.all()));
                axis += open;
            } else if (item instanceof Index.Mask m) {
                items.addAll(nonzero(m.mask, axis));
                axis += axesOf(item);
            } else {
                items.add(item);
                axis += axesOf(item);
            }
        }
        if (!ellipsis) {
            items.addAll(Collections.nCopies(open, Index.all()));
        }
        return items;
    }

    /** How many axes of x an item stands for; the ellipsis takes what the others leave. */
    private int axesOf(Index item) {
        if (item instanceof Index.Mask m) {
            if (m.mask.shape().ndim() == 0) {
                throw new ShapeException("get: a 0-d mask: operand " + x.shape() + " " + x.dtype()
                        + "; use where, or a mask of one axis or more");
            }
            return m.mask.shape().ndim();
        }
        return item instanceof Index.Ellipsis || item instanceof Index.NewAxis ? 0 : 1;
    }

    private List<Index> nonzero(HostArray mask, int axis) {
        Shape shape = mask.shape();
        int n = shape.ndim();
        for (int i = 0; i < n; i++) {
            if (axis + i >= x.ndim() || shape.dim(i) != x.shape().dim(axis + i)) {
                throw new ShapeException(
                        "get: the mask does not fit: operand " + x.shape() + " " + x.dtype() + ", mask " + shape
                                + " at axis " + axis + "; a mask has the lengths of the axes it stands for");
            }
        }
        boolean[] bits = mask.booleans();
        int hits = 0;
        for (boolean bit : bits) {
            hits += bit ? 1 : 0;
        }
        long[][] found = new long[n][hits];
        int k = 0;
        for (int flat = 0; flat < bits.length; flat++) {
            if (bits[flat]) {
                int rest = flat;
                for (int i = n - 1; i >= 0; i--) {
                    found[i][k] = rest % shape.dim(i);
                    rest /= shape.dim(i);
                }
                k++;
            }
        }
        List<Index> out = new ArrayList<>();
        for (long[] f : found) {
            out.add(Index.array(f));
        }
        return out;
    }

    private void read(List<Index> items) {
        boolean advanced = items.stream().anyMatch(Index.ArrayOf.class::isInstance);
        int axis = 0;
        int inFront = 0;
        for (Index item : items) {
            if (item instanceof Index.Ellipsis) {
                inFront = places.size();
            } else if (item instanceof Index.NewAxis) {
                axes.add(NEW);
            } else if (item instanceof Index.SliceOf s) {
                slice(axis, s);
                axes.add(axis++);
            } else if (item instanceof Index.At at) {
                int i = normalise(at.value, axis);
                if (advanced) {
                    // Beside an array an integer is an array of no axes.
                    places.add(axes.size());
                    arrays.add(HostArray.of(new long[] {i}, Shape.SCALAR));
                    axes.add(axis++);
                } else {
                    start[axis] = i;
                    count[axis++] = 1;
                }
            } else if (item instanceof Index.ArrayOf a) {
                places.add(axes.size());
                arrays.add(normalise(a.indices, axis));
                axes.add(axis++);
            }
        }
        separated = inFront > 0 && inFront < places.size();
    }

    private void slice(int axis, Index.SliceOf s) {
        int n = x.shape().dim(axis);
        int by = s.step == null ? 1 : s.step;
        int low = by > 0 ? 0 : -1;
        int high = by > 0 ? n : n - 1;
        int from = bound(s.start, n, low, high, by > 0 ? low : high);
        int to = bound(s.stop, n, low, high, by > 0 ? high : low);
        long length = by > 0 ? ((long) to - from + by - 1) / by : ((long) from - to - by - 1) / -(long) by;
        boolean empty = by > 0 ? to <= from : to >= from;
        count[axis] = empty ? 0 : (int) length;
        start[axis] = empty ? 0 : from;
        step[axis] = count[axis] > 1 ? by : 1;
    }

    private static int bound(@Nullable Integer given, int n, int low, int high, int otherwise) {
        if (given == null) {
            return otherwise;
        }
        long i = given < 0 ? (long) given + n : given;
        return (int) Math.max(low, Math.min(high, i));
    }

    private int normalise(long i, int axis) {
        int n = x.shape().dim(axis);
        if (i < -n || i >= n) {
            throw new IndexOutOfBoundsException(
                    "get: index " + i + " is out of bounds for axis " + axis + " with length " + n + ": operand "
                            + x.shape() + " " + x.dtype() + "; indices run from " + -n + " to " + (n - 1));
        }
        return (int) (i < 0 ? i + n : i);
    }

    private HostArray normalise(HostArray indices, int axis) {
        if (indices.dtype() != DType.INT64 && indices.size() > 0) {
            throw new DTypeException("get: an index array is not of integers: index " + indices.shape() + " "
                    + indices.dtype() + "; cast it to INT64, or use a BOOL mask");
        }
        long[] out = new long[indices.size()];
        for (int k = 0; k < out.length; k++) {
            out[k] = normalise(indices.getLong(k), axis);
        }
        return HostArray.of(out, indices.shape());
    }

    private Variable regularPart() {
        Variable part = F.slice(x, start, count, step);
        int[] dims = new int[axes.size()];
        for (int i = 0; i < dims.length; i++) {
            int axis = axes.get(i);
            dims[i] = axis == NEW ? 1 : count[axis];
        }
        return F.reshape(part, dims);
    }

    private Variable pick(Variable part) {
        int picked = arrays.size();
        if (picked == 0) {
            return part;
        }
        Shape common = Shape.SCALAR;
        for (HostArray a : arrays) {
            common = Shape.broadcast(common, a.shape(), "get: index arrays");
        }
        long[] flat = new long[common.size()];
        int merged = 1;
        for (int k = 0; k < picked; k++) {
            int n = part.shape().dim(places.get(k));
            addBroadcast(flat, n, arrays.get(k), common);
            merged *= n;
        }
        Variable front = toFront(part, merged);
        Variable index = Variable.constant(part.array().backend().fromHost(HostArray.of(flat, common)));
        return fromFront(F.take(front, index, 0), common.ndim());
    }

    /** {@code flat = flat * n + a}, with {@code a} broadcast to the common shape. */
    private static void addBroadcast(long[] flat, int n, HostArray a, Shape common) {
        int nd = common.ndim();
        int shift = nd - a.shape().ndim();
        for (int f = 0; f < flat.length; f++) {
            int rest = f;
            int at = 0;
            int stride = 1;
            for (int i = nd - 1; i >= 0; i--) {
                int c = rest % common.dim(i);
                rest /= common.dim(i);
                if (i >= shift) {
                    int d = a.shape().dim(i - shift);
                    at += (d == 1 ? 0 : c) * stride;
                    stride *= d;
                }
            }
            flat[f] = flat[f] * n + a.getLong(at);
        }
    }

    /** The axes to pick from in front, merged into one, the others behind in their order. */
    private Variable toFront(Variable part, int merged) {
        int[] order = new int[part.ndim()];
        int[] dims = new int[part.ndim() - places.size() + 1];
        int k = 0;
        for (int p : places) {
            order[k++] = p;
        }
        dims[0] = merged;
        int d = 1;
        for (int i = 0; i < part.ndim(); i++) {
            if (!places.contains(i)) {
                order[k++] = i;
                dims[d++] = part.shape().dim(i);
            }
        }
        return F.reshape(F.transpose(part, order), dims);
    }

    /** NumPy's rule: neighbouring index arrays leave their axes where they were, separated ones in front. */
    private Variable fromFront(Variable taken, int indexed) {
        int first = places.get(0);
        int last = places.get(places.size() - 1);
        if (separated || last - first + 1 != places.size() || first == 0) {
            return taken;
        }
        int[] order = new int[taken.ndim()];
        int k = 0;
        for (int i = 0; i < first; i++) {
            order[k++] = indexed + i;
        }
        for (int i = 0; i < indexed; i++) {
            order[k++] = i;
        }
        for (int i = indexed + first; i < order.length; i++) {
            order[k++] = i;
        }
        return F.transpose(taken, order);
    }
}
