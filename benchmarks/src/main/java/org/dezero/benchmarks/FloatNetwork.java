package org.dezero.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A network in plain loops over floats: the control of {@link NetworkRun}. */
final class FloatNetwork implements Workload {
    private final boolean training;
    private final int batch;
    private final float[] x;
    private final long[] t;
    private final List<FloatStage> stages = new ArrayList<>();
    private final float[] gy;
    private double loss;

    FloatNetwork(Network network, boolean training) {
        this.training = training;
        batch = network.batch;
        x = Numbers.floats(network.x());
        t = network.t();
        gy = new float[batch * Network.CLASSES];
        Weights weights = network.weights();
        int[] shape = network.shape();
        int channels = shape[1];
        int side = shape.length > 2 ? shape[2] : 1;
        for (Stage s : network.stages) {
            switch (s.kind()) {
                case LINEAR:
                    stages.add(new FloatLinearStage(s, batch, weights));
                    break;
                case CONVOLUTION:
                    stages.add(new FloatConvolutionStage(s, batch, side, weights));
                    channels = s.out();
                    side += 2 * s.pad() - s.kernel() + 1;
                    break;
                case BATCH_NORM:
                    stages.add(new FloatBatchNormStage(s, batch, side * side, weights));
                    break;
                case RELU:
                    stages.add(new FloatReluStage());
                    break;
                case POOLING:
                    stages.add(new FloatPoolingStage(batch * channels, side));
                    side /= 2;
                    break;
            }
        }
    }

    private float[] forward() {
        float[] y = x;
        for (FloatStage stage : stages) {
            y = stage.forward(y);
        }
        return y;
    }

    @Override
    public Object step() {
        float[] y = forward();
        if (!training) {
            return y;
        }
        loss = softmaxCrossEntropy(y);
        float[] g = gy;
        for (int i = stages.size() - 1; i >= 0; i--) {
            g = stages.get(i).backward(g, i > 0);
        }
        for (FloatStage stage : stages) {
            stage.update((float) Network.RATE);
        }
        return g;
    }

    /** The mean loss of the logits; their gradient is {@code (softmax(y) - onehot(t)) / n}. */
    private double softmaxCrossEntropy(float[] y) {
        int classes = Network.CLASSES;
        double total = 0;
        for (int i = 0; i < batch; i++) {
            int from = i * classes;
            float max = y[from];
            for (int j = 1; j < classes; j++) {
                max = Math.max(max, y[from + j]);
            }
            double sum = 0;
            for (int j = 0; j < classes; j++) {
                sum += Math.exp(y[from + j] - max);
            }
            int target = from + (int) t[i];
            total += max + Math.log(sum) - y[target];
            for (int j = 0; j < classes; j++) {
                gy[from + j] = (float) (Math.exp(y[from + j] - max) / sum / batch);
            }
            gy[target] -= 1f / batch;
        }
        return total / batch;
    }

    @Override
    public Map<String, double[]> results() {
        if (!training) {
            return Map.of("y", Numbers.doubles(forward()));
        }
        step();
        Map<String, double[]> out = new LinkedHashMap<>();
        out.put("loss", new double[] {loss});
        stages.forEach(s -> s.collect(out));
        return out;
    }
}
