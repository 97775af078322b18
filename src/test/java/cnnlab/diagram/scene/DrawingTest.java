package cnnlab.diagram.scene;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.diagram.geometry.ArrowHead;
import cnnlab.diagram.geometry.Point;
import cnnlab.diagram.geometry.Polygon;
import cnnlab.diagram.geometry.Rectangle;
import cnnlab.diagram.geometry.RoundedBox;
import cnnlab.diagram.geometry.RoundedLine;
import cnnlab.diagram.layout.DiagramPicture;
import cnnlab.diagram.layout.Pictures;
import cnnlab.diagram.model.DiagramNode;
import cnnlab.diagram.model.EdgeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DrawingTest {

  static Stream<Theme> themes() {
    return Stream.of(Theme.LIGHT, Theme.DARK);
  }

  /** WCAG 2.1, criterion 1.4.3. */
  @ParameterizedTest
  @MethodSource("themes")
  void everyTextHasEnoughContrast(Theme theme) {
    Stream<LayerStyle> frames =
        Stream.of(theme.block(), theme.innerBlock(), theme.auxiliaryBlock(), theme.scale());
    assertThat(
            Stream.of(
                    theme.layers().values().stream(),
                    theme.heat().stream(),
                    Stream.of(theme.nothing()),
                    frames)
                .flatMap(styles -> styles))
        .allSatisfy(
            style ->
                assertThat(style.text().contrast(style.fill()))
                    .as(style.name())
                    .isGreaterThan(4.5));
  }

  @ParameterizedTest
  @MethodSource("themes")
  void everyArrowStandsOutFromThePage(Theme theme) {
    assertThat(theme.edges().values())
        .hasSize(EdgeKind.values().length)
        .allSatisfy(
            line ->
                assertThat(line.color().contrast(theme.background()))
                    .as(line.name())
                    .isGreaterThan(3));
  }

  @Test
  void onlyWhatIsVisibleIsDrawn() throws Exception {
    DiagramPicture picture = Pictures.of("resnet18");
    Rectangle conv = picture.node("layer2.0.conv1").orElseThrow().box();
    List<String> drawn = new ArrayList<>();
    picture.draw(new NodeNames(drawn), picture.look(Theme.LIGHT), conv);
    assertThat(drawn).containsExactly("layer2.0.conv1");
    picture.draw(new NodeNames(drawn), picture.look(Theme.LIGHT));
    assertThat(drawn).hasSize(1 + picture.nodes().size());
  }

  @Test
  void aPointFindsItsNode() throws Exception {
    DiagramPicture picture = Pictures.of("resnet18");
    Rectangle relu = picture.node("layer3.1.relu1").orElseThrow().box();
    assertThat(picture.nodeAt(relu.centerX(), relu.centerY()).orElseThrow().node().name())
        .isEqualTo("layer3.1.relu1");
    assertThat(picture.nodeAt(1, 1)).isEmpty();
    assertThat(picture.node("layer9")).isEmpty();
  }

  /** A canvas that notes which nodes are drawn. */
  private record NodeNames(List<String> names) implements Graphic {
    @Override
    public void begin(DiagramNode node, LayerStyle style) {
      names.add(node.name());
    }

    @Override
    public void end() {}

    @Override
    public void box(RoundedBox box, LayerStyle style) {}

    @Override
    public void polygon(Polygon polygon, LayerStyle style) {}

    @Override
    public void line(RoundedLine line, LineStyle style) {}

    @Override
    public void head(ArrowHead head, LineStyle style) {}

    @Override
    public void text(String text, Point middle, Anchor anchor, TextRole role, LayerStyle style) {}
  }
}
