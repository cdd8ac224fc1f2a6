package org.dezero.benchmarks;

import java.util.Locale;
import org.dezero.array.ArrayBackend;
import org.dezero.array.BinaryOp;
import org.dezero.array.CompareOp;
import org.dezero.array.DType;
import org.dezero.array.HostArray;
import org.dezero.array.NdArray;
import org.dezero.array.Shape;
import org.dezero.array.Window2d;

/**
 * The operations of a backend that have a default made of its primitives: each at a size that training has. One that wins
 * nothing over its default is not worth its lines.
 */
enum FastPath {
    /** A number from the right. */
    BINARY_NUMBER {
        @Override
        NdArray[] of(ArrayBackend xp, Operands o) {
            return one(xp.binary(BinaryOp.MUL, o.matrix, 0.5));
        }
    },
    /** The gradient of a bias. */
    SUM_TO {
        @Override
        NdArray[] of(ArrayBackend xp, Operands o) {
            return one(xp.sumTo(o.matrix, o.row.shape()));
        }
    },
    ONE_HOT {
        @Override
        NdArray[] of(ArrayBackend xp, Operands o) {
            return one(xp.oneHot(o.classes, 10, o.matrix.dtype()));
        }
    },
    BATCH_MATMUL {
        @Override
        NdArray[] of(ArrayBackend xp, Operands o) {
            return one(xp.batchMatmul(o.batch, o.batch));
        }
    },
    LINEAR {
        @Override
        NdArray[] of(ArrayBackend xp, Operands o) {
            return one(xp.linear(o.matrix, o.square, o.row));
        }
    },
    SIGMOID {
        @Override
        NdArray[] of(ArrayBackend xp, Operands o) {
            return one(xp.sigmoid(o.matrix));
        }
    },
    LOG_SUM_EXP {
        @Override
        NdArray[] of(ArrayBackend xp, Operands o) {
            return one(xp.logSumExp(o.logits, new int[] {1}, false));
        }
    },
    SOFTMAX {
        @Override
        NdArray[] of(ArrayBackend xp, Operands o) {
            return one(xp.softmax(o.logits, 1));
        }
    },
    LOG_SOFTMAX {
        @Override
        NdArray[] of(ArrayBackend xp, Operands o) {
            return one(xp.logSoftmax(o.logits, 1));
        }
    },
    SOFTMAX_CROSS_ENTROPY {
        @Override
        NdArray[] of(ArrayBackend xp, Operands o) {
            return one(xp.softmaxCrossEntropy(o.logits, o.classes));
        }
    },
    IM2COL {
        @Override
        NdArray[] of(ArrayBackend xp, Operands o) {
            return one(xp.im2col(o.images, FILTER));
        }
    },
    COL2IM {
        @Override
        NdArray[] of(ArrayBackend xp, Operands o) {
            return one(xp.col2im(o.patches, o.images.shape(), FILTER));
        }
    },
    CONV2D {
        @Override
        NdArray[] of(ArrayBackend xp, Operands o) {
            return one(xp.conv2d(o.images, o.filters, FILTER));
        }
    },
    CONV2D_INPUT_GRAD {
        @Override
        NdArray[] of(ArrayBackend xp, Operands o) {
            return one(xp.conv2dInputGrad(o.maps, o.filters, o.images.shape(), FILTER));
        }
    },
    CONV2D_WEIGHT_GRAD {
        @Override
        NdArray[] of(ArrayBackend xp, Operands o) {
            return one(xp.conv2dWeightGrad(o.images, o.maps, FILTER));
        }
    },
    MAX_POOL2D {
        @Override
        NdArray[] of(ArrayBackend xp, Operands o) {
            return xp.maxPool2d(o.maps, SQUARE);
        }
    },
    WINDOW_TAKE {
        @Override
        NdArray[] of(ArrayBackend xp, Operands o) {
            return one(xp.windowTake(o.maps, o.positions, SQUARE));
        }
    },
    WINDOW_SCATTER {
        @Override
        NdArray[] of(ArrayBackend xp, Operands o) {
            return one(xp.windowScatter(o.pooled, o.positions, o.maps.shape(), SQUARE));
        }
    },
    RELU_GRAD {
        @Override
        NdArray[] of(ArrayBackend xp, Operands o) {
            return one(xp.reluGrad(o.matrix, o.other));
        }
    },
    TANH_GRAD {
        @Override
        NdArray[] of(ArrayBackend xp, Operands o) {
            return one(xp.tanhGrad(o.matrix, o.other));
        }
    },
    SIGMOID_GRAD {
        @Override
        NdArray[] of(ArrayBackend xp, Operands o) {
            return one(xp.sigmoidGrad(o.matrix, o.other));
        }
    },
    SOFTMAX_CROSS_ENTROPY_GRAD {
        @Override
        NdArray[] of(ArrayBackend xp, Operands o) {
            return one(xp.softmaxCrossEntropyGrad(o.logits, o.classes, o.number));
        }
    },
    /** As an optimizer does with a parameter and a gradient. */
    COMBINE {
        @Override
        NdArray[] of(ArrayBackend xp, Operands o) {
            return one(xp.combine(1, o.matrix, -0.01, o.other));
        }
    },
    /** With the parameter's own numbers as the gradient. */
    ADAM {
        @Override
        NdArray[] of(ArrayBackend xp, Operands o) {
            return xp.adam(o.matrix, o.other, o.squares, o.matrix, 0.1, 0.001, 0.01, 1e-8);
        }
    },
    /** As in a step of long short-term memory. */
    MATMUL_GRADS {
        @Override
        NdArray[] of(ArrayBackend xp, Operands o) {
            return xp.matmulGrads(o.gates, o.cell, o.weights);
        }
    },
    /** The same, for weights that several steps share. */
    MATMUL_GRADS_SUM {
        @Override
        NdArray[] of(ArrayBackend xp, Operands o) {
            return xp.matmulGrads(o.gates, o.cell, o.weights, xp.binary(BinaryOp.ADD, o.weights, o.weights));
        }
    },
    LSTM_CELL {
        @Override
        NdArray[] of(ArrayBackend xp, Operands o) {
            return xp.lstmCell(o.gates, o.cell);
        }
    },
    LSTM_CELL_GRAD {
        @Override
        NdArray[] of(ArrayBackend xp, Operands o) {
            return xp.lstmCellGrad(o.cell, o.cell, o.activated, o.cell, o.shown);
        }
    },
    /** Ten steps. */
    LSTM {
        @Override
        NdArray[] of(ArrayBackend xp, Operands o) {
            return xp.lstm(o.sequence, o.weights, o.cell, o.cell);
        }
    },
    LSTM_GRAD {
        @Override
        NdArray[] of(ArrayBackend xp, Operands o) {
            return xp.lstmGrad(o.after[0], o.after[1], o.weights, o.cell, o.cell, o.after);
        }
    },
    BATCH_NORM {
        @Override
        NdArray[] of(ArrayBackend xp, Operands o) {
            return xp.batchNorm(o.maps, o.gamma, o.beta, Network.EPSILON);
        }
    },
    BATCH_NORM_GRAD {
        @Override
        NdArray[] of(ArrayBackend xp, Operands o) {
            return xp.batchNormGrad(o.mapGradients, o.maps, o.gamma, o.mean, o.var, Network.EPSILON);
        }
    },
    /** A number on the right. */
    COMPARE_NUMBER {
        @Override
        NdArray[] of(ArrayBackend xp, Operands o) {
            return one(xp.compare(CompareOp.GT, o.matrix, 0.0));
        }
    },
    /** Onto a sum that nobody else has. */
    ACCUMULATE {
        @Override
        NdArray[] of(ArrayBackend xp, Operands o) {
            return one(xp.accumulate(xp.binary(BinaryOp.ADD, o.matrix, o.matrix), 0.5, o.matrix));
        }
    };

