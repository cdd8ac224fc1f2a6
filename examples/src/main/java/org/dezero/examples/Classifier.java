package org.dezero.examples;

import java.util.function.UnaryOperator;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.dezero.BackwardOption;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.GraphScope;
import org.dezero.Scope;
import org.dezero.Variable;
import org.dezero.data.Batch;
import org.dezero.data.DataLoader;
import org.dezero.models.Model;
import org.dezero.optimizers.Optimizer;
import org.jspecify.annotations.Nullable;

/** A model that tells classes apart: trains it for an epoch, and measures it. */
final class Classifier {
    private final Model model;
    private final UnaryOperator<Variable> input;

    /**
     * A classifier.
     *
     * @param model gives a score for each class
     * @param input what is done to images before the model sees them
     */
    Classifier(Model model, UnaryOperator<Variable> input) {
        this.model = model;
        this.input = input;
    }

    /**
     * Trains on every batch once.
     *
     * @param bar the name of a bar on the terminal, or null for none
     * @return the means over the epoch, each batch measured before its update
     */
    Score train(Optimizer optimizer, DataLoader batches, @Nullable String bar) {
        Means means = new Means();
        try (ProgressBar progress = bar == null ? null : progressBar(bar, batches.batches())) {
            for (Batch batch : batches) {
                try (GraphScope scope = Config.arrayScope()) {
                    Variable y = model.apply(input.apply(batch.x()));
                    Variable loss = F.softmaxCrossEntropy(y, batch.t());
                    means.add(y, loss, batch);
                    model.clearGrads();
                    loss.backward(BackwardOption.RELEASE_GRAPH);
                    optimizer.update();
                    if (progress != null) {
                        progress.step();
                    }
                }
            }
        }
        return means.score();
    }

    private static ProgressBar progressBar(String task, int steps) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(steps)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(100)
                .clearDisplayOnFinish()
                .build();
    }

    /** Measures the model in test mode. */
    Score test(DataLoader batches) {
        Means means = new Means();
        try (Scope noGrad = Config.noGrad();
                Scope testMode = Config.testMode()) {
            for (Batch batch : batches) {
                try (GraphScope scope = Config.arrayScope()) {
                    Variable y = model.apply(input.apply(batch.x()));
                    means.add(y, F.softmaxCrossEntropy(y, batch.t()), batch);
                }
            }
        }
        return means.score();
    }

    /** Means over batches of different sizes. */
    private static final class Means {
        private double loss;
        private double right;
        private int images;

        void add(Variable y, Variable batchLoss, Batch batch) {
            loss += batchLoss.item() * batch.size();
            right += F.accuracy(y, batch.t()).item() * batch.size();
            images += batch.size();
        }

        Score score() {
            return new Score(loss / images, right / images);
        }
    }
}
