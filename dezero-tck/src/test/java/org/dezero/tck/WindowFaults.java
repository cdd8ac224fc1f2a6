package org.dezero.tck;

import java.util.List;
import org.dezero.array.BinaryOp;
import org.dezero.array.CompareOp;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.array.ReduceOp;
import org.dezero.array.Shape;
import org.dezero.array.Window2d;
import org.dezero.tck.BrokenBackendsTest.Fault;

/** Backends that are wrong about windows over images. */
final class WindowFaults {
    private WindowFaults() {}

    static List<Fault> all() {
        return List.of(
                kernelTransposed(),
                kernelFlipped(),
                strideIgnored(),
                lastOverlapWins(),
                paddingLeftOut(),
                everyPlaceTouched(),
                firstImageOnly(),
                halfPrecision(),
                throughDouble(),
                tileCutOff(),
                lastOfTies(),
                firstElement(),
                paddedWithLeast(),
                nanPassedOver(),
                positionsInDouble(),
                overlapsAveraged(),
                takenByProduct(),
                positionFromTheEnd(),
                positionClipped(),
                imageItself(),
                sharedColumns());
    }

    // ---- patches -----------------------------------------------------------------------------------------------

    private static Fault kernelTransposed() {
        return new Fault(
                "im2col with the kernel's columns before its rows",
                new ReferenceBackend() {
                    @Override
                    public NdArray im2col(NdArray x, Window2d window) {
                        NdArray cols = super.im2col(x, window);
                        return reshape(transpose(cols, new int[] {0, 1, 3, 2, 4, 5}), cols.shape());
                    }
                },
                "wrong value",
                "window / im2col float32 contiguous",
                "window / im2col int64 strided, default",
                "window / patches float64 special values");
    }

    private static Fault strideIgnored() {
        return new Fault(
                "the vertical stride used for both",
                new ReferenceBackend() {
                    @Override
                    public NdArray im2col(NdArray x, Window2d window) {
                        Window2d square = Window2d.of(window.kernelHeight(), window.kernelWidth())
                                .stride(window.strideHeight(), window.strideHeight())
                                .pad(window.padHeight(), window.padWidth());
                        return super.im2col(x, square);
                    }
                },
                "wrong shape",
                "window / im2col float64 contiguous",
                "window / patches int64 special values");
    }

    private static Fault lastOverlapWins() {
        return new Fault(
                "col2im where the last of overlapping patches wins",
                new ReferenceBackend() {
                    @Override
                    public NdArray col2im(NdArray cols, Shape inputShape, Window2d window) {
                        // One patch after the other, each in the place of what was there.
                        NdArray out = full(inputShape, cols.dtype(), 0);
                        int n = cols.ndim();
                        for (int y = 0; y < cols.shape().dim(4) * cols.shape().dim(5); y++) {
                            int[] start = new int[n];
                            start[4] = y / cols.shape().dim(5);
                            start[5] = y % cols.shape().dim(5);
                            int[] before = start.clone();
                            int[] after = new int[n];
                            after[4] = cols.shape().dim(4) - 1 - start[4];
                            after[5] = cols.shape().dim(5) - 1 - start[5];
                            int[] count = cols.shape().with(4, 1).with(5, 1).dims();
                            NdArray patch = slice(cols, start, count, new int[] {1, 1, 1, 1, 1, 1});
                            NdArray alone = super.col2im(pad(patch, before, after, new int[n], 0), inputShape, window);
                            NdArray ones = full(patch.shape(), DType.INT64, 1);
                            NdArray here = super.col2im(pad(ones, before, after, new int[n], 0), inputShape, window);
                            out = where(cast(here, DType.BOOL), alone, out);
                        }
                        return out;
                    }
                },
                "wrong value",
                "window / col2im float32 contiguous",
                "window / col2im int64 contiguous, default");
    }

    // ---- convolution -------------------------------------------------------------------------------------------

    private static Fault kernelFlipped() {
        return new Fault(
                "convolution as in signal processing, with the kernel turned round",
                new ReferenceBackend() {
                    @Override
                    public NdArray conv2d(NdArray x, NdArray w, Window2d window) {
                        int[] start = {0, 0, w.shape().dim(2) - 1, w.shape().dim(3) - 1};
                        return super.conv2d(x, slice(w, start, w.shape().dims(), new int[] {1, 1, -1, -1}), window);
                    }
                },
                "wrong value",
                "window / conv2d float32 contiguous",
                "window / conv2d int64 rotated",
                "window / convolution float64 2 x 5 x 13 x 17");
    }

