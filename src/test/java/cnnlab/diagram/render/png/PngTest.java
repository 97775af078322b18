package cnnlab.diagram.render.png;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.diagram.geometry.Rectangle;
import cnnlab.diagram.layout.DiagramPicture;
import cnnlab.diagram.layout.Pictures;
import cnnlab.diagram.model.LayerKind;
import cnnlab.diagram.scene.Theme;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngTest {
  private static final int RGB = 0xffffff;

  @Test
  void theImageShowsNodesInTheirColorsAtTwiceTheSize() throws Exception {
    DiagramPicture picture = Pictures.of("vgg11");
    BufferedImage image =
        ImageIO.read(new ByteArrayInputStream(Png.of(picture, picture.look(Theme.DARK), 2)));
    assertThat(image.getWidth()).isEqualTo((int) Math.ceil(picture.width() * 2));
    assertThat(image.getHeight()).isEqualTo((int) Math.ceil(picture.height() * 2));
    assertThat(image.getRGB(0, 0) & RGB).isEqualTo(Theme.DARK.background().rgb());
    Rectangle conv = picture.node("features.0").orElseThrow().box();
    assertThat(image.getRGB((int) (2 * conv.x()) + 8, (int) (2 * conv.centerY())) & RGB)
        .isEqualTo(Objects.requireNonNull(Theme.DARK.layers().get(LayerKind.CONV)).fill().rgb());
  }
}