    private static final Window2d FILTER = Window2d.of(5, 5);
    private static final Window2d SQUARE = Window2d.of(2, 2).stride(2, 2);

    abstract NdArray[] of(ArrayBackend xp, Operands o);

    private static NdArray[] one(NdArray result) {
        return new NdArray[] {result};
    }

    /** The name in the table. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static FastPath named(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** What they are applied to. */
    static final class Operands {
        final NdArray matrix;
        final NdArray other;
        final NdArray squares;
        final NdArray weights;
        final NdArray number;
        final NdArray square;
        final NdArray row;
        final NdArray batch;
        final NdArray logits;
        final NdArray classes;
        final NdArray images;
        final NdArray filters;
        final NdArray maps;
        final NdArray mapGradients;
        final NdArray patches;
        final NdArray positions;
        final NdArray pooled;
        final NdArray gates;
        final NdArray cell;
        final NdArray activated;
        final NdArray shown;
        final NdArray sequence;
        final NdArray[] after;
        final NdArray gamma;
        final NdArray beta;
        final NdArray mean;
        final NdArray var;

        Operands(ArrayBackend xp, DType type) {
            matrix = array(xp, type, 1, 100, 200);
            other = array(xp, type, 8, 100, 200);
            squares = xp.binary(BinaryOp.MUL, other, other);
            weights = array(xp, type, 14, 100, 400);
            number = xp.full(Shape.SCALAR, type, 1);
            square = array(xp, type, 2, 200, 200);
            row = array(xp, type, 3, 200);
            batch = array(xp, type, 4, 32, 32, 32);
            logits = array(xp, type, 5, 100, 10);
            long[] targets = new long[100];
            for (int i = 0; i < targets.length; i++) {
                targets[i] = i * 7L % 10;
            }
            classes = xp.fromHost(HostArray.of(targets, 100));
            images = array(xp, type, 6, 8, 4, 28, 28);
            filters = array(xp, type, 7, 16, 4, 5, 5);
            maps = xp.conv2d(images, filters, FILTER);
            mapGradients = array(xp, type, 13, maps.shape().dims());
            patches = xp.im2col(images, FILTER);
            positions = xp.maxPool2d(maps, SQUARE)[1];
            pooled = xp.windowTake(maps, positions, SQUARE);
            gates = array(xp, type, 9, 30, 400);
            cell = array(xp, type, 10, 30, 100);
            NdArray[] next = xp.lstmCell(gates, cell);
            activated = next[2];
            shown = next[3];
            sequence = array(xp, type, 15, 10, 30, 400);
            after = xp.lstm(sequence, weights, cell, cell);
            gamma = array(xp, type, 11, 16);
            beta = array(xp, type, 12, 16);
            NdArray[] normal = xp.batchNorm(maps, gamma, beta, Network.EPSILON);
            mean = normal[1];
            var = normal[2];
        }

        private static NdArray array(ArrayBackend xp, DType type, int seed, int... dims) {
            return xp.fromHost(
                    Numbers.host(Numbers.uniform(seed, -1, 1, Shape.of(dims).size()), type, dims));
        }
    }
}