    private static Fault paddingLeftOut() {
        return new Fault(
                "convolution that leaves padding out of the sum",
                new ReferenceBackend() {
                    @Override
                    public NdArray conv2d(NdArray x, NdArray w, Window2d window) {
                        if (!x.dtype().isFloating()) {
                            return super.conv2d(x, w, window);
                        }
                        NdArray cols = im2col(x, window);
                        NdArray inside = cast(im2col(full(x.shape(), x.dtype(), 1), window), DType.BOOL);
                        Shape s = cols.shape();
                        Shape one = Shape.of(s.dim(0), 1, s.dim(1), s.dim(2), s.dim(3), s.dim(4), s.dim(5));
                        Shape f = w.shape();
                        NdArray filters = reshape(w, Shape.of(1, f.dim(0), f.dim(1), f.dim(2), f.dim(3), 1, 1));
                        NdArray terms = binary(BinaryOp.MUL, reshape(cols, one), filters);
                        NdArray kept = where(reshape(inside, one), terms, full(Shape.SCALAR, x.dtype(), 0));
                        return reduce(ReduceOp.SUM, kept, new int[] {2, 3, 4}, false);
                    }
                },
                "expected NaN",
                "window / convolution float32 infinity on padding",
                "window / convolution float64 infinity on padding, default");
    }

    private static Fault everyPlaceTouched() {
        return new Fault(
                "the image's gradient as a product with a matrix that is mostly zeros",
                new ReferenceBackend() {
                    @Override
                    public NdArray conv2dInputGrad(NdArray gy, NdArray w, Shape inputShape, Window2d window) {
                        int[] all = {0, 1, 2, 3};
                        NdArray zero = binary(BinaryOp.MUL, reduce(ReduceOp.SUM, gy, all, true), 0);
                        return binary(BinaryOp.ADD, super.conv2dInputGrad(gy, w, inputShape, window), zero);
                    }
                },
                "expected 0.0, actual NaN",
                "window / convolution float32 nothing where no window comes",
                "window / convolution float64 nothing where no window comes, default");
    }

    private static Fault firstImageOnly() {
        return new Fault(
                "the filters' gradient from the first image",
                new ReferenceBackend() {
                    @Override
                    public NdArray conv2dWeightGrad(NdArray x, NdArray gy, Window2d window) {
                        return super.conv2dWeightGrad(first(x), first(gy), window);
                    }

                    private NdArray first(NdArray x) {
                        int[] count =
                                x.shape().with(0, Math.min(1, x.shape().dim(0))).dims();
                        return slice(x, new int[4], count, new int[] {1, 1, 1, 1});
                    }
                },
                "wrong value",
                "window / conv2dWeightGrad float32 contiguous",
                "window / conv2dWeightGrad int64 broadcast last");
    }

    private static Fault halfPrecision() {
        return new Fault(
                "float64 convolution in float32",
                new ReferenceBackend() {
                    @Override
                    public NdArray conv2d(NdArray x, NdArray w, Window2d window) {
                        return x.dtype() == DType.FLOAT64
                                ? cast(
                                        super.conv2d(cast(x, DType.FLOAT32), cast(w, DType.FLOAT32), window),
                                        DType.FLOAT64)
                                : super.conv2d(x, w, window);
                    }
                },
                "wrong value",
                "window / conv2d float64 contiguous",
                "window / conv2d float64 reversed, default");
    }

    private static Fault throughDouble() {
        return new Fault(
                "int64 convolution in double",
                new ReferenceBackend() {
                    @Override
                    public NdArray conv2dInputGrad(NdArray gy, NdArray w, Shape inputShape, Window2d window) {
                        if (gy.dtype() != DType.INT64) {
                            return super.conv2dInputGrad(gy, w, inputShape, window);
                        }
                        NdArray g = cast(gy, DType.FLOAT64);
                        return cast(super.conv2dInputGrad(g, cast(w, DType.FLOAT64), inputShape, window), DType.INT64);
                    }
                },
                "wrong value",
                "window / convolution int64 wraps");
    }

