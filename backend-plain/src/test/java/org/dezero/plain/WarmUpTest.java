package org.dezero.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Who computes while loops warm up does not show in the results. */
class WarmUpTest {
    private static final int[] HEIGHTS = {1, 3, 4, 5, 10};

    private final Random random = new Random(0);

    @Test
    @EnabledIf("warmsUp")
    void vectorLoopTakesOverWhenItIsTheFasterOne() {
        WarmUp w = new WarmUp();
        assertThat(w.isDone()).isFalse();
        assertThat(w.ran(1000, 1000)).isTrue();
        w.tried(900, 1000);
        assertThat(w.isDone()).as("a little faster").isFalse();
        w.tried(50, 100);
        assertThat(w.isDone()).as("twice as fast").isTrue();
        w.tried(900, 1000);
        assertThat(w.isDone()).as("a slow trial of another thread").isTrue();
    }

    @Test
    @EnabledIf("warmsUp")
    void trialsGetASmallPartOfTheTime() {
        WarmUp w = new WarmUp();
        assertThat(w.ran(1000, 1000)).isTrue();
        w.tried(50_000, 10);
        assertThat(w.ran(1000, 1000)).isFalse();
        assertThat(w.ran(200_000, 200_000)).isTrue();
    }

    @Test
    @EnabledIf("warmsUp")
    void afterManyTrialsThereIsNothingToWaitFor() {
        WarmUp w = new WarmUp();
        w.ran(1, 1);
        for (int i = 1; i < 50_000; i++) {
            w.tried(1000, 1);
        }
        assertThat(w.isDone()).isFalse();
        w.tried(1000, 1);
        assertThat(w.isDone()).isTrue();
    }

    @Test
    @EnabledIfSystemProperty(named = "dezero.warmup", matches = "off")
    void aPropertyRunsVectorLoopsFromTheFirstCallOn() {
        assertThat(new WarmUp().isDone()).isTrue();
    }

    @Test
    @EnabledIf("vectors")
    void scalarTilesGiveTheBitsOfVectorTiles() {
        int l = FloatLanes.LENGTH;
        for (int height : HEIGHTS) {
            for (int vectors = 1; vectors <= 2; vectors++) {
                for (int depth : new int[] {1, 2, 37}) {
                    int width = vectors * l;
                    float[] a = floats(height * depth);
                    float[] b = floats(depth * (width + 3));
                    float[] d = floats(height * width);
                    float[] vector = new float[height * (width + 1)];
                    float[] scalar = new float[vector.length];
                    FloatVectorTiles.packed(
                            height, vectors == 2, depth, a, 0, b, 0, width + 3, d, 0, width, vector, 0, width + 1);
                    FloatScalarTiles.sum(
                            height, width, depth, a, 0, 1, height, b, 0, width + 3, d, 0, width, scalar, 0, width + 1);
                    assertThat(scalar).isEqualTo(vector);
                    FloatVectorTiles.rows(
                            height, vectors == 2, depth, a, 0, depth, b, 0, width, d, 0, width, vector, 0, width);
                    FloatScalarTiles.sum(
                            height, width, depth, a, 0, depth, 1, b, 0, width, d, 0, width, scalar, 0, width);
                    assertThat(scalar).isEqualTo(vector);
                }
            }
        }
    }

    @Test
    @EnabledIf("vectors")
    void scalarDotProductsGiveTheBitsOfVectorDotProducts() {
        int l = FloatLanes.LENGTH;
        int depth = 5 * l;
        float[] a = floats(4 * depth);
        float[] b = floats(8 * depth);
        float[] vector = floats(16 * l);
        float[] scalar = vector.clone();
        FloatVectorDots.fourByFour(depth, a, 0, depth, b, 0, depth, vector, 0);
        FloatScalarDots.add(4, 4, l, depth, a, 0, depth, b, 0, depth, scalar, 0);
        assertThat(scalar).isEqualTo(vector);
        FloatVectorDots.oneByEight(depth, a, 0, b, 0, depth, vector, 0);
        FloatScalarDots.add(1, 8, l, depth, a, 0, depth, b, 0, depth, scalar, 0);
        assertThat(scalar).isEqualTo(vector);
        FloatVectorDots.one(depth, a, 0, b, 0, vector, 0);
        FloatScalarDots.add(1, 1, l, depth, a, 0, depth, b, 0, depth, scalar, 0);
        assertThat(scalar).isEqualTo(vector);
    }

    @Test
    @EnabledIf("vectors")
    void scalarTilesGiveTheBitsOfVectorTilesOfDoubles() {
        int l = DoubleLanes.LENGTH;
        for (int height : HEIGHTS) {
            for (int vectors = 1; vectors <= 2; vectors++) {
                for (int depth : new int[] {1, 2, 37}) {
                    int width = vectors * l;
                    double[] a = doubles(height * depth);
                    double[] b = doubles(depth * (width + 3));
                    double[] d = doubles(height * width);
                    double[] vector = new double[height * (width + 1)];
                    double[] scalar = new double[vector.length];
                    DoubleVectorTiles.packed(
                            height, vectors == 2, depth, a, 0, b, 0, width + 3, d, 0, width, vector, 0, width + 1);
                    DoubleScalarTiles.sum(
                            height, width, depth, a, 0, 1, height, b, 0, width + 3, d, 0, width, scalar, 0, width + 1);
                    assertThat(scalar).isEqualTo(vector);
                    DoubleVectorTiles.rows(
                            height, vectors == 2, depth, a, 0, depth, b, 0, width, d, 0, width, vector, 0, width);
                    DoubleScalarTiles.sum(
                            height, width, depth, a, 0, depth, 1, b, 0, width, d, 0, width, scalar, 0, width);
                    assertThat(scalar).isEqualTo(vector);
                }
            }
        }
    }

    @Test
    @EnabledIf("vectors")
    void scalarDotProductsGiveTheBitsOfVectorDotProductsOfDoubles() {
        int l = DoubleLanes.LENGTH;
        int depth = 5 * l;
        double[] a = doubles(4 * depth);
        double[] b = doubles(8 * depth);
        double[] vector = doubles(16 * l);
        double[] scalar = vector.clone();
        DoubleVectorDots.fourByFour(depth, a, 0, depth, b, 0, depth, vector, 0);
        DoubleScalarDots.add(4, 4, l, depth, a, 0, depth, b, 0, depth, scalar, 0);
        assertThat(scalar).isEqualTo(vector);
        DoubleVectorDots.oneByEight(depth, a, 0, b, 0, depth, vector, 0);
        DoubleScalarDots.add(1, 8, l, depth, a, 0, depth, b, 0, depth, scalar, 0);
        assertThat(scalar).isEqualTo(vector);
        DoubleVectorDots.one(depth, a, 0, b, 0, vector, 0);
        DoubleScalarDots.add(1, 1, l, depth, a, 0, depth, b, 0, depth, scalar, 0);
        assertThat(scalar).isEqualTo(vector);
    }

    static boolean vectors() {
        return Simd.ON;
    }

    static boolean warmsUp() {
        return !"off".equals(System.getProperty("dezero.warmup"));
    }

    private float[] floats(int n) {
        float[] out = new float[n];
        for (int i = 0; i < n; i++) {
            out[i] = (float) random.nextGaussian();
        }
        return out;
    }

    private double[] doubles(int n) {
        double[] out = new double[n];
        for (int i = 0; i < n; i++) {
            out[i] = random.nextGaussian();
        }
        return out;
    }
}
