package org.dezero.nd4j;

import org.bytedeco.javacpp.indexer.BooleanIndexer;
import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.javacpp.indexer.LongIndexer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Picking and adding up single elements by index, in the JVM and on ND4J's memory: its gather and its sum of segments take a
 * microsecond for every row, however short, and a row here is one element.
 */
final class SingleElements {
    private SingleElements() {}

    /**
     * {@code z[k] = a[i[k]]}.
     *
     * @param a of one axis
     * @param i of one axis; every index exists
     * @param z new, as long as {@code i}
     */
    static void take(Nd4jArray a, Nd4jArray i, INDArray z) {
        LongIndexer index = (LongIndexer) i.buffer().data().indexer();
        long at = i.offset();
        long step = i.strides()[0];
        long start = a.offset();
        long stride = a.strides()[0];
        int n = i.size();
        switch (a.dtype()) {
            case FLOAT32 -> {
                FloatIndexer from = (FloatIndexer) a.buffer().data().indexer();
                FloatIndexer to = (FloatIndexer) z.data().indexer();
                for (int k = 0; k < n; k++) {
                    to.put(k, from.get(start + stride * index.get(at + step * k)));
                }
            }
            case FLOAT64 -> {
                DoubleIndexer from = (DoubleIndexer) a.buffer().data().indexer();
                DoubleIndexer to = (DoubleIndexer) z.data().indexer();
                for (int k = 0; k < n; k++) {
                    to.put(k, from.get(start + stride * index.get(at + step * k)));
                }
            }
            case INT64 -> {
                LongIndexer from = (LongIndexer) a.buffer().data().indexer();
                LongIndexer to = (LongIndexer) z.data().indexer();
                for (int k = 0; k < n; k++) {
                    to.put(k, from.get(start + stride * index.get(at + step * k)));
                }
            }
            case BOOL -> {
                BooleanIndexer from = (BooleanIndexer) a.buffer().data().indexer();
                BooleanIndexer to = (BooleanIndexer) z.data().indexer();
                for (int k = 0; k < n; k++) {
                    to.put(k, from.get(start + stride * index.get(at + step * k)));
                }
            }
        }
    }

    /**
     * {@code z[k] = a[k, i[k]]}.
     *
     * @param a a matrix in row order that is all of its memory
     * @param i of one axis; every index exists
     * @param z new, as long as {@code i}
     */
    static void takeFromRows(INDArray a, Nd4jArray i, INDArray z) {
        LongIndexer index = (LongIndexer) i.buffer().data().indexer();
        long at = i.offset();
        long step = i.strides()[0];
        long columns = a.size(1);
        int n = i.size();
        if (a.data().indexer() instanceof FloatIndexer from) {
            FloatIndexer to = (FloatIndexer) z.data().indexer();
            for (int k = 0; k < n; k++) {
                to.put(k, from.get(columns * k + index.get(at + step * k)));
            }
        } else {
            DoubleIndexer from = (DoubleIndexer) a.data().indexer();
            DoubleIndexer to = (DoubleIndexer) z.data().indexer();
            for (int k = 0; k < n; k++) {
                to.put(k, from.get(columns * k + index.get(at + step * k)));
            }
        }
    }

    /** {@code a[k, i[k]] += value}; {@code a} and {@code i} as in {@link #takeFromRows}. */
    static void addToRows(INDArray a, Nd4jArray i, int value) {
        LongIndexer index = (LongIndexer) i.buffer().data().indexer();
        long at = i.offset();
        long step = i.strides()[0];
        long columns = a.size(1);
        int n = i.size();
        if (a.data().indexer() instanceof FloatIndexer to) {
            for (int k = 0; k < n; k++) {
                long place = columns * k + index.get(at + step * k);
                to.put(place, to.get(place) + value);
            }
        } else {
            DoubleIndexer to = (DoubleIndexer) a.data().indexer();
            for (int k = 0; k < n; k++) {
                long place = columns * k + index.get(at + step * k);
                to.put(place, to.get(place) + value);
            }
        }
    }

    /**
     * {@code z[i[k]] += u[k]}.
     *
     * @param i of one axis; every index exists
     * @param u of one axis, as long as {@code i}
     * @param z zeros, in row order
     */
    static void scatterAdd(Nd4jArray i, Nd4jArray u, INDArray z) {
        LongIndexer index = (LongIndexer) i.buffer().data().indexer();
        long at = i.offset();
        long step = i.strides()[0];
        long start = u.offset();
        long stride = u.strides()[0];
        int n = i.size();
        switch (u.dtype()) {
            case FLOAT32 -> {
                FloatIndexer from = (FloatIndexer) u.buffer().data().indexer();
                FloatIndexer to = (FloatIndexer) z.data().indexer();
                for (int k = 0; k < n; k++) {
                    long place = index.get(at + step * k);
                    to.put(place, to.get(place) + from.get(start + stride * k));
                }
            }
            case FLOAT64 -> {
                DoubleIndexer from = (DoubleIndexer) u.buffer().data().indexer();
                DoubleIndexer to = (DoubleIndexer) z.data().indexer();
                for (int k = 0; k < n; k++) {
                    long place = index.get(at + step * k);
                    to.put(place, to.get(place) + from.get(start + stride * k));
                }
            }
            default -> {
                LongIndexer from = (LongIndexer) u.buffer().data().indexer();
                LongIndexer to = (LongIndexer) z.data().indexer();
                for (int k = 0; k < n; k++) {
                    long place = index.get(at + step * k);
                    to.put(place, to.get(place) + from.get(start + stride * k));
                }
            }
        }
    }
}
