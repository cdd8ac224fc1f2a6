package org.dezero.tck.gradient;

import org.dezero.Config;
import org.dezero.F;
import org.dezero.Scope;
import org.dezero.Variable;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.Shape;
import org.jspecify.annotations.Nullable;

/**
 * The part of the catalogue about images: convolution, pooling, patches, normalisation. Windows that overlap, leave rows out,
 * look beyond the image, are as large as it, or have nothing to see.
 */
final class WindowExpressions {
    private static final int[] NONE = {0, 0};
    private static final int[] ONE = {1, 1};
    private static final int[] TWO = {2, 2};

    private final Expressions list;

    private WindowExpressions(Expressions list) {
        this.list = list;
    }

    static void addTo(Expressions list) {
        WindowExpressions e = new WindowExpressions(list);
        e.convolution();
        e.transposedConvolution();
        e.pooling();
        e.patches();
        e.normalisation();
        e.gradients();
    }

    private HostArray in(int... dims) {
        return list.in(-1, 1, dims);
    }

    // ---- convolution ------------------------------------------------------------------------------------------------

    private void convolution() {
        conv("conv2d", in(2, 2, 4, 5), in(2, 2, 3, 2), in(2), ONE, NONE);
        conv("conv2d without bias", in(1, 1, 4, 4), in(2, 1, 2, 2), null, ONE, ONE);
        conv("conv2d, last row and column not seen", in(1, 2, 6, 5), in(2, 2, 3, 2), in(2), TWO, NONE);
        conv("conv2d, rows between the windows", in(2, 1, 7, 6), in(2, 1, 2, 1), in(2), new int[] {3, 2}, ONE);
        conv("conv2d of single elements", in(2, 3, 2, 2), in(2, 3, 1, 1), in(2), ONE, NONE);
        conv("conv2d, kernel as large as the image", in(2, 2, 3, 2), in(3, 2, 3, 2), in(3), ONE, NONE);
        conv("conv2d, windows that see nothing", in(1, 1, 2, 2), in(2, 1, 2, 1), in(2), ONE, new int[] {3, 2});
        conv("conv2d of one element", in(1, 1, 1, 1), in(1, 1, 3, 3), in(1), ONE, ONE);
        conv("conv2d of no images", in(0, 2, 3, 3), in(2, 2, 2, 2), in(2), ONE, NONE);
        conv("conv2d of no channels", in(2, 0, 3, 3), in(2, 0, 2, 2), in(2), ONE, NONE);
        list.several(
                "conv2d of an image and itself",
                xs -> F.conv2d(xs.get(0), F.reshape(xs.get(0), 2, 1, 3, 3)),
                in(1, 1, 3, 6));
        list.several(
                "conv2dSimple",
                xs -> F.conv2dSimple(xs.get(0), xs.get(1), xs.get(2), new int[] {2, 1}, new int[] {0, 1}),
                in(2, 2, 5, 3),
                in(2, 2, 2, 3),
                in(2));
    }

    private void conv(String name, HostArray x, HostArray w, @Nullable HostArray b, int[] stride, int[] pad) {
        if (b == null) {
            list.several(name, xs -> F.conv2d(xs.get(0), xs.get(1), null, stride, pad), x, w);
        } else {
            list.several(name, xs -> F.conv2d(xs.get(0), xs.get(1), xs.get(2), stride, pad), x, w, b);
        }
    }

    private void transposedConvolution() {
        deconv("deconv2d", in(2, 2, 2, 3), in(2, 3, 3, 2), in(3), ONE, NONE, null);
        deconv("deconv2d, stride and padding", in(1, 2, 3, 2), in(2, 2, 3, 3), in(2), new int[] {2, 1}, ONE, null);
        deconv("deconv2d to a larger size", in(2, 1, 3, 2), in(1, 2, 3, 3), in(2), TWO, ONE, new int[] {6, 4});
        deconv("deconv2d of single elements", in(1, 2, 2, 2), in(2, 3, 1, 1), in(3), ONE, NONE, null);
        deconv(
                "deconv2d, stride beyond the kernel",
                in(1, 1, 2, 2),
                in(1, 1, 2, 1),
                in(1),
                new int[] {3, 2},
                NONE,
                null);
        deconv("deconv2d of no images", in(0, 2, 2, 2), in(2, 1, 2, 2), in(1), ONE, NONE, null);
    }

    private void deconv(
            String name, HostArray x, HostArray w, HostArray b, int[] stride, int[] pad, int @Nullable [] outSize) {
        list.several(name, xs -> F.deconv2d(xs.get(0), xs.get(1), xs.get(2), stride, pad, outSize), x, w, b);
    }

    // ---- pooling ----------------------------------------------------------------------------------------------------

