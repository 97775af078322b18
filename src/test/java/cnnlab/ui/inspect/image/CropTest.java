package cnnlab.ui.inspect.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cnnlab.analysis.ReceptiveField;
import cnnlab.analysis.ReceptiveField.Axis;
import cnnlab.data.transform.Preprocessing;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which part of an image is framed: what the network sees, and what one value depends on. */
class CropTest {
  private static final List<Float> HALF = List.of(0.5f, 0.5f, 0.5f);

  @ParameterizedTest
  @CsvSource({
    "224, 256, 400, 300, 68.75, 18.75, 262.5", // torchvision's: 224 of 256 of the shorter side
    "224, 256, 300, 400, 18.75, 68.75, 262.5",
    "32, 32, 400, 300, 50, 0, 300",
    "32, 32, 32, 32, 0, 0, 32"
  })
  void theFrameIsTheMiddleOfTheShorterSide(
      int input, int resize, int width, int height, double x, double y, double side) {
    Crop crop = Crop.of(new Preprocessing(input, resize, HALF, HALF), width, height);
    assertThat(crop.x()).isEqualTo(x, within(1e-9));
    assertThat(crop.y()).isEqualTo(y, within(1e-9));
    assertThat(crop.side()).isEqualTo(side, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 0, 0.0625, 0.0625", // begins in the padding, which is cut off
    "5, 10, 0.28125, 0.125, 0.375, 0.21875",
    "31, 31, 0.9375, 0.9375, 1, 1"
  })
  void aValueDependsOnAPatchWithinTheImage(
      int row, int column, double left, double top, double right, double bottom) {
    Axis three = new Axis(3, 1, -1); // a 3×3 convolution with padding
    Patch patch = Patch.of(new ReceptiveField(three, three), new Spot(0, row, column), 32);
    assertThat(patch.left()).isEqualTo(left);
    assertThat(patch.top()).isEqualTo(top);
    assertThat(patch.right()).isEqualTo(right);
    assertThat(patch.bottom()).isEqualTo(bottom);
  }

  @Test
  void theWholeFieldIsToldAlsoOfAPatchThatIsCut() {
    Axis large = new Axis(91, 8, -45);
    Patch patch = Patch.of(new ReceptiveField(large, large), new Spot(0, 0, 0), 64);
    assertThat(patch.left()).isZero();
    assertThat(patch.right()).isEqualTo(46 / 64.0);
    assertThat(patch.field().side()).isEqualTo(91);
  }
}
