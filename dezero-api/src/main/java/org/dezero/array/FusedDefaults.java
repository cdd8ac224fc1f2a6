package org.dezero.array;

/** What single passes of {@link ArrayBackend} compute, in terms of its required part. */
final class FusedDefaults {
    private FusedDefaults() {}

    static NdArray reluGrad(ArrayBackend xp, NdArray gy, NdArray y) {
        return xp.where(xp.compare(CompareOp.GT, y, 0), gy, xp.full(Shape.SCALAR, gy.dtype(), 0));
    }

    static NdArray tanhGrad(ArrayBackend xp, NdArray gy, NdArray y) {
        return xp.binary(BinaryOp.MUL, gy, xp.binary(BinaryOp.SUB, 1, xp.binary(BinaryOp.MUL, y, y)));
    }

    static NdArray sigmoidGrad(ArrayBackend xp, NdArray gy, NdArray y) {
        return xp.binary(BinaryOp.MUL, xp.binary(BinaryOp.MUL, gy, y), xp.binary(BinaryOp.SUB, 1, y));
    }

    static NdArray softmaxCrossEntropyGrad(ArrayBackend xp, NdArray x, NdArray t, NdArray gy) {
        NdArray hot = xp.oneHot(t, x.shape().dim(1), x.dtype());
        NdArray share = xp.binary(BinaryOp.MUL, gy, 1.0 / x.shape().dim(0));
        return xp.binary(BinaryOp.MUL, xp.binary(BinaryOp.SUB, xp.softmax(x, 1), hot), share);
    }

    private static final int[] TURNED = {1, 0};

    static NdArray[] matmulGrads(ArrayBackend xp, NdArray gy, NdArray a, NdArray b) {
        return new NdArray[] {xp.matmul(gy, xp.transpose(b, TURNED)), xp.matmul(xp.transpose(a, TURNED), gy)};
    }

    static NdArray[] adam(
            ArrayBackend xp,
            NdArray p,
            NdArray m,
            NdArray v,
            NdArray g,
            double meanShare,
            double squareShare,
            double rate,
            double eps) {
        NdArray mean = towards(xp, m, meanShare, g);
        NdArray square = towards(xp, v, squareShare, xp.binary(BinaryOp.MUL, g, g));
        NdArray root = xp.unary(UnaryOp.SQRT, square);
        NdArray step = xp.binary(BinaryOp.DIV, xp.binary(BinaryOp.MUL, mean, rate), xp.binary(BinaryOp.ADD, root, eps));
        return new NdArray[] {xp.binary(BinaryOp.SUB, p, step), mean, square};
    }

    private static NdArray towards(ArrayBackend xp, NdArray mean, double share, NdArray x) {
        NdArray way = xp.binary(BinaryOp.MUL, xp.binary(BinaryOp.SUB, x, mean), share);
        return xp.binary(BinaryOp.ADD, mean, way);
    }

    // ---- long short-term memory ---------------------------------------------------------------------------------

    static NdArray[] lstmCell(ArrayBackend xp, NdArray gates, NdArray c) {
        NdArray f = xp.sigmoid(gate(xp, gates, 0));
        NdArray i = xp.sigmoid(gate(xp, gates, 1));
        NdArray o = xp.sigmoid(gate(xp, gates, 2));
        NdArray u = xp.unary(UnaryOp.TANH, gate(xp, gates, 3));
        NdArray next = xp.binary(BinaryOp.ADD, xp.binary(BinaryOp.MUL, f, c), xp.binary(BinaryOp.MUL, i, u));
        NdArray shown = xp.unary(UnaryOp.TANH, next);
        return new NdArray[] {xp.binary(BinaryOp.MUL, o, shown), next, xp.concat(new NdArray[] {f, i, o, u}, 1), shown};
    }

