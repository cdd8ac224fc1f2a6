package org.dezero.ejml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dezero.array.ArrayBackend;
import org.dezero.array.BinaryOp;
import org.dezero.array.DType;
import org.dezero.array.NdArray;
import org.dezero.array.ReduceOp;
import org.dezero.array.Shape;
import org.dezero.array.UnaryOp;
import org.dezero.array.Window2d;
import org.dezero.tck.KernelProbe;
import org.junit.jupiter.api.Test;

/** What the backend says of itself, checked by watching it in an interpreting JVM of its own. */
class RunsInEjmlTest {
    private static final int[] SWAP = {1, 0};

    @Test
    void whatIsSaidToRunInEjmlIsSeenThere() throws Exception {
        List<String> seen = watchInOwnJvm();
        // 4 products, 3 convolutions, 4 operators in 3 forms, 3 functions and 3 sums, each in 2 dtypes.
        assertThat(seen)
                .filteredOn(line -> line.startsWith("ejml"))
                .hasSize(2 * (4 + 3 + 12 + 3 + 3))
                .allSatisfy(line -> assertThat(line).contains("org.ejml."));
        assertThat(seen)
                .filteredOn(line -> line.startsWith("plain"))
                .hasSize(2 * 4)
                .allSatisfy(
                        line -> assertThat(line).contains("org.dezero.plain.").doesNotContain("org.ejml."));
    }

    private static List<String> watchInOwnJvm() throws Exception {
        String java = System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
        Process process = new ProcessBuilder(
                        java, "-Xint", "-cp", System.getProperty("java.class.path"), RunsInEjmlTest.class.getName())
                .redirectErrorStream(true)
                .start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
            }
        }
        assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
        return lines;
    }

    /** Prints a line for each operation: who should run it, its name, and the classes seen. */
    public static void main(String[] args) throws InterruptedException {
        ArrayBackend xp = new EjmlBackend();
        KernelProbe probe = new KernelProbe(xp, 150, Duration.ofSeconds(20));
        for (DType t : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
            for (Map.Entry<String, Runnable> claim : claims(xp, t).entrySet()) {
                System.out.println(claim.getKey() + " " + t + " " + probe.watch(claim.getValue()));
            }
        }
    }

    private static Map<String, Runnable> claims(ArrayBackend xp, DType t) {
        NdArray x = xp.full(Shape.of(320, 320), t, 1.5);
        NdArray y = xp.full(Shape.of(320, 320), t, 2.5);
        NdArray row = xp.full(Shape.of(320), t, 2.5);
        NdArray a = xp.full(Shape.of(60, 60), t, 1.5);
        NdArray at = xp.transpose(xp.full(Shape.of(60, 60), t, 1.5), SWAP);
        Map<String, Runnable> out = new LinkedHashMap<>();
        out.put("ejml matmul", () -> xp.matmul(a, a));
        out.put("ejml matmul, left transposed", () -> xp.matmul(at, a));
        out.put("ejml matmul, right transposed", () -> xp.matmul(a, at));
        out.put("ejml matmul, both transposed", () -> xp.matmul(at, at));
        Window2d window = Window2d.of(3, 3).pad(1, 1);
        NdArray images = xp.full(Shape.of(2, 8, 20, 20), t, 1.5);
        NdArray filters = xp.full(Shape.of(16, 8, 3, 3), t, 2.5);
        NdArray gradient = xp.full(Shape.of(2, 16, 20, 20), t, 0.5);
        out.put("ejml conv2d", () -> xp.conv2d(images, filters, window));
        out.put("ejml conv2dInputGrad", () -> xp.conv2dInputGrad(gradient, filters, images.shape(), window));
        out.put("ejml conv2dWeightGrad", () -> xp.conv2dWeightGrad(images, gradient, window));
        out.put("plain im2col", () -> xp.im2col(images, window));
        for (BinaryOp op : new BinaryOp[] {BinaryOp.ADD, BinaryOp.SUB, BinaryOp.MUL, BinaryOp.DIV}) {
            out.put("ejml " + op, () -> xp.binary(op, x, y));
            out.put("ejml " + op + " number", () -> xp.binary(op, x, 3.0));
            out.put("ejml number " + op, () -> xp.binary(op, 3.0, x));
        }
        for (UnaryOp op : new UnaryOp[] {UnaryOp.EXP, UnaryOp.LOG, UnaryOp.SQRT}) {
            out.put("ejml " + op, () -> xp.unary(op, x));
        }
        out.put("ejml sum", () -> xp.reduce(ReduceOp.SUM, x, new int[] {0, 1}, false));
        out.put("ejml sum of columns", () -> xp.reduce(ReduceOp.SUM, x, new int[] {0}, false));
        out.put("ejml sum of rows", () -> xp.reduce(ReduceOp.SUM, x, new int[] {1}, false));
        out.put("plain TANH", () -> xp.unary(UnaryOp.TANH, x));
        out.put("plain MAX", () -> xp.reduce(ReduceOp.MAX, x, new int[] {0}, false));
        out.put("plain ADD row", () -> xp.binary(BinaryOp.ADD, x, row));
        return out;
    }
}