    private void pooling() {
        list.one("pooling of squares", x -> F.square(F.pooling(x, 2, 2, 0)), in(2, 2, 4, 4));
        list.one(
                "pooling, overlap and padding",
                x -> F.square(F.pooling(x, new int[] {3, 2}, new int[] {2, 1}, new int[] {1, 1})),
                in(1, 2, 4, 3));
        list.one("pooling, last row and column not seen", x -> F.exp(F.pooling(x, 2, 2, 0)), in(2, 1, 5, 5));
        list.one(
                "pooling, window as large as the image",
                x -> F.square(F.pooling(x, new int[] {3, 4}, ONE, NONE)),
                in(2, 2, 3, 4));
        list.one("poolingSimple", x -> F.square(F.poolingSimple(x, 2, 1, 1)), in(1, 2, 3, 3));
        list.one("averagePooling", x -> F.square(F.averagePooling(x, 2, 2, 0)), in(2, 2, 4, 4));
        list.one(
                "averagePooling, overlap and padding",
                x -> F.square(F.averagePooling(x, new int[] {2, 3}, new int[] {1, 2}, new int[] {1, 1})),
                in(1, 2, 3, 4));
    }

    private void patches() {
        list.one("im2col", x -> F.square(F.im2col(x, 2, 1, 1, false)), in(2, 1, 3, 2));
        list.one(
                "im2col to a matrix",
                x -> F.square(F.im2col(x, new int[] {3, 2}, TWO, new int[] {0, 1}, true)),
                in(1, 2, 6, 3));
        list.one(
                "col2im",
                cols -> F.square(F.col2im(cols, Shape.of(2, 1, 4, 3), new int[] {2, 3}, ONE, new int[] {0, 1}, false)),
                in(2, 1, 2, 3, 3, 3));
        list.one("col2im of a matrix", cols -> F.square(F.col2im(cols, Shape.of(1, 2, 5, 5), 2, 2, 0, true)), in(4, 8));
    }

    // ---- normalisation ----------------------------------------------------------------------------------------------

    private void normalisation() {
        norm("batchNorm", true, in(5, 3));
        norm("batchNorm, sequences", true, in(3, 2, 4));
        norm("batchNorm, images", true, in(3, 2, 2, 2));
        norm("batchNorm, one image", true, in(1, 2, 3, 2));
        norm("batchNorm in a test", false, in(4, 3));
        norm("batchNorm in a test, sequences", false, in(2, 3, 2));
        norm("batchNorm in a test, images", false, in(2, 2, 2, 3));
    }

    private void norm(String name, boolean train, HostArray x) {
        int c = x.shape().dim(1);
        list.several(name, xs -> F.square(norm(train, xs.get(0), xs.get(1), xs.get(2))), x, in(c), in(c));
    }

    private static Variable norm(boolean train, Variable x, Variable gamma, Variable beta) {
        // New at every call: training changes them.
        Variable mean = Variable.constant(HostArray.full(gamma.shape(), DType.FLOAT64, 0.25));
        Variable var = Variable.constant(HostArray.full(gamma.shape(), DType.FLOAT64, 0.75));
        if (train) {
            return F.batchNorm(x, gamma, beta, mean, var);
        }
        try (Scope test = Config.testMode()) {
            return F.batchNorm(x, gamma, beta, mean, var, 0.9, 0.1);
        }
    }

    // ---- functions that only backward makes, and the third order ----------------------------------------------------

    private void gradients() {
        HostArray image = in(2, 2, 4, 3);
        HostArray filters = in(3, 2, 3, 2);
        list.several(
                "gradient of conv2d for the image",
                xs -> Expressions.gradient(
                        x -> F.square(F.conv2d(x, xs.get(1), null, new int[] {2, 1}, ONE)),
                        xs.get(0),
                        F.square(xs.get(2))),
                image,
                filters,
                in(2, 3, 2, 4));
        list.several(
                "gradient of conv2d for the filters",
                xs -> Expressions.gradient(
                        w -> F.square(F.conv2d(xs.get(0), w, null, new int[] {2, 1}, ONE)),
                        xs.get(1),
                        F.square(xs.get(2))),
                image,
                filters,
                in(2, 3, 2, 4));
        list.several(
                "gradient of the filters' gradient",
                xs -> Expressions.gradient(
                        gy -> Expressions.gradient(
                                w -> F.conv2d(xs.get(0), w, null, TWO, NONE), Variable.of(filters), F.square(gy)),
                        xs.get(1),
                        xs.get(2)),
                image,
                in(2, 3, 1, 1),
                in(3, 2, 3, 2));
        list.several(
                "gradient of pooling",
                xs -> Expressions.gradient(
                        x -> F.exp(F.pooling(x, new int[] {2, 2}, ONE, ONE)), xs.get(0), F.square(xs.get(1))),
                in(1, 2, 3, 2),
                in(1, 2, 4, 3));
        HostArray at = in(1, 2, 4, 3);
        list.several(
                "gradient of pooling's gradient",
                xs -> Expressions.gradient(
                        gy -> Expressions.gradient(x -> F.pooling(x, 2, 1, 0), Variable.of(at), F.square(gy)),
                        xs.get(0),
                        F.exp(xs.get(1))),
                in(1, 2, 3, 2),
                in(1, 2, 4, 3));
        list.several(
                "gradient of batchNorm",
                xs -> Expressions.gradient(
                        x -> norm(true, x, xs.get(1), F.mul(xs.get(1), 2)), xs.get(0), F.square(xs.get(2))),
                in(4, 2),
                in(2),
                in(4, 2));
    }
}
