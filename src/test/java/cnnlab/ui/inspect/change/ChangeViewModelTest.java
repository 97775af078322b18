package cnnlab.ui.inspect.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import cnnlab.data.image.RgbImage;
import cnnlab.explain.perturbation.AdversarialImage;
import cnnlab.explain.perturbation.GrayPatch;
import cnnlab.explain.perturbation.ImageChange;
import cnnlab.explain.perturbation.Perturbation;
import cnnlab.explain.perturbation.PerturbedPredictions;
import cnnlab.inference.Prediction;
import cnnlab.ui.inspect.InspectedCat;
import cnnlab.ui.inspect.model.SilentUnits;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.ApplicationExtension;

/** Sliders, patch and attacks without nodes, on the bundled ResNet-20 and a cat. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set before each test
class ChangeViewModelTest {
  @TempDir Path folder;
  private InspectedCat cat;
  private SilentUnits silent;
  private ChangeViewModel model;
  private AttackViewModel attack;

  @BeforeEach
  void open() throws Exception {
    cat = new InspectedCat(folder);
    silent = new SilentUnits(cat.model());
    model = new ChangeViewModel(cat.model(), silent, cat.background());
    attack = new AttackViewModel(cat.model(), cat.background());
    cat.ask();
  }

  @AfterEach
  void close() {
    cat.close();
  }

  @Test
  void unchangedTheAnswerIsThatBesideTheImage() {
    assertThat(model.imageProperty().get()).as("nobody looks").isNull();
    model.wantedProperty().set(true);
    List<Prediction> answers = cat.model().predictions();
    for (int i = 0; i < 5; i++) {
      assertThat(model.predictions().get(i).index()).isEqualTo(answers.get(i).index());
      assertThat(model.predictions().get(i).probability())
          .isCloseTo(answers.get(i).probability(), offset(1e-4));
    }
  }

  @ParameterizedTest
  @EnumSource(Perturbation.class)
  void aSliderChangesTheImageAndTheCurveGoesAlongIt(Perturbation each) {
    model.wantedProperty().set(true);
    RgbImage before = image();
    model.set(each, each.most());
    assertThat(model.inUseProperty().get()).isEqualTo(each);
    assertThat(image().rgb()).isNotEqualTo(before.rgb());
    assertThat(curve().perturbation()).isEqualTo(each);
    Prediction answer = model.predictions().getFirst();
    assertThat(curve().of(answer.index())[24])
        .as("the curve's right end is what the slider shows there")
        .isCloseTo(answer.probability(), offset(1e-4));

    model.reset();
    assertThat(image().rgb()).isEqualTo(before.rgb());
  }

  /** It shows all amounts of its slider, so it is the same wherever that slider stands. */
  @Test
  void theCurveStaysWhileItsSliderMovesAndFollowsTheOthers() {
    model.wantedProperty().set(true);
    model.set(Perturbation.ROTATION, 10);
    PerturbedPredictions rotation = curve();
    model.set(Perturbation.ROTATION, 90);
    assertThat(curve()).isSameAs(rotation);
    model.set(Perturbation.CONTRAST, 0);
    assertThat(curve().perturbation()).isEqualTo(Perturbation.CONTRAST);
    model.inUseProperty().set(Perturbation.ROTATION);
    for (double probability : curve().of(3)) {
      assertThat(probability)
          .as("without contrast every rotation is the same gray")
          .isCloseTo(curve().of(3)[0], offset(1e-6));
    }
    assertThat(rotation.of(3)).isNotEqualTo(curve().of(3));
  }

  @Test
  void theSameAmountAgainComputesNothing() {
    model.wantedProperty().set(true);
    model.set(Perturbation.ZOOM, 1.5);
    RgbImage image = image();
    model.set(Perturbation.ZOOM, 1.5);
    model.set(Perturbation.NOISE, 0);
    assertThat(image()).isSameAs(image);
    assertThat(model.inUseProperty().get()).isEqualTo(Perturbation.ZOOM);
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0.25, 0.5, 0.25", "-3, 2, 0, 1"})
  void thePatchStaysOnTheImage(double x, double y, double column, double row) {
    model.wantedProperty().set(true);
    PerturbedPredictions before = curve();
    model.movePatch(x, y);
    GrayPatch patch = Objects.requireNonNull(model.changeProperty().get().patch());
    assertThat(patch.x()).isEqualTo(column);
    assertThat(patch.y()).isEqualTo(row);
    int side = image().width();
    int below = (int) (row * (side - 1));
    int across = (int) (column * (side - 1));
    int at = below * side + across;
    assertThat(image().rgb()[at * 3]).isEqualTo((byte) 128);
    assertThat(curve()).as("it hides the image from the curve too").isNotSameAs(before);
  }

  @Test
  void anotherImageBeginsUnchanged() {
    model.wantedProperty().set(true);
    model.set(Perturbation.BLUR, 0.05);
    model.movePatch(0.5, 0.5);
    cat.showGray();
    assertThat(model.changeProperty().get()).isEqualTo(ImageChange.NONE);
    assertThat(image().rgb()).containsOnly((byte) 100);
  }

  @ParameterizedTest
  @EnumSource(AttackViewModel.Method.class)
  void anAttackKeepsToItsStepsOfColor(AttackViewModel.Method method) {
    attack.methodProperty().set(method);
    attack.epsilonProperty().set(3);
    attack.start();
    assertThat(found().largestChange()).isLessThanOrEqualTo(3 / 255.0 + 1e-6);
    int label = cat.model().predictions().getFirst().index();
    assertThat(found().predictionsBefore().getFirst().index()).isEqualTo(label);
    assertThat(probability(found().predictionsAfter(), label))
        .as("the class is left")
        .isLessThan(probability(found().predictionsBefore(), label));
  }

  /** Madry et al. 2018: many small steps find more than the one of Goodfellow et al. 2015. */
  @Test
  void manyStepsReachATargetThatOneDoesNot() {
    int target = cat.model().predictions().get(4).index();
    attack.targetProperty().set(target);
    attack.epsilonProperty().set(8);
    attack.start();
    double one = probability(found().predictionsAfter(), target);
    attack.methodProperty().set(AttackViewModel.Method.PGD);
    attack.start();
    assertThat(found().predictionsAfter().getFirst().index()).isEqualTo(target);
    assertThat(probability(found().predictionsAfter(), target)).isGreaterThan(one);

    cat.showGray();
    assertThat(attack.foundProperty().get()).as("of another image").isNull();
    assertThat(attack.targetProperty().get()).as("the class stays").isEqualTo(target);
  }

  private AdversarialImage found() {
    return Objects.requireNonNull(attack.foundProperty().get()).image();
  }

  private RgbImage image() {
    return Objects.requireNonNull(model.imageProperty().get());
  }

  private PerturbedPredictions curve() {
    return Objects.requireNonNull(model.curveProperty().get());
  }

  private static double probability(List<Prediction> answers, int label) {
    return answers.stream()
        .filter(each -> each.index() == label)
        .findFirst()
        .orElseThrow()
        .probability();
  }
}
