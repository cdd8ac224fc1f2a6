package org.dezero.viz;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.graphper.api.FileType;
import org.graphper.api.GraphResource;
import org.graphper.api.Graphviz;
import org.graphper.api.Node;
import org.graphper.api.attributes.Color;
import org.graphper.api.attributes.NodeShapeEnum;
import org.graphper.draw.svg.SvgRenderEngine;

/** Lays a {@link GraphPicture} out in layers. */
final class GraphLayout {
    private static final Color ORANGE = Color.ofRGB("#ffa500");
    private static final Color LIGHT_BLUE = Color.ofRGB("#add8e6");

    private static final long STACK_BYTES = 256L << 20;

    private GraphLayout() {}

    static String svg(List<GraphPicture.Box> boxes, List<GraphPicture.Edge> edges) throws Exception {
        return deep(() -> {
            // Not by Graphviz.toSvgStr, which also looks for converters to raster images, and those load AWT.
            try (GraphResource svg = SvgRenderEngine.getInstance().render(graph(boxes, edges), FileType.SVG)) {
                // A label is text that people search for, and plain spaces are what they type.
                return new String(svg.bytes(), StandardCharsets.UTF_8).replace("&#160;", " ");
            }
        });
    }

    static byte[] png(List<GraphPicture.Box> boxes, List<GraphPicture.Edge> edges) throws Exception {
        return deep(() -> {
            try (GraphResource png = graph(boxes, edges).toFile(FileType.PNG)) {
                return png.bytes();
            }
        });
    }

    /** The layout calls itself as deep as the graph is long: it gets a thread with a stack for that. */
    private static <T> T deep(Callable<T> drawing) throws Exception {
        FutureTask<T> layout = new FutureTask<>(drawing);
        Thread thread = new Thread(null, layout, "dezero-graph-layout", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            return layout.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static Graphviz graph(List<GraphPicture.Box> boxes, List<GraphPicture.Edge> edges) {
        // Unlimited, the network simplex takes minutes on a graph of a hundred nodes with long edges.
        Graphviz.GraphvizBuilder graph = Graphviz.digraph().nslimit(2).nslimit1(2);
        Map<String, Node> nodes = new HashMap<>();
        for (GraphPicture.Box box : boxes) {
            Color color = box.function() ? LIGHT_BLUE : ORANGE;
            Node node = Node.builder()
                    .id(box.id())
                    .label(box.label())
                    .shape(box.function() ? NodeShapeEnum.BOX : NodeShapeEnum.ELLIPSE)
                    .color(color)
                    .fillColor(color)
                    .fontName(TextWidths.FONT)
                    .build();
            nodes.put(box.id(), node);
            graph.addNode(node);
        }
        for (GraphPicture.Edge edge : edges) {
            graph.addLine(nodes.get(edge.from()), nodes.get(edge.to()));
        }
        return graph.build();
    }
}