    static NdArray[] lstmCellGrad(
            ArrayBackend xp, NdArray gh, NdArray gNext, NdArray activated, NdArray c, NdArray shown) {
        NdArray f = gate(xp, activated, 0);
        NdArray i = gate(xp, activated, 1);
        NdArray o = gate(xp, activated, 2);
        NdArray u = gate(xp, activated, 3);
        NdArray g = xp.binary(BinaryOp.ADD, gNext, xp.tanhGrad(xp.binary(BinaryOp.MUL, gh, o), shown));
        NdArray[] parts = {
            xp.sigmoidGrad(xp.binary(BinaryOp.MUL, g, c), f),
            xp.sigmoidGrad(xp.binary(BinaryOp.MUL, g, u), i),
            xp.sigmoidGrad(xp.binary(BinaryOp.MUL, gh, shown), o),
            xp.tanhGrad(xp.binary(BinaryOp.MUL, g, i), u)
        };
        return new NdArray[] {xp.concat(parts, 1), xp.binary(BinaryOp.MUL, g, f)};
    }

    static NdArray[] lstm(ArrayBackend xp, NdArray gates, NdArray w, NdArray h, NdArray c) {
        int steps = gates.shape().dim(0);
        NdArray[][] results = new NdArray[4][steps];
        NdArray[] last = {h, c};
        for (int t = 0; t < steps; t++) {
            last = xp.lstmCell(xp.binary(BinaryOp.ADD, step(xp, gates, t), xp.matmul(last[0], w)), last[1]);
            for (int i = 0; i < results.length; i++) {
                results[i][t] = asStep(xp, last[i]);
            }
        }
        NdArray[] out = new NdArray[results.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = xp.concat(results[i], 0);
        }
        return out;
    }

    static NdArray[] lstmGrad(
            ArrayBackend xp, NdArray gh, NdArray gNext, NdArray w, NdArray h, NdArray c, NdArray[] results) {
        int steps = gh.shape().dim(0);
        NdArray[] gGates = new NdArray[steps];
        NdArray gw = xp.full(w.shape(), w.dtype(), 0);
        NdArray fromOutput = xp.full(h.shape(), h.dtype(), 0);
        NdArray fromCell = xp.full(c.shape(), c.dtype(), 0);
        for (int t = steps - 1; t >= 0; t--) {
            NdArray hBefore = t == 0 ? h : step(xp, results[0], t - 1);
            NdArray cBefore = t == 0 ? c : step(xp, results[1], t - 1);
            NdArray[] g = xp.lstmCellGrad(
                    xp.binary(BinaryOp.ADD, step(xp, gh, t), fromOutput),
                    xp.binary(BinaryOp.ADD, step(xp, gNext, t), fromCell),
                    step(xp, results[2], t),
                    cBefore,
                    step(xp, results[3], t));
            NdArray[] products = xp.matmulGrads(g[0], hBefore, w);
            gGates[t] = asStep(xp, g[0]);
            gw = xp.binary(BinaryOp.ADD, gw, products[1]);
            fromOutput = products[0];
            fromCell = g[1];
        }
        return new NdArray[] {xp.concat(gGates, 0), gw, fromOutput, fromCell};
    }

    /** Step {@code t} of a sequence {@code (t, n, ...)}. */
    private static NdArray step(ArrayBackend xp, NdArray x, int t) {
        int rows = x.shape().dim(1);
        int columns = x.shape().dim(2);
        NdArray one = xp.slice(x, new int[] {t, 0, 0}, new int[] {1, rows, columns}, new int[] {1, 1, 1});
        return xp.reshape(one, Shape.of(rows, columns));
    }

    /** {@code (n, ...)} as a sequence of one step. */
    private static NdArray asStep(ArrayBackend xp, NdArray x) {
        return xp.reshape(x, Shape.of(1, x.shape().dim(0), x.shape().dim(1)));
    }

