package org.dezero.viz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.dezero.BackwardOption;
import org.dezero.F;
import org.dezero.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class GraphPictureTest {
    // ---- DOT ----------------------------------------------------------------------------------------------------

    @Test
    void goldsteinPriceHasTheLinesOfDeZero() {
        List<String> lines = GraphPicture.of(goldsteinPrice()).dot().lines().toList();
        assertThat(lines).hasSize(219);
        assertThat(lines).startsWith("digraph g {", "v0 [label=\"z\", color=orange, style=filled]");
        assertThat(lines).endsWith("}");
        assertThat(lines).filteredOn(l -> l.contains("shape=box")).hasSize(38);
        assertThat(lines).filteredOn(l -> l.contains(" -> ")).hasSize(108);
        assertThat(lines)
                .filteredOn(l -> l.contains("color=orange"))
                .hasSize(71)
                .extracting(l -> l.substring(0, l.indexOf(' ')))
                .satisfies(ids -> assertThat(new HashSet<>(ids)).hasSize(57));
    }

    @Test
    void theSameComputationGivesTheSameText() {
        assertThat(GraphPicture.of(goldsteinPrice()).dot())
                .isEqualTo(GraphPicture.of(goldsteinPrice()).dot());
    }

    @Test
    void showsNamesAndOnRequestShapesAndDtypes() {
        Variable x = Variable.of(new float[6], 2, 3).name("x");
        Variable y = F.sin(x);
        assertThat(GraphPicture.of(y).dot()).isEqualTo("""
                        digraph g {
                        v0 [label="", color=orange, style=filled]
                        f0 [label="sin", color=lightblue, style=filled, shape=box]
                        v1 -> f0
                        f0 -> v0
                        v1 [label="x", color=orange, style=filled]
                        }""");
        assertThat(GraphPicture.of(y).withShapes().dot())
                .contains("v0 [label=\"(2, 3) float32\",")
                .contains("v1 [label=\"x: (2, 3) float32\",");
    }

    @Test
    void aLeafIsOneNode() throws PictureException {
        GraphPicture leaf = GraphPicture.of(Variable.of(1.0).name("a"));
        assertThat(leaf.dot()).isEqualTo("digraph g {\nv0 [label=\"a\", color=orange, style=filled]\n}");
        assertThat(leaf.svg()).contains(">a<");
    }

    @Test
    void drawsOutputsThatNobodyUsed() {
        List<Variable> parts = F.split(Variable.of(new double[4], 4).name("x"), 2, 0);
        List<String> lines = GraphPicture.of(parts.get(1)).dot().lines().toList();
        assertThat(lines).filteredOn(l -> l.contains("shape=box")).hasSize(1);
        assertThat(lines).filteredOn(l -> l.startsWith("f0 -> ")).hasSize(2);
        assertThat(lines).filteredOn(l -> l.contains("color=orange")).hasSize(3);
    }

    @Test
    void labelsAreQuoted() throws Exception {
        Variable x = Variable.of(1.0).name("a\"b\\c <&>\nd");
        GraphPicture picture = GraphPicture.of(F.exp(x));
        assertThat(picture.dot()).contains("[label=\"a\\\"b\\\\c <&>\\nd\",");
        assertThat(labels(parse(picture.svg()))).contains("a\"b\\c <&>", "d");
    }

    @Test
    void aReleasedGraphLooksTheSame() {
        Variable z = goldsteinPrice();
        String before = GraphPicture.of(z).withShapes().dot();
        z.backward(BackwardOption.RELEASE_GRAPH);
        assertThat(GraphPicture.of(z).withShapes().dot()).isEqualTo(before);
    }

    @Test
    void aLongGraphDoesNotOverflowTheStack() {
        Variable y = Variable.of(1.0);
        for (int i = 0; i < 100_000; i++) {
            y = F.sin(y);
        }
        assertThat(GraphPicture.of(y).dot().lines().count()).isEqualTo(2 + 1 + 4 * 100_000L);
    }

    // ---- SVG ----------------------------------------------------------------------------------------------------

    @Test
    void svgIsWellFormedAndHoldsEveryLabel(@TempDir Path folder) throws Exception {
        Variable x = Variable.of(new float[32 * 4], 32, 4).name("x");
        Variable w = Variable.of(new float[4 * 3], 4, 3).name("W");
        Variable y = F.tanh(F.matmul(x, w)).name("y");
        Path file = folder.resolve("graph.svg");
        GraphPicture.of(y).withShapes().writeSvg(file);
        Document svg = parse(Files.readString(file));
        assertThat(svg.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(labels(svg))
                .contains("x: (32, 4) float32", "W: (4, 3) float32", "y: (32, 3) float32", "matMul", "tanh");
        assertThat(svg.getElementsByTagName("ellipse").getLength()).isEqualTo(4);
        assertThat(Files.readString(file)).contains("#ffa500").contains("#add8e6");
    }

    @Test
    void pngShowsBothColors(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("graph.png");
        GraphPicture.of(F.sin(Variable.of(1.0).name("x"))).writePng(file);
        BufferedImage image = ImageIO.read(file.toFile());
        Set<Integer> colors = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                colors.add(image.getRGB(x, y) & 0xffffff);
            }
        }
        assertThat(colors).contains(0xffa500, 0xadd8e6, 0x000000);
    }

    @Test
    void goldsteinPriceIsLaidOut() throws Exception {
        Document svg = parse(GraphPicture.of(goldsteinPrice()).svg());
        assertThat(svg.getElementsByTagName("ellipse").getLength()).isEqualTo(57);
        assertThat(svg.getElementsByTagName("path").getLength()).isEqualTo(108);
    }

    @Test
    void aGraphTooLargeToLayOutIsRefused() {
        Variable w = Variable.of(1.0);
        Variable y = w;
        for (int i = 0; i < 200; i++) {
            y = F.mul(y, w);
        }
        GraphPicture picture = GraphPicture.of(y);
        assertThatThrownBy(picture::svg)
                .isInstanceOf(PictureException.class)
                .hasMessage(
                        "the graph is too large for the layout (401 nodes, 600 edges); Graphviz can draw its DOT text");
    }

    private static Document parse(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<String> labels(Document svg) {
        NodeList texts = svg.getElementsByTagName("text");
        List<String> out = new ArrayList<>();
        for (int i = 0; i < texts.getLength(); i++) {
            out.add(texts.item(i).getTextContent());
        }
        return out;
    }

    /** Step 24 of the book, with every number a variable of its own, as DeZero makes it. */
    private static Variable goldsteinPrice() {
        Variable x = Variable.of(1.0).name("x");
        Variable y = Variable.of(1.0).name("y");
        Variable left = x.add(y)
                .add(c(1))
                .pow(2)
                .mul(c(19).sub(c(14).mul(x))
                        .add(c(3).mul(x.pow(2)))
                        .sub(c(14).mul(y))
                        .add(c(6).mul(x).mul(y))
                        .add(c(3).mul(y.pow(2))));
        Variable right = c(2).mul(x)
                .sub(c(3).mul(y))
                .pow(2)
                .mul(c(18).sub(c(32).mul(x))
                        .add(c(12).mul(x.pow(2)))
                        .add(c(48).mul(y))
                        .sub(c(36).mul(x).mul(y))
                        .add(c(27).mul(y.pow(2))));
        return c(1).add(left).mul(c(30).add(right)).name("z");
    }

    private static Variable c(double value) {
        return Variable.constant(value);
    }
}
