package org.dezero.benchmarks;

import static org.dezero.benchmarks.Lstm.BATCH;
import static org.dezero.benchmarks.Lstm.HIDDEN;
import static org.dezero.benchmarks.Lstm.STEPS;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.dezero.array.DType;

/** The recurrent network in libtorch: a call of its cell for each step, or one call for the whole sequence. */
final class TorchLstm implements Workload {
    /** libtorch's order of the gates. */
    private static final List<String> GATES = List.of("i", "f", "u", "o");

    private final boolean sequence;
    private final boolean training;
    private final Tensor[] xs = new Tensor[STEPS];
    private final Tensor[] ts = new Tensor[STEPS];
    private final Tensor x;
    private final Tensor t;
    private final Tensor zero;
    private final Tensor zeros;
    private final Tensor wx;
    private final Tensor b;
    private final Tensor wh;
    private final Tensor noBias;
    private final Tensor wOut;
    private final Tensor bOut;
    private final TensorOptional bias;
    private final TensorOptional secondBias;
    private final TensorOptional outBias;
    private final TensorVector weights;
    private final SGD optimizer;
    private double loss;

    TorchLstm(boolean sequence, boolean training, DType type) {
        this.sequence = sequence;
        this.training = training;
        double[] inputs = Lstm.x();
        double[] targets = Lstm.t();
        x = Tensors.of(inputs, type, STEPS, BATCH, 1);
        t = Tensors.of(targets, type, STEPS, BATCH, 1);
        for (int i = 0; i < STEPS; i++) {
            xs[i] = Tensors.of(Lstm.step(inputs, i), type, BATCH, 1);
            ts[i] = Tensors.of(Lstm.step(targets, i), type, BATCH, 1);
        }
        zero = Tensors.of(new double[BATCH * HIDDEN], type, BATCH, HIDDEN);
        zeros = Tensors.of(new double[BATCH * HIDDEN], type, 1, BATCH, HIDDEN);
        Weights start = Lstm.weights();
        double[] fromX = new double[4 * HIDDEN];
        double[] biases = new double[4 * HIDDEN];
        double[] fromH = new double[4 * HIDDEN * HIDDEN];
        for (int g = 0; g < 4; g++) {
            String gate = GATES.get(g);
            System.arraycopy(start.of("x2" + gate + "/W"), 0, fromX, g * HIDDEN, HIDDEN);
            System.arraycopy(start.of("x2" + gate + "/b"), 0, biases, g * HIDDEN, HIDDEN);
            double[] w = start.of("h2" + gate + "/W");
            for (int i = 0; i < HIDDEN; i++) {
                for (int j = 0; j < HIDDEN; j++) {
                    fromH[(g * HIDDEN + j) * HIDDEN + i] = w[i * HIDDEN + j];
                }
            }
        }
        wx = Tensors.leaf(fromX, type, 4 * HIDDEN, 1);
        wh = Tensors.leaf(fromH, type, 4 * HIDDEN, HIDDEN);
        b = Tensors.leaf(biases, type, 4 * HIDDEN);
        noBias = Tensors.of(new double[4 * HIDDEN], type, 4 * HIDDEN);
        wOut = Tensors.transposedLeaf(start.of("out/W"), type, HIDDEN, 1);
        bOut = Tensors.leaf(start.of("out/b"), type, 1);
        bias = new TensorOptional(b);
        // Its cell has two biases, of which the second one would only be added; the fused layer insists on both.
        secondBias = new TensorOptional();
        outBias = new TensorOptional(bOut);
        weights = new TensorVector(wx, wh, b, noBias);
        optimizer = new SGD(new TensorVector(wx, wh, b, wOut, bOut), new SGDOptions(Lstm.RATE));
    }

    private Tensor forward() {
        return sequence ? wholeSequence() : cellPerStep();
    }

    private Tensor wholeSequence() {
        Tensor h = torch.lstm(x, new TensorVector(zeros, zeros), weights, true, 1, 0, training, false, false)
                .get0();
        // The mean over all times the number of steps is the sum over steps of the mean.
        return torch.mse_loss(torch.linear(h, wOut, outBias), t).mul(new Scalar(STEPS));
    }

    private Tensor cellPerStep() {
        Tensor h = zero;
        Tensor c = zero;
        Tensor total = null;
        for (int i = 0; i < STEPS; i++) {
            T_TensorTensor_T next = torch.lstm_cell(xs[i], new TensorVector(h, c), wx, wh, bias, secondBias);
            h = next.get0();
            c = next.get1();
            Tensor error = torch.mse_loss(torch.linear(h, wOut, outBias), ts[i]);
            total = total == null ? error : total.add(error);
        }
        if (total == null) {
            throw new IllegalStateException("lstm: no steps");
        }
        return total;
    }

    @Override
    public Object step() {
        try (PointerScope scope = new PointerScope()) {
            if (!training) {
                try (NoGradGuard noGrad = new NoGradGuard()) {
                    loss = forward().item_double();
                    return x;
                }
            }
            Tensor out = forward();
            optimizer.zero_grad();
            out.backward();
            optimizer.step();
            loss = out.item_double();
            return x;
        }
    }

    @Override
    public Map<String, double[]> results() {
        step();
        Map<String, double[]> all = new LinkedHashMap<>();
        all.put("loss", new double[] {loss});
        if (training) {
            try (PointerScope scope = new PointerScope()) {
                collect("", wx, b, wh, all);
                collect("d", wx.grad(), b.grad(), wh.grad(), all);
                all.put("out/W", Tensors.doubles(wOut));
                all.put("out/b", Tensors.doubles(bOut));
                all.put("dout/W", Tensors.doubles(wOut.grad()));
                all.put("dout/b", Tensors.doubles(bOut.grad()));
            }
        }
        return all;
    }

    private static void collect(String prefix, Tensor fromX, Tensor biases, Tensor fromH, Map<String, double[]> all) {
        for (int g = 0; g < 4; g++) {
            String gate = GATES.get(g);
            long from = (long) g * HIDDEN;
            all.put(prefix + "x2" + gate + "/W", Tensors.doubles(fromX.narrow(0, from, HIDDEN)));
            all.put(prefix + "x2" + gate + "/b", Tensors.doubles(biases.narrow(0, from, HIDDEN)));
            all.put(
                    prefix + "h2" + gate + "/W",
                    Tensors.doubles(fromH.narrow(0, from, HIDDEN).t()));
        }
    }
}