    /** One of the four blocks of columns. */
    private static NdArray gate(ArrayBackend xp, NdArray gates, int which) {
        int n = gates.shape().dim(0);
        int h = gates.shape().dim(1) / 4;
        return xp.slice(gates, new int[] {0, which * h}, new int[] {n, h}, new int[] {1, 1});
    }

    // ---- batch normalisation ------------------------------------------------------------------------------------

    static NdArray[] batchNorm(ArrayBackend xp, NdArray x, NdArray gamma, NdArray beta, double eps) {
        int[] axes = allButChannels(x.shape());
        Shape channels = channels(x.shape());
        double count = perChannel(x.shape());
        NdArray mean = xp.binary(BinaryOp.DIV, xp.reduce(ReduceOp.SUM, x, axes, true), count);
        NdArray deviation = xp.binary(BinaryOp.SUB, x, mean);
        NdArray squares = xp.binary(BinaryOp.MUL, deviation, deviation);
        NdArray var = xp.binary(BinaryOp.DIV, xp.reduce(ReduceOp.SUM, squares, axes, true), count);
        NdArray root = xp.unary(UnaryOp.SQRT, xp.binary(BinaryOp.ADD, var, eps));
        NdArray scale = xp.binary(BinaryOp.DIV, xp.reshape(gamma, channels), root);
        NdArray y = xp.binary(BinaryOp.ADD, xp.binary(BinaryOp.MUL, deviation, scale), xp.reshape(beta, channels));
        return new NdArray[] {y, xp.reshape(mean, gamma.shape()), xp.reshape(var, gamma.shape())};
    }

    static NdArray[] batchNormGrad(
            ArrayBackend xp, NdArray gy, NdArray x, NdArray gamma, NdArray mean, NdArray var, double eps) {
        int[] axes = allButChannels(x.shape());
        Shape channels = channels(x.shape());
        double count = perChannel(x.shape());
        NdArray deviation = xp.binary(BinaryOp.SUB, x, xp.reshape(mean, channels));
        NdArray root = xp.unary(UnaryOp.SQRT, xp.binary(BinaryOp.ADD, xp.reshape(var, channels), eps));
        NdArray inverse = xp.binary(BinaryOp.DIV, 1, root);
        NdArray normal = xp.binary(BinaryOp.MUL, deviation, inverse);
        NdArray sum = xp.reduce(ReduceOp.SUM, gy, axes, true);
        // Without its mean, gy does not carry the rounding error of the mean of x, which normal has left, into the sum.
        NdArray level = xp.binary(BinaryOp.SUB, gy, xp.binary(BinaryOp.DIV, sum, count));
        NdArray weighted = xp.reduce(ReduceOp.SUM, xp.binary(BinaryOp.MUL, level, normal), axes, true);
        NdArray slope = xp.binary(BinaryOp.MUL, normal, xp.binary(BinaryOp.DIV, weighted, count));
        NdArray scale = xp.binary(BinaryOp.MUL, xp.reshape(gamma, channels), inverse);
        NdArray gx = xp.binary(BinaryOp.MUL, scale, xp.binary(BinaryOp.SUB, level, slope));
        return new NdArray[] {gx, xp.reshape(weighted, gamma.shape()), xp.reshape(sum, gamma.shape())};
    }

    private static int[] allButChannels(Shape x) {
        int[] out = new int[x.ndim() - 1];
        for (int i = 1; i < out.length; i++) {
            out[i] = i + 1;
        }
        return out;
    }

    private static double perChannel(Shape x) {
        double out = 1;
        for (int axis : allButChannels(x)) {
            out *= x.dim(axis);
        }
        return out;
    }

    /** The shape of one number for each channel that broadcasts with {@code x}. */
    private static Shape channels(Shape x) {
        int[] dims = new int[x.ndim()];
        for (int i = 0; i < dims.length; i++) {
            dims[i] = i == 1 ? x.dim(1) : 1;
        }
        return Shape.of(dims);
    }
}
