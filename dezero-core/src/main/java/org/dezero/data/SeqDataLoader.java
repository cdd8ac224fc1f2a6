package org.dezero.data;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.dezero.Config;

/**
 * Cuts a sequence into rows that are read side by side: batch {@code k} holds example {@code k} of each row, so that a
 * recurrent network goes on in every row from batch to batch.
 *
 * <p>Row {@code i} starts at example {@code i * (size / batchSize)}, integer division. As in DeZero an epoch has {@code
 * ceil(size / batchSize)} batches, all of the full size, and numbers wrap around at the end of the data set: 10 examples in
 * rows of 3 give the batches [0, 3, 6], [1, 4, 7], [2, 5, 8] and [3, 6, 9], the last of which overlaps the next rows.
 *
 * <p>Batches are constants on {@link Config#backend()} as it is when the batch is asked for. Each iteration is an epoch.
 */
public final class SeqDataLoader implements Iterable<Batch> {
    private final Dataset dataset;
    private final int batchSize;

    /**
     * Rows of a data set.
     *
     * @param batchSize the number of rows, 1 or more; more than there are examples makes all rows start at the first
     * @throws IllegalArgumentException for another number
     */
    public SeqDataLoader(Dataset dataset, int batchSize) {
        if (batchSize < 1) {
            throw new IllegalArgumentException(
                    "SeqDataLoader: batch size " + batchSize + " is out of range; it is 1 or more");
        }
        this.dataset = dataset;
        this.batchSize = batchSize;
    }

    /** The number of batches in an epoch. */
    public int batches() {
        return (int) (((long) dataset.size() + batchSize - 1) / batchSize);
    }

    /** A new epoch, from the start of the rows. */
    @Override
    public Iterator<Batch> iterator() {
        int size = dataset.size();
        int batches = batches();
        return new Iterator<>() {
            private int k;

            @Override
            public boolean hasNext() {
                return k < batches;
            }

            @Override
            public Batch next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("the epoch is over; iterate again for the next one");
                }
                int[] indices = new int[batchSize];
                long jump = size / batchSize;
                for (int i = 0; i < batchSize; i++) {
                    indices[i] = (int) ((i * jump + k) % size);
                }
                k++;
                return new Batch(dataset.gather(indices), Config.backend());
            }
        };
    }
}
