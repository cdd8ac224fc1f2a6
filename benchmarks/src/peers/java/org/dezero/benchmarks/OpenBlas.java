package org.dezero.benchmarks;

import java.util.Map;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;
import org.dezero.array.DType;

/** OpenBLAS as it is, on memory that is there already: what a product costs without any library around it. */
final class OpenBlas extends Peer {
    @Override
    String description() {
        return "OpenBLAS, " + System.getenv("OPENBLAS_NUM_THREADS") + " threads";
    }

    @Override
    Workload workload(Task task) {
        if (!task.suite().equals("matmul")) {
            throw unknown(task);
        }
        MatrixShape shape = MatrixShape.parse(task.what());
        return task.type() == DType.FLOAT32 ? new Floats(shape) : new Doubles(shape);
    }

    private static int transposed(boolean yes) {
        return yes ? openblas.CblasTrans : openblas.CblasNoTrans;
    }

    /** Products of floats. */
    private static final class Floats implements Workload {
        private final MatrixShape shape;
        private final FloatPointer a;
        private final FloatPointer b;
        private final FloatPointer c;

        Floats(MatrixShape shape) {
            this.shape = shape;
            a = new FloatPointer(Numbers.floats(shape.a()));
            b = new FloatPointer(Numbers.floats(shape.b()));
            c = new FloatPointer((long) shape.count() * shape.m() * shape.n());
        }

        @Override
        public Object step() {
            int m = shape.m();
            int k = shape.k();
            int n = shape.n();
            for (int i = 0; i < shape.count(); i++) {
                openblas.cblas_sgemm(
                        openblas.CblasRowMajor,
                        transposed(shape.transposedA()),
                        transposed(shape.transposedB()),
                        m,
                        n,
                        k,
                        1,
                        shape.batch() == 0 ? a : a.getPointer((long) i * m * k),
                        shape.transposedA() ? m : k,
                        shape.batch() == 0 ? b : b.getPointer((long) i * k * n),
                        shape.transposedB() ? k : n,
                        0,
                        shape.batch() == 0 ? c : c.getPointer((long) i * m * n),
                        n);
            }
            return c;
        }

        @Override
        public Map<String, double[]> results() {
            step();
            float[] all = new float[Math.toIntExact(c.limit())];
            c.get(all);
            return Map.of("c", shape.compared(Numbers.doubles(all)));
        }
    }

    /** Products of doubles. */
    private static final class Doubles implements Workload {
        private final MatrixShape shape;
        private final DoublePointer a;
        private final DoublePointer b;
        private final DoublePointer c;

        Doubles(MatrixShape shape) {
            this.shape = shape;
            a = new DoublePointer(shape.a());
            b = new DoublePointer(shape.b());
            c = new DoublePointer((long) shape.count() * shape.m() * shape.n());
        }

        @Override
        public Object step() {
            int m = shape.m();
            int k = shape.k();
            int n = shape.n();
            for (int i = 0; i < shape.count(); i++) {
                openblas.cblas_dgemm(
                        openblas.CblasRowMajor,
                        transposed(shape.transposedA()),
                        transposed(shape.transposedB()),
                        m,
                        n,
                        k,
                        1,
                        shape.batch() == 0 ? a : a.getPointer((long) i * m * k),
                        shape.transposedA() ? m : k,
                        shape.batch() == 0 ? b : b.getPointer((long) i * k * n),
                        shape.transposedB() ? k : n,
                        0,
                        shape.batch() == 0 ? c : c.getPointer((long) i * m * n),
                        n);
            }
            return c;
        }

        @Override
        public Map<String, double[]> results() {
            step();
            double[] all = new double[Math.toIntExact(c.limit())];
            c.get(all);
            return Map.of("c", shape.compared(all));
        }
    }
}
