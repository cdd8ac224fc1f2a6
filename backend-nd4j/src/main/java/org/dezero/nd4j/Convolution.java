package org.dezero.nd4j;

import org.dezero.array.DType;
import org.dezero.array.Shape;
import org.dezero.array.Window2d;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Patches of FLOAT32 and FLOAT64 images by ND4J's im2col and col2im, and convolution with them: one product for each image,
 * so that only its patches are ever in memory.
 *
 * <p>ND4J's own conv2d takes up to three times as long as this, its gradients up to nine times: they copy all patches into
 * another order first. None of the four takes integers.
 */
final class Convolution {
    /** ND4J's factors of a product and of what is there already. */
    private static final double[] ADD = {1, 1};

    private final NativeCalls calls;
    private final Movement movement;

    Convolution(NativeCalls calls, Movement movement) {
        this.calls = calls;
        this.movement = movement;
    }

    // ---- patches -----------------------------------------------------------------------------------------------

    Nd4jArray im2col(Nd4jArray x, Window2d window) {
        x.buffer();
        Shape shape = patches(x.shape(), window);
        if (shape.size() == 0 || x.size() == 0) {
            return calls.full(shape, x.dtype(), 0);
        }
        INDArray z = calls.allocate(x.dtype(), shape);
        im2col(x, window, z);
        return calls.fresh(x.dtype(), shape, z);
    }

    private void im2col(Nd4jArray x, Window2d window, INDArray z) {
        calls.custom(
                "im2col",
                z,
                new INDArray[] {x.nd()},
                window.kernelHeight(),
                window.kernelWidth(),
                window.strideHeight(),
                window.strideWidth(),
                window.padHeight(),
                window.padWidth(),
                1,
                1,
                0);
    }

    Nd4jArray col2im(Nd4jArray cols, Shape image, Window2d window) {
        cols.buffer();
        if (cols.size() == 0 || image.size() == 0) {
            return calls.full(image, cols.dtype(), 0);
        }
        INDArray z = calls.allocate(cols.dtype(), image);
        col2im(cols, image, window, z);
        return calls.fresh(cols.dtype(), image, z);
    }

    private void col2im(Nd4jArray cols, Shape image, Window2d window, INDArray z) {
        calls.custom(
                "col2im",
                z,
                new INDArray[] {cols.nd()},
                window.strideHeight(),
                window.strideWidth(),
                window.padHeight(),
                window.padWidth(),
                image.dim(2),
                image.dim(3),
                1,
                1,
                0);
    }

    private static Shape patches(Shape image, Window2d window) {
        return Shape.of(
                image.dim(0),
                image.dim(1),
                window.kernelHeight(),
                window.kernelWidth(),
                window.outHeight(image.dim(2)),
                window.outWidth(image.dim(3)));
    }

    // ---- convolution -------------------------------------------------------------------------------------------

    Nd4jArray conv2d(Nd4jArray x, Nd4jArray w, Window2d window) {
        x.buffer();
        w.buffer();
        Images images = new Images(x.shape(), w.shape().dim(0), window);
        Shape shape = images.convolved();
        if (images.isEmpty()) {
            return calls.full(shape, x.dtype(), 0);
        }
        Nd4jArray y = calls.fresh(x.dtype(), shape, calls.allocate(x.dtype(), shape));
        INDArray filters = movement.reshape(w, images.filters()).nd();
        Nd4jArray dense = dense(x);
        if (images.isPixelwise()) {
            for (int n = 0; n < images.count(); n++) {
                INDArray image = images.matrix(images.part(dense, n)).nd();
                calls.custom("matmul", images.product(y, n).nd(), filters, image);
            }
            return y;
        }
        Nd4jArray cols = columns(x.dtype(), images);
        INDArray matrix = images.matrix(cols).nd();
        for (int n = 0; n < images.count(); n++) {
            im2col(images.part(dense, n), window, cols.nd());
            calls.custom("matmul", images.product(y, n).nd(), filters, matrix);
        }
        calls.free(cols.nd());
        return y;
    }

    Nd4jArray inputGrad(Nd4jArray gy, Nd4jArray w, Shape image, Window2d window) {
        gy.buffer();
        w.buffer();
        Images images = new Images(image, w.shape().dim(0), window);
        if (images.isEmpty()) {
            return calls.full(image, gy.dtype(), 0);
        }
        Nd4jArray gx = calls.fresh(gy.dtype(), image, calls.allocate(gy.dtype(), image));
        INDArray filters = movement.transpose(movement.reshape(w, images.filters()), new int[] {1, 0})
                .nd();
        Nd4jArray dense = dense(gy);
        if (images.isPixelwise()) {
            for (int n = 0; n < images.count(); n++) {
                INDArray part = images.matrix(images.part(gx, n)).nd();
                calls.custom("matmul", part, filters, images.product(dense, n).nd());
            }
            return gx;
        }
        Nd4jArray cols = columns(gy.dtype(), images);
        INDArray matrix = images.matrix(cols).nd();
        for (int n = 0; n < images.count(); n++) {
            Nd4jArray part = images.part(gx, n);
            calls.custom("matmul", matrix, filters, images.product(dense, n).nd());
            col2im(cols, part.shape(), window, part.nd());
        }
        calls.free(cols.nd());
        return gx;
    }

