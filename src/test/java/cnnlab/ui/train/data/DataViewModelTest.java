package cnnlab.ui.train.data;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.catalogue.Catalogue;
import cnnlab.data.DataOverview;
import cnnlab.data.image.RgbImage;
import cnnlab.text.UserProblem;
import cnnlab.training.NumericSetting;
import cnnlab.ui.Background;
import cnnlab.ui.FakeEngine;
import cnnlab.ui.train.settings.FormViewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init") // set before each test
class DataViewModelTest {
  private FormViewModel form;
  private DataViewModel model;

  @BeforeEach
  void shapesInTheForm() throws UserProblem {
    Background background =
        Background.immediate(
            error -> {
              throw new AssertionError(error);
            });
    form = new FormViewModel(background, new FakeEngine(), Catalogue.entry("resnet20"), "shapes");
    model = new DataViewModel(form, background);
  }

  @Test
  void nothingIsDecodedBeforeItIsLookedAt() {
    assertThat(model.overviewProperty().get()).isNull();
    assertThat(model.augmentedProperty().get()).isEmpty();
  }

  @Test
  void theOverviewCountsTheSplitsThatTrainingWillUse() {
    model.look();
    DataOverview overview = Objects.requireNonNull(model.overviewProperty().get());

    assertThat(overview.classes()).hasSize(10);
    assertThat(overview.classes().stream().mapToInt(DataOverview.ClassCount::train).sum())
        .isEqualTo(Objects.requireNonNull(form.datasetProperty().get()).train().size());
    assertThat(overview.sizes().mostWidth()).isEqualTo(32);
  }

  @Test
  void aRowIsAnImageWhatTheNetworkSeesOfItAndVariationsInItsInputSize() {
    form.number(NumericSetting.INPUT_SIZE).text().set("48");
    model.look();
    List<List<RgbImage>> rows = model.augmentedProperty().get();

    assertThat(rows).hasSize(4);
    for (List<RgbImage> row : rows) {
      assertThat(row.getFirst().width()).as("as it is").isEqualTo(32);
      assertThat(row.subList(1, row.size())).allMatch(image -> image.width() == 48);
    }
  }

  @Test
  void withoutAugmentationEveryVariationIsWhatTheNetworkSees() {
    form.flipProperty().setValue(false);
    form.number(NumericSetting.CROP_PADDING).text().set("");
    model.vary();

    for (List<RgbImage> row : model.augmentedProperty().get()) {
      assertThat(row.subList(2, row.size()))
          .allSatisfy(image -> assertThat(image.rgb()).isEqualTo(row.get(1).rgb()));
    }
  }

  @Test
  void othersAreResampled() {
    model.vary();
    List<List<RgbImage>> first = model.augmentedProperty().get();
    model.vary();

    assertThat(model.augmentedProperty().get()).isNotEqualTo(first);
  }

  @Test
  void otherDataAreLookedAtAnewAndAnotherEpochCountIsNot() {
    model.look();
    DataOverview shapes = model.overviewProperty().get();
    form.number(NumericSetting.EPOCHS).text().set("3");
    assertThat(model.overviewProperty().get()).as("the same split").isSameAs(shapes);

    form.dataProperty().setValue("fashion-mnist");
    assertThat(model.overviewProperty().get()).isNull();
    model.look();
    assertThat(Objects.requireNonNull(model.overviewProperty().get()).sizes().mostWidth())
        .isEqualTo(28);
  }

  @Test
  void examplesOfAClassAreDecodedOnce() {
    model.look();
    List<List<RgbImage>> shown = new ArrayList<>();
    model.examples(3, shown::add);
    model.examples(3, shown::add);

    assertThat(shown).hasSize(2);
    assertThat(shown.getFirst()).isNotEmpty().isSameAs(shown.getLast());
  }
}
