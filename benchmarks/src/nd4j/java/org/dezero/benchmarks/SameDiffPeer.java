package org.dezero.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** ND4J's own automatic differentiation: the training step of the MLP. The graph is built once, as it is meant to be. */
final class SameDiffPeer extends Peer {
    @Override
    String description() {
        return "SameDiff of ND4J " + Nd4j.getBackend().getClass().getSimpleName();
    }

    @Override
    Workload workload(Task task) {
        if (!task.suite().equals("training") || !task.what().equals("mlp-step")) {
            throw unknown(task);
        }
        return new Mlp();
    }

    /** The step: loss and gradients from SameDiff, and SGD in place. */
    private static final class Mlp implements Workload {
        private static final String LOSS = "loss";

        private final SameDiff graph = SameDiff.create();
        private final List<String> names = List.of("l0/W", "l0/b", "l1/W", "l1/b");
        private final Map<String, INDArray> batch = new LinkedHashMap<>();
        private Map<String, INDArray> gradients = Map.of();
        private double loss;

        Mlp() {
            Network network = Network.MLP;
            int[] shape = network.shape();
            batch.put("x", Nd4j.createFromArray(Numbers.floats(network.x())).reshape(shape[0], shape[1]));
            INDArray classes = Nd4j.zeros(DataType.FLOAT, shape[0], Network.CLASSES);
            long[] t = network.t();
            for (int i = 0; i < t.length; i++) {
                classes.putScalar(i, t[i], 1);
            }
            batch.put("t", classes);
            network.weights().forEach((name, w) -> {
                INDArray values = Nd4j.createFromArray(Numbers.floats(w.values()));
                graph.var(name, w.dims().length == 2 ? values.reshape(w.dims()[0], w.dims()[1]) : values);
            });
            SDVariable x = graph.placeHolder("x", DataType.FLOAT, shape[0], shape[1]);
            SDVariable labels = graph.placeHolder("t", DataType.FLOAT, shape[0], Network.CLASSES);
            SDVariable hidden = graph.nn().relu(x.mmul(weight("l0/W")).add(weight("l0/b")), 0);
            SDVariable y = hidden.mmul(weight("l1/W")).add(weight("l1/b"));
            graph.loss().softmaxCrossEntropy(LOSS, labels, y, null);
            graph.setLossVariables(LOSS);
        }

        private SDVariable weight(String name) {
            return graph.getVariable(name);
        }

        @Override
        public Object step() {
            var computed = graph.calculateGradientsAndOutputs(batch, List.of(LOSS), names);
            loss = of(computed.getOutputs(), LOSS).getDouble(0);
            gradients = computed.getGradients();
            for (String name : names) {
                weight(name).getArr().subi(of(gradients, name).mul(Network.RATE));
            }
            return graph;
        }

        @Override
        public Map<String, double[]> results() {
            step();
            Map<String, double[]> out = new LinkedHashMap<>();
            out.put(LOSS, new double[] {loss});
            for (String name : names) {
                out.put(name, doubles(weight(name).getArr()));
                out.put("d" + name, doubles(of(gradients, name)));
            }
            return out;
        }

        private static INDArray of(Map<String, INDArray> arrays, String name) {
            INDArray array = arrays.get(name);
            if (array == null) {
                throw new IllegalStateException("samediff: no array " + name);
            }
            return array;
        }

        private static double[] doubles(INDArray array) {
            return array.castTo(DataType.DOUBLE).dup('c').reshape(-1).toDoubleVector();
        }
    }
}
