package cnnlab.diagram.scene;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.diagram.layout.DiagramPicture;
import cnnlab.diagram.layout.Pictures;
import cnnlab.diagram.model.Level;
import cnnlab.diagram.model.Quantity;
import cnnlab.text.Messages;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A color scale is one piece, however narrow its place. */
class LegendTest {
  private static final double LINE = 20;

  private static Legend legend(Quantity quantity, double width, Messages messages)
      throws Exception {
    DiagramPicture picture = Pictures.at(Level.BLOCKS, false, "resnet50");
    Look look = picture.look(Theme.LIGHT, Pictures.coloring("resnet50", quantity, true));
    return Legend.of(picture, look, messages, width);
  }

  @ParameterizedTest
  @EnumSource(
      value = Quantity.class,
      names = {"PARAMS", "MACS", "MEMORY", "FIELD"})
  void aScaleFitsIntoOneLineOfAHandsBreadth(Quantity quantity) throws Exception {
    for (Messages messages : new Messages[] {Messages.ENGLISH, Messages.CHINESE}) {
      assertThat(legend(quantity, 560, messages).height()).isEqualTo(LINE);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {300, 330, 360})
  void whereThereIsNoRoomItsStepsGetNarrower(double width) throws Exception {
    Legend legend = legend(Quantity.MEMORY, width, Messages.ENGLISH);
    assertThat(legend.width()).isLessThanOrEqualTo(width);
    assertThat(legend.height()).isLessThanOrEqualTo(2 * LINE); // the sign for none may go below
  }
}