    private static Fault tileCutOff() {
        return new Fault(
                "a last column of tiles left out",
                new ReferenceBackend() {
                    @Override
                    public NdArray conv2d(NdArray x, NdArray w, Window2d window) {
                        NdArray y = super.conv2d(x, w, window);
                        int columns = y.shape().dim(3);
                        if (columns < 8 || columns % 4 == 0 || y.shape().dim(2) > 8) {
                            return y;
                        }
                        int rest = columns % 4;
                        int[] count = y.shape().with(3, columns - rest).dims();
                        NdArray tiles = slice(y, new int[4], count, new int[] {1, 1, 1, 1});
                        return pad(tiles, new int[4], new int[] {0, 0, 0, rest}, new int[4], 0);
                    }
                },
                "wrong value",
                "window / convolution float32 2 x 5 x 13 x 17",
                "window / conv2d float32 contiguous");
    }

    // ---- one element of each window ----------------------------------------------------------------------------

    /** The elements of every window in one axis: {@code (n, c, kh kw, oh, ow)}. */
    private static NdArray flat(NdArray cols) {
        Shape s = cols.shape();
        return cols.backend().reshape(cols, Shape.of(s.dim(0), s.dim(1), s.dim(2) * s.dim(3), s.dim(4), s.dim(5)));
    }

    private static Fault lastOfTies() {
        return new Fault(
                "maxPool2d takes the last of ties",
                new ReferenceBackend() {
                    @Override
                    NdArray argMaxPool2d(NdArray x, Window2d window) {
                        NdArray elements = flat(im2col(x, window));
                        int last = elements.shape().dim(2) - 1;
                        NdArray reversed = slice(
                                elements,
                                new int[] {0, 0, last, 0, 0},
                                elements.shape().dims(),
                                new int[] {1, 1, -1, 1, 1});
                        return binary(BinaryOp.SUB, last, argMax(reversed, 2));
                    }
                },
                "wrong value",
                "window / maxPool2d float32 first of ties",
                "window / maxPool2d int64 first of ties, default",
                "window / maxPool2d float64 first NaN");
    }

    private static Fault firstElement() {
        return new Fault(
                "maxPool2d gives the first element and the position of the largest",
                new ReferenceBackend() {
                    @Override
                    public NdArray[] maxPool2d(NdArray x, Window2d window) {
                        NdArray position = super.maxPool2d(x, window)[1];
                        NdArray first = full(position.shape(), DType.INT64, 0);
                        return new NdArray[] {windowTake(x, first, window), position};
                    }
                },
                "wrong value",
                "window / maxPool2d float32 contiguous",
                "window / maxPool2d float64 first NaN",
                "window / maxPool2d int64 beyond 2^53");
    }

    private static Fault paddedWithLeast() {
        return new Fault(
                "maxPool2d never chooses padding",
                new ReferenceBackend() {
                    @Override
                    NdArray argMaxPool2d(NdArray x, Window2d window) {
                        NdArray inside = cast(im2col(full(x.shape(), x.dtype(), 1), window), DType.BOOL);
                        double least = x.dtype().isFloating() ? Double.NEGATIVE_INFINITY : Long.MIN_VALUE;
                        NdArray low = full(Shape.SCALAR, x.dtype(), least);
                        return argMax(flat(where(inside, im2col(x, window), low)), 2);
                    }
                },
                "wrong value",
                "window / maxPool2d float32 padding takes part as 0",
                "window / maxPool2d int64 padding takes part as 0",
                "window / maxPool2d float64 contiguous");
    }

    private static Fault nanPassedOver() {
        return new Fault(
                "maxPool2d passes over NaN",
                new ReferenceBackend() {
                    @Override
                    NdArray argMaxPool2d(NdArray x, Window2d window) {
                        NdArray low = full(Shape.SCALAR, x.dtype(), x.dtype().isFloating() ? -1e38 : 0);
                        return super.argMaxPool2d(where(compare(CompareOp.EQ, x, x), x, low), window);
                    }
                },
                "wrong value",
                "window / maxPool2d float32 first NaN",
                "window / maxPool2d float64 first NaN, default");
    }

    private static Fault positionsInDouble() {
        return new Fault(
                "maxPool2d of int64 in double",
                new ReferenceBackend() {
                    @Override
                    NdArray argMaxPool2d(NdArray x, Window2d window) {
                        return super.argMaxPool2d(cast(x, DType.FLOAT64), window);
                    }
                },
                "wrong value",
                "window / maxPool2d int64 beyond 2^53");
    }

