package org.dezero.examples.steps;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.dezero.Config;
import org.dezero.F;
import org.dezero.Variable;
import org.dezero.array.HostArray;
import org.dezero.data.Spiral;
import org.dezero.viz.Chart;

/** The regions of the plane that a model gives to each arm of the spiral, and the points it learned from. */
public final class SpiralChart {
    private static final int CLASSES = 3;
    private static final int COLUMNS = 100;
    private static final int ROWS = 60;

    /** Points of the spiral lie within 1 of its middle. */
    private static final double EXTENT = 1.1;

    private SpiralChart() {}

    /**
     * The chart of step 48.
     *
     * @param spiral the points
     * @param model gives scores {@code (n, 3)} for points {@code (n, 2)} FLOAT64
     */
    public static Chart of(Spiral spiral, UnaryOperator<Variable> model) {
        Chart chart = new Chart("Spiral", "x", "y");
        double[] across = Grid.linspace(-EXTENT, EXTENT, COLUMNS);
        double[] up = Grid.linspace(-EXTENT, EXTENT, ROWS);
        double[][] grid = new double[COLUMNS * ROWS][];
        Arrays.setAll(grid, i -> new double[] {across[i % COLUMNS], up[i / COLUMNS]});
        Variable predicted = Config.noGrad(() -> F.argMax(model.apply(Variable.of(grid)), 1));
        long[] regions = predicted.data().toHost().longs();
        HostArray x = spiral.all().x();
        long[] t = spiral.all().t().longs();
        for (int c = 0; c < CLASSES; c++) {
            int wanted = c;
            double[][] region = points(HostArray.of(grid), i -> regions[i] == wanted);
            if (region[0].length > 0) {
                chart.region("predicted " + c, region[0], region[1]);
            }
        }
        for (int c = 0; c < CLASSES; c++) {
            int wanted = c;
            double[][] points = points(x, i -> t[i] == wanted);
            chart.points("class " + c, points[0], points[1]);
        }
        return chart;
    }

    /** The first and the second coordinates of some rows. */
    private static double[][] points(HostArray rows, IntPredicate wanted) {
        int[] chosen = IntStream.range(0, rows.shape().dim(0)).filter(wanted).toArray();
        return new double[][] {
            IntStream.of(chosen).mapToDouble(i -> rows.getDouble(2 * i)).toArray(),
            IntStream.of(chosen).mapToDouble(i -> rows.getDouble(2 * i + 1)).toArray()
        };
    }
}