    Nd4jArray weightGrad(Nd4jArray x, Nd4jArray gy, Window2d window) {
        x.buffer();
        gy.buffer();
        Images images = new Images(x.shape(), gy.shape().dim(1), window);
        Shape shape = Shape.of(gy.shape().dim(1), x.shape().dim(1), window.kernelHeight(), window.kernelWidth());
        if (images.isEmpty()) {
            return calls.full(shape, x.dtype(), 0);
        }
        Nd4jArray gw = calls.fresh(x.dtype(), shape, calls.allocate(x.dtype(), shape));
        INDArray sum = gw.part(images.filters(), Nd4jArray.denseStrides(images.filters()), 0)
                .nd();
        Nd4jArray denseX = dense(x);
        Nd4jArray denseGy = dense(gy);
        if (images.isPixelwise()) {
            for (int n = 0; n < images.count(); n++) {
                INDArray image = images.turned(images.part(denseX, n)).nd();
                addProduct(sum, images.product(denseGy, n).nd(), image, n > 0);
            }
            return gw;
        }
        Nd4jArray cols = columns(x.dtype(), images);
        INDArray matrix = images.turned(cols).nd();
        for (int n = 0; n < images.count(); n++) {
            im2col(images.part(denseX, n), window, cols.nd());
            addProduct(sum, images.product(denseGy, n).nd(), matrix, n > 0);
        }
        calls.free(cols.nd());
        return gw;
    }

    /** The product of two matrices, added to what is in {@code sum} or in its place. */
    private void addProduct(INDArray sum, INDArray a, INDArray b, boolean add) {
        INDArray[] factors = {a, b};
        if (add) {
            calls.custom("matmul", sum, factors, ADD);
        } else {
            calls.custom("matmul", sum, factors);
        }
    }

    private Nd4jArray dense(Nd4jArray x) {
        return x.isDense() ? x : calls.copy(x);
    }

    /** Room for the patches of one image. */
    private Nd4jArray columns(DType dtype, Images images) {
        return calls.fresh(dtype, images.patches(), calls.allocate(dtype, images.patches()));
    }

    /** The shapes of a convolution, and the parts of arrays that belong to one image. */
    private static final class Images {
        private final Shape shape;
        private final int oc;
        private final Window2d window;

        Images(Shape shape, int oc, Window2d window) {
            this.shape = shape;
            this.oc = oc;
            this.window = window;
        }

        int count() {
            return shape.dim(0);
        }

        private int channels() {
            return shape.dim(1);
        }

        private int places() {
            return window.outHeight(shape.dim(2)) * window.outWidth(shape.dim(3));
        }

        private int patchSize() {
            return channels() * window.kernelHeight() * window.kernelWidth();
        }

        /** Whether there is nothing to add up, or nowhere to put it. */
        boolean isEmpty() {
            return shape.size() == 0 || oc == 0 || places() == 0;
        }

        /** Whether the patches of an image are the image. */
        boolean isPixelwise() {
            return window.equals(Window2d.of(1, 1));
        }

        Shape convolved() {
            return Shape.of(count(), oc, window.outHeight(shape.dim(2)), window.outWidth(shape.dim(3)));
        }

        /** The filters as a matrix. */
        Shape filters() {
            return Shape.of(oc, patchSize());
        }

        /** Of one image. */
        Shape patches() {
            return Convolution.patches(shape.with(0, 1), window);
        }

        /** Image {@code n} of images that are dense. */
        Nd4jArray part(Nd4jArray images, int n) {
            Shape one = shape.with(0, 1);
            return images.part(one, Nd4jArray.denseStrides(one), images.offset() + (long) n * one.size());
        }

        /** What belongs to image {@code n} in the dense result of a convolution: {@code (oc, places)}. */
        Nd4jArray product(Nd4jArray y, int n) {
            Shape one = Shape.of(oc, places());
            return y.part(one, Nd4jArray.denseStrides(one), y.offset() + (long) n * one.size());
        }

        /** The patches of one image as a matrix {@code (patch, places)}. */
        Nd4jArray matrix(Nd4jArray cols) {
            Shape matrix = Shape.of(patchSize(), places());
            return cols.part(matrix, Nd4jArray.denseStrides(matrix), cols.offset());
        }

        /** Its transpose. */
        Nd4jArray turned(Nd4jArray cols) {
            return cols.part(Shape.of(places(), patchSize()), new long[] {1, places()}, cols.offset());
        }
    }
}
