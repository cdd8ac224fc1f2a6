package org.dezero.viz;

import java.io.IOException;
import java.util.List;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws a {@link LossCurve}; loading this class loads AWT. */
final class CurveChart {
    private CurveChart() {}

    static byte[] png(String title, List<LossCurve.Series> series, int width, int height) throws IOException {
        XYChart chart = new XYChartBuilder()
                .width(width)
                .height(height)
                .title(title)
                .xAxisTitle("epoch")
                .yAxisTitle("loss")
                .build();
        for (LossCurve.Series s : series) {
            double[] epochs = new double[s.values().length];
            for (int i = 0; i < epochs.length; i++) {
                epochs[i] = i + 1;
            }
            // A single value is no line: it needs a mark to be seen.
            chart.addSeries(s.name(), epochs, s.values())
                    .setMarker(epochs.length == 1 ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
        }
        return ChartEncoder.getBytes(chart, "png");
    }
}
