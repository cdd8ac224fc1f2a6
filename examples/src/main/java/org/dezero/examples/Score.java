package org.dezero.examples;

import java.util.List;
import java.util.Locale;

/**
 * How well a classifier does over some images.
 *
 * @param loss the mean loss
 * @param accuracy the share of right answers
 */
record Score(double loss, double accuracy) {
    String text() {
        return String.format(Locale.ROOT, "loss %.6f, accuracy %.4f", loss, accuracy);
    }

    /** The losses of several scores. */
    static double[] losses(List<Score> scores) {
        return scores.stream().mapToDouble(Score::loss).toArray();
    }
}