    private static Fault overlapsAveraged() {
        return new Fault(
                "windowScatter takes the mean of what falls on one place",
                new ReferenceBackend() {
                    @Override
                    public NdArray windowScatter(NdArray gy, NdArray position, Shape inputShape, Window2d window) {
                        NdArray sum = super.windowScatter(gy, position, inputShape, window);
                        if (!gy.dtype().isFloating()) {
                            return sum;
                        }
                        NdArray ones = full(gy.shape(), gy.dtype(), 1);
                        NdArray times = super.windowScatter(ones, position, inputShape, window);
                        return binary(BinaryOp.DIV, sum, binary(BinaryOp.MAXIMUM, times, 1));
                    }
                },
                "wrong value",
                "window / windowScatter float32 repeated places",
                "window / windowScatter float64 repeated places, default",
                "window / windowScatter float64 contiguous");
    }

    private static Fault takenByProduct() {
        return new Fault(
                "windowTake by a product with the one-hot positions",
                new ReferenceBackend() {
                    @Override
                    public NdArray windowTake(NdArray x, NdArray position, Window2d window) {
                        NdArray elements = flat(im2col(x, window));
                        NdArray hot = oneHot(position, elements.shape().dim(2), x.dtype());
                        NdArray weights = transpose(hot, new int[] {0, 1, 4, 2, 3});
                        return reduce(ReduceOp.SUM, binary(BinaryOp.MUL, elements, weights), new int[] {2}, false);
                    }
                },
                "actual NaN",
                "window / patches float32 special values",
                "window / patches float64 special values, default");
    }

    private static Fault positionFromTheEnd() {
        return new Fault(
                "a negative position counts from the end of the window",
                new ReferenceBackend() {
                    @Override
                    public NdArray windowTake(NdArray x, NdArray position, Window2d window) {
                        int size = window.kernelHeight() * window.kernelWidth();
                        NdArray wrapped = binary(BinaryOp.ADD, position, size);
                        NdArray from = where(compare(CompareOp.LT, position, 0), wrapped, position);
                        return super.windowTake(x, from, window);
                    }
                },
                "not refused; expected IndexOutOfBoundsException",
                "refusal / windowTake position out of range");
    }

    private static Fault positionClipped() {
        return new Fault(
                "a position beyond the window is its last",
                new ReferenceBackend() {
                    @Override
                    public NdArray windowScatter(NdArray gy, NdArray position, Shape inputShape, Window2d window) {
                        int last = window.kernelHeight() * window.kernelWidth() - 1;
                        NdArray clipped = binary(BinaryOp.MINIMUM, position, last);
                        return super.windowScatter(gy, clipped, inputShape, window);
                    }
                },
                "not refused; expected IndexOutOfBoundsException",
                "refusal / windowScatter position out of range");
    }

    // ---- sharing -----------------------------------------------------------------------------------------------

    private static Fault imageItself() {
        return new Fault(
                "the patches of a window of one element share the image's memory",
                new DonationTaker() {
                    @Override
                    public NdArray im2col(NdArray x, Window2d window) {
                        NdArray cols = super.im2col(x, window);
                        HostArray memory = ((ReferenceArray) x).values();
                        return window.equals(Window2d.of(1, 1))
                                ? new Mortal(this, memory.reshape(cols.shape().dims()))
                                : cols;
                    }
                },
                "the image changed",
                "donation / accumulate float32 into what a window of one element sees",
                "donation / accumulate int64 into what a window of one element sees");
    }

    private static Fault sharedColumns() {
        return new Fault(
                "a buffer for patches that threads share",
                new ReferenceBackend() {
                    private volatile NdArray columns = full(Shape.SCALAR, DType.FLOAT64, 0);

                    @Override
                    public NdArray conv2d(NdArray x, NdArray w, Window2d window) {
                        columns = x;
                        // Long enough for another thread to come by.
                        for (int i = 0; i < 100; i++) {
                            Thread.yield();
                        }
                        boolean fits = columns.shape().equals(x.shape()) && columns.dtype() == x.dtype();
                        return super.conv2d(fits ? columns : x, w, window);
                    }
                },
                "differs from one thread's",
                "threads / 8 threads compute float64 on shared arrays");
    }
}
