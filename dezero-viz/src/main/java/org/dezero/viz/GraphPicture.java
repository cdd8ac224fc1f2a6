package org.dezero.viz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.dezero.Function;
import org.dezero.Variable;
import org.jspecify.annotations.Nullable;

/**
 * The graph behind a variable: variables in orange, functions in blue boxes, an edge for every use.
 *
 * <pre>{@code
 * String dot = GraphPicture.of(loss).dot();
 * GraphPicture.of(loss).withShapes().writeSvg(Path.of("graph.svg"));
 * }</pre>
 *
 * <p>The graph is walked when the picture is made, without recursion. Its nodes are numbered in the order of the walk, so
 * the same computation gives the same text. A graph whose saved arrays were released can be drawn; a leaf or a constant
 * is a picture of one node.
 */
public final class GraphPicture {
    /**
     * How many layers all edges together may cross. Beyond it nobody can read the picture, and the time of the layout,
     * some seconds here, grows much faster than the graph.
     */
    private static final int LAYOUT_LIMIT = 4000;

    /** A variable ({@code v0}, {@code v1}, ...) or a function ({@code f0}, ...), its label, and its layer from above. */
    record Box(String id, boolean function, String label, int layer) {}

    /** A use: of a variable by a function, or of a function by what it computes. */
    record Edge(String from, String to) {}

    private final Variable output;
    private final boolean shapes;
    private final List<Box> boxes = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final Map<Variable, Box> variables = new HashMap<>();
    private final IdentityHashMap<Function, Box> functions = new IdentityHashMap<>();

    private GraphPicture(Variable output, boolean shapes) {
        this.output = output;
        this.shapes = shapes;
    }

    /** The graph that {@code output} was computed by. Variables show their names. */
    public static GraphPicture of(Variable output) {
        return new GraphPicture(output, false).walk();
    }

    /** The same graph; variables show their names, shapes and dtypes: {@code W: (64, 32) float32}. */
    public GraphPicture withShapes() {
        return new GraphPicture(output, true).walk();
    }

    // ---- the walk -----------------------------------------------------------------------------------------------

    private GraphPicture walk() {
        Deque<Function> pending = new ArrayDeque<>();
        text.append("digraph g {\n");
        declare(output);
        reach(output.creator(), pending);
        while (!pending.isEmpty()) {
            Function f = pending.pop();
            List<Variable> inputs = f.inputs();
            List<Variable> outputs = f.outputs();
            Box box = box(f);
            text.append(box.id())
                    .append(" [label=\"")
                    .append(quoted(box.label()))
                    .append("\", color=lightblue, style=filled, shape=box]\n");
            for (Variable y : outputs) {
                // An output that nobody used was not declared by its use.
                if (!variables.containsKey(y)) {
                    declare(y);
                }
            }
            for (Variable x : inputs) {
                connect(box(x), box);
            }
            for (Variable y : outputs) {
                connect(box, box(y));
            }
            // As in DeZero, a variable is declared at every use; DOT reads it as one.
            for (Variable x : inputs) {
                declare(x);
                reach(x.creator(), pending);
            }
        }
        text.append("}");
        return this;
    }

    private void reach(@Nullable Function f, Deque<Function> pending) {
        if (f != null && !functions.containsKey(f)) {
            box(f);
            pending.push(f);
        }
    }

    private void declare(Variable v) {
        Box box = box(v);
        text.append(box.id())
                .append(" [label=\"")
                .append(quoted(box.label()))
                .append("\", color=orange, style=filled]\n");
    }

    private void connect(Box from, Box to) {
        edges.add(new Edge(from.id(), to.id()));
        text.append(from.id()).append(" -> ").append(to.id()).append('\n');
    }

    private Box box(Variable v) {
        return variables.computeIfAbsent(v, w -> {
            Box box = new Box("v" + variables.size(), false, label(w), 2 * w.generation());
            boxes.add(box);
            return box;
        });
    }

    private Box box(Function f) {
        return functions.computeIfAbsent(f, g -> {
            Box box = new Box("f" + functions.size(), true, g.name(), 2 * g.generation() + 1);
            boxes.add(box);
            return box;
        });
    }

    private String label(Variable v) {
        String name = v.name() == null ? "" : v.name();
        if (!shapes) {
            return name;
        }
        return (name.isEmpty() ? "" : name + ": ") + v.shape() + " " + v.dtype();
    }

    private static String quoted(String label) {
        return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    // ---- the pictures -------------------------------------------------------------------------------------------

    /**
     * DOT text, with the lines of DeZero's {@code get_dot_graph} and, in place of memory addresses, numbered nodes.
     * Graphviz and everything that reads its language draws it.
     */
    public String dot() {
        return text.toString();
    }

    /**
     * An SVG document, laid out in this process: no program need be installed, and neither AWT nor a font is used.
     *
     * @throws PictureException if the graph is too large to be laid out in some seconds (more than several hundred nodes,
     *     fewer if long edges run across it), or the layout fails; the message says why
     */
    public String svg() throws PictureException {
        checkSize();
        return Drawing.attempt(() -> GraphLayout.svg(boxes, edges));
    }

    /**
     * The same picture as a PNG, which needs {@code java.desktop} and a font, but no display.
     *
     * @throws PictureException as for {@link #svg()}, or if this Java cannot draw
     */
    public byte[] png() throws PictureException {
        checkSize();
        return Drawing.attempt(() -> GraphLayout.png(boxes, edges));
    }

    private void checkSize() throws PictureException {
        if (crossedLayers() > LAYOUT_LIMIT) {
            throw new PictureException("the graph is too large for the layout (" + boxes.size() + " nodes, "
                    + edges.size() + " edges); Graphviz can draw its DOT text");
        }
    }

    /** The lengths of all edges, in layers; a leaf hangs directly above its first use. */
    private long crossedLayers() {
        Map<String, Integer> layers = new HashMap<>();
        for (Box box : boxes) {
            layers.put(box.id(), box.layer());
        }
        Map<String, Integer> firstUse = new HashMap<>();
        for (Edge edge : edges) {
            firstUse.merge(edge.from(), layers.getOrDefault(edge.to(), 0), Math::min);
        }
        long sum = 0;
        for (Edge edge : edges) {
            int from = layers.getOrDefault(edge.from(), 0);
            int above = from == 0 ? firstUse.getOrDefault(edge.from(), 1) - 1 : from;
            sum += layers.getOrDefault(edge.to(), 0) - above;
        }
        return sum;
    }

    /**
     * Writes {@link #svg()} to a file, replacing what is there.
     *
     * @throws PictureException as for {@link #svg()}; no file is written
     * @throws IOException if the file cannot be written
     */
    public void writeSvg(Path file) throws PictureException, IOException {
        String svg = svg();
        Files.writeString(file, svg, StandardCharsets.UTF_8);
    }

    /**
     * Writes {@link #png()} to a file, replacing what is there.
     *
     * @throws PictureException as for {@link #png()}; no file is written
     * @throws IOException if the file cannot be written
     */
    public void writePng(Path file) throws PictureException, IOException {
        byte[] png = png();
        Files.write(file, png);
    }
}
