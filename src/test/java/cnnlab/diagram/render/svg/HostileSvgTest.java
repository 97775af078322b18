package cnnlab.diagram.render.svg;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.analysis.Analysis;
import cnnlab.arch.Architecture;
import cnnlab.arch.GraphBuilder;
import cnnlab.arch.Op;
import cnnlab.arch.Paper;
import cnnlab.arch.Window;
import cnnlab.diagram.geometry.Orientation;
import cnnlab.diagram.layout.DiagramLayout;
import cnnlab.diagram.model.Diagram;
import cnnlab.diagram.scene.Theme;
import cnnlab.text.MarkupText;
import cnnlab.text.Messages;
import cnnlab.text.Printable;
import java.io.StringReader;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Names from files are text in a picture, and nothing else. */
class HostileSvgTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "</title><script>alert(1)</script>",
        "\"/><script/>",
        "' onload='x",
        "]]>",
        "&lt;script&gt; &amp; &#x1b;",
        "\u0000\u0001\u001b[2J\u007f\u009b",
        "\ud800 \udfff",
        "\ufffe\uffff",
        "\u202egpj.exe"
      })
  void aNameIsTextAndThePictureIsXml(String name) throws Exception {
    Document svg = parsed(name);
    assertThat(svg.getElementsByTagName("script").getLength()).isZero();
    assertThat(svg.getDocumentElement().getAttribute("onload")).isEmpty();
    assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo(Printable.oneLine(name));
  }

  /** All that XML can hold, together and each where it stands. */
  @Test
  void everyCharacterIsXmlOrASpace() throws Exception {
    String all =
        IntStream.rangeClosed(0, 0x2ffff)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    String escaped = MarkupText.escaped(all);
    Document document = xml("<t a=\"" + escaped + "\">" + escaped + "</t>");
    assertThat(document.getDocumentElement().getTextContent().codePoints().filter(it -> it != '\n'))
        .allMatch(Printable::is);
  }

  /** Where rules of CSS are not known, all would be black. */
  @Test
  void everyShapeHasItsColorAsAnAttribute() throws Exception {
    Document svg = parsed("plain");
    for (String kind : List.of("rect", "path", "text")) {
      NodeList shapes = svg.getElementsByTagName(kind);
      assertThat(shapes.getLength()).isPositive();
      for (int i = 0; i < shapes.getLength(); i++) {
        Element shape = (Element) shapes.item(i);
        assertThat(shape.getAttribute("fill")).as(kind).matches("none|#[0-9a-f]{6}");
        boolean line = shape.getAttribute("fill").equals("none");
        assertThat(!line || shape.getAttribute("stroke").startsWith("#")).isTrue();
        assertThat(shape.getAttribute("font-size").isEmpty()).isEqualTo(!kind.equals("text"));
      }
    }
    assertThat(svg.getDocumentElement().getAttribute("text-anchor")).isEqualTo("middle");
  }

  private static Document parsed(String name) throws Exception {
    GraphBuilder graph = new GraphBuilder();
    String conv = graph.add(name, new Op.Conv(4, Window.same(3, 3), 1, true), graph.input(3, 8, 8));
    String flat = graph.add("flat", new Op.Flatten(), conv);
    Architecture network =
        graph
            .head(graph.add("fc", new Op.Linear(2, true), flat), 1)
            .build(name, "form.own", new Paper(name, name));
    Diagram diagram =
        Diagram.of(Analysis.of(network), cnnlab.diagram.model.Level.LAYERS, Messages.ENGLISH);
    return xml(Svg.of(DiagramLayout.layout(diagram, Orientation.DOWN), Theme.LIGHT));
  }

  private static Document xml(String text) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(text)));
  }
}
