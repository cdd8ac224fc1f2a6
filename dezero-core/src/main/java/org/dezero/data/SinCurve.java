package org.dezero.data;

import java.util.Arrays;
import org.dezero.Config;
import org.dezero.array.HostArray;
import org.dezero.random.RandomState;

/**
 * A wave to be continued: the input is a value, the label the next one; 999 pairs {@code (1,)} FLOAT64 in order.
 *
 * <p>For training it is one period of the sine, with noise uniform in [-0.05, 0.05) on each of its 1000 values; for test
 * the cosine without noise. The numbers are DeZero's.
 */
public final class SinCurve extends ArrayDataset {
    private static final int VALUES = 1000;

    /** {@link #SinCurve(boolean, RandomState)} with {@link Config#random()}. */
    public SinCurve(boolean train) {
        this(train, Config.random());
    }

    /** The wave; 1000 numbers are drawn from {@code random}, for test as well, as in DeZero. */
    public SinCurve(boolean train, RandomState random) {
        super(draw(train, random));
    }

    private static Example draw(boolean train, RandomState random) {
        double[] noise = random.uniform(-0.05, 0.05, VALUES).doubles();
        double step = 2 * Math.PI / (VALUES - 1);
        double[] wave = new double[VALUES];
        for (int i = 0; i < VALUES; i++) {
            double angle = i == VALUES - 1 ? 2 * Math.PI : i * step;
            wave[i] = train ? Math.sin(angle) + noise[i] : Math.cos(angle);
        }
        return new Example(
                HostArray.of(Arrays.copyOf(wave, VALUES - 1), VALUES - 1, 1),
                HostArray.of(Arrays.copyOfRange(wave, 1, VALUES), VALUES - 1, 1));
    }
}
