package org.dezero.data;

import org.dezero.Config;
import org.dezero.array.HostArray;
import org.dezero.random.RandomState;

/**
 * Three intertwined spiral arms of 100 points each, with a little noise: the book's example for classification.
 *
 * <p>Inputs are {@code (300, 2)} FLOAT32, labels {@code (300,)} INT64 from 0 to 2, shuffled. The numbers are DeZero's.
 */
public final class Spiral extends ArrayDataset {
    private static final int CLASSES = 3;
    private static final int POINTS = 100;

    /** {@link #Spiral(boolean, RandomState)} with {@link Config#random()}, which is seeded anew. */
    public Spiral(boolean train) {
        this(train, Config.random());
    }

    /**
     * The spirals drawn from {@code random} after seeding it, as DeZero does, with 1984 for training or 2020 for test: what
     * is drawn from the generator afterwards is the same in every run.
     */
    public Spiral(boolean train, RandomState random) {
        super(draw(train, random));
    }

    private static Example draw(boolean train, RandomState random) {
        random.seed(train ? 1984 : 2020);
        float[] x = new float[CLASSES * POINTS * 2];
        long[] t = new long[CLASSES * POINTS];
        for (int j = 0; j < CLASSES; j++) {
            for (int i = 0; i < POINTS; i++) {
                double radius = (double) i / POINTS;
                double theta = j * 4.0 + 4.0 * radius + random.randn() * 0.2;
                int at = j * POINTS + i;
                x[2 * at] = (float) (radius * Math.sin(theta));
                x[2 * at + 1] = (float) (radius * Math.cos(theta));
                t[at] = j;
            }
        }
        int[] order = random.permutation(t.length);
        return new Example(Rows.gather(HostArray.of(x, t.length, 2), order), Rows.gather(HostArray.of(t), order));
    }
}
