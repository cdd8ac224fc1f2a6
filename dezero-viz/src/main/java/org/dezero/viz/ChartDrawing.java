package org.dezero.viz;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.util.List;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws a {@link Chart}; loading this class loads AWT. */
final class ChartDrawing {
    /** Apart also for most who see fewer colours; from "Points of view: Color blindness", Nature Methods 8 (2011). */
    private static final List<Color> COLOURS = List.of(
            new Color(0x0072b2),
            new Color(0xd55e00),
            new Color(0x009e73),
            new Color(0xcc79a7),
            new Color(0xe69f00),
            new Color(0x56b4e9));

    private static final List<Marker> MARKERS =
            List.of(SeriesMarkers.CIRCLE, SeriesMarkers.TRIANGLE_UP, SeriesMarkers.DIAMOND, SeriesMarkers.SQUARE);

    private static final int MARKER_SIZE = 7;

    private ChartDrawing() {}

    static byte[] png(String title, String xLabel, String yLabel, List<Chart.Series> series, int width, int height)
            throws IOException {
        XYChart chart = new XYChartBuilder()
                .width(width)
                .height(height)
                .title(title)
                .xAxisTitle(xLabel)
                .yAxisTitle(yLabel)
                .build();
        chart.getStyler().setMarkerSize(MARKER_SIZE);
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        int shown = 0;
        int regions = 0;
        for (Chart.Series s : series) {
            XYSeries drawn = chart.addSeries(s.name(), s.x(), s.y());
            if (s.kind() == Chart.Kind.REGION) {
                drawn.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
                drawn.setMarker(SeriesMarkers.SQUARE).setMarkerColor(pale(colour(regions)));
                drawn.setShowInLegend(false);
                regions++;
                continue;
            }
            drawn.setLineColor(colour(shown));
            drawn.setMarkerColor(colour(shown));
            if (s.kind() == Chart.Kind.POINTS) {
                drawn.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
                drawn.setMarker(MARKERS.get(shown % MARKERS.size()));
            } else {
                drawn.setLineStyle(new BasicStroke(2f));
                // A single value is no line: it needs a mark to be seen.
                drawn.setMarker(s.single() ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
            }
            shown++;
        }
        return ChartEncoder.getBytes(chart, "png");
    }

    private static Color colour(int i) {
        return COLOURS.get(i % COLOURS.size());
    }

    private static Color pale(Color c) {
        return new Color(paler(c.getRed()), paler(c.getGreen()), paler(c.getBlue()));
    }

    private static int paler(int channel) {
        return 255 - (255 - channel) / 4;
    }
}
