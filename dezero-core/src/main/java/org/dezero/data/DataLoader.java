package org.dezero.data;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.dezero.Config;
import org.dezero.random.RandomState;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a data set into batches, in a new random order every epoch.
 *
 * <pre>{@code
 * DataLoader loader = new DataLoader(new Spiral(true, random), 30, true, random);
 * for (Batch batch : loader) {
 *     Variable loss = F.softmaxCrossEntropy(model.apply(batch.x()), batch.t());
 *     ...
 * }
 * }</pre>
 *
 * <p>Each iteration is an epoch; its last batch holds what is left over. As in DeZero an order is drawn when the loader is
 * made, and the next one when an epoch has come to its end, which is when {@code hasNext} first says so. Where a loop was
 * left before that, DeZero resumes in the middle; here the next iteration starts a new epoch, for which an order is drawn
 * then.
 *
 * <p>Batches are constants on {@link Config#backend()} as it is when the batch is asked for. Not thread-safe.
 */
public final class DataLoader implements Iterable<Batch> {
    private final Dataset dataset;
    private final int batchSize;
    private final @Nullable RandomState random;
    private int[] order;
    private boolean started;

    /** Shuffles by {@link Config#random()}. */
    public DataLoader(Dataset dataset, int batchSize) {
        this(dataset, batchSize, true);
    }

    /** Shuffles by {@link Config#random()}, or not. */
    public DataLoader(Dataset dataset, int batchSize, boolean shuffle) {
        this(dataset, batchSize, shuffle ? Config.random() : null);
    }

    /** Shuffles by {@code random}, or, if {@code shuffle} is false, does not. */
    public DataLoader(Dataset dataset, int batchSize, boolean shuffle, RandomState random) {
        this(dataset, batchSize, shuffle ? random : null);
    }

    private DataLoader(Dataset dataset, int batchSize, @Nullable RandomState random) {
        if (batchSize < 1) {
            throw new IllegalArgumentException(
                    "DataLoader: batch size " + batchSize + " is out of range; it is 1 or more");
        }
        this.dataset = dataset;
        this.batchSize = batchSize;
        this.random = random;
        this.order = newOrder();
    }

    private int[] newOrder() {
        int n = dataset.size();
        if (random != null) {
            return random.permutation(n);
        }
        int[] inOrder = new int[n];
        Arrays.setAll(inOrder, i -> i);
        return inOrder;
    }

    /** The number of batches in an epoch. */
    public int batches() {
        return (int) (((long) order.length + batchSize - 1) / batchSize);
    }

    /** Starts over: the next iteration uses an order drawn now. */
    public void reset() {
        order = newOrder();
        started = false;
    }

    /** A new epoch. */
    @Override
    public Iterator<Batch> iterator() {
        if (started) {
            reset();
        }
        return new Epoch();
    }

    private final class Epoch implements Iterator<Batch> {
        private final int[] mine = order;
        private int next;

        @Override
        public boolean hasNext() {
            boolean more = next < mine.length;
            // An iterator that another one has overtaken leaves the other one's order alone.
            if (!more && order == mine) {
                reset();
            }
            return more;
        }

        @Override
        public Batch next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the epoch is over; iterate again for the next one");
            }
            if (order == mine) {
                started = true;
            }
            int end = (int) Math.min((long) next + batchSize, mine.length);
            int[] indices = Arrays.copyOfRange(mine, next, end);
            next = end;
            return new Batch(dataset.gather(indices), Config.backend());
        }
    }
}
