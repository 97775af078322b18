package cnnlab.ui.explore.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cnnlab.arch.Draft;
import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import cnnlab.arch.Window;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Family;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.ui.Background;
import cnnlab.ui.explore.model.ExploreViewModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init") // set before each test
class BuildViewModelTest {
  private static final Op WRONG = new Op.Conv(32, Window.same(3, 3), 1, false);

  private ExploreViewModel network;
  private BuildViewModel model;

  @TempDir Path folder;

  @BeforeEach
  void resNet18() throws UserProblem {
    Background background =
        Background.immediate(
            error -> {
              throw new AssertionError(error);
            });
    network = new ExploreViewModel(background, Catalogue.entry("resnet18"));
    model = new BuildViewModel(network, folder.resolve("networks"));
  }

  @Test
  void everyNumberFollowsAChangeAndComesBackWhenItIsUndone() {
    long before = params();
    model.change(draft -> draft.withoutBlock("layer4.1"));
    assertThat(params()).isLessThan(before);
    model.undo();
    assertThat(params()).isEqualTo(before);
    model.redo();
    assertThat(params()).isLessThan(before);
  }

  @Test
  void aMistakeIsSaidAndTheLastPossibleNetworkStays() {
    long before = params();
    model.change(draft -> draft.changed("layer1.0.conv2", WRONG));
    assertThat(model.problem().orElseThrow().where()).isEqualTo("layer1.0.add");
    assertThat(params()).isEqualTo(before);
    model.undo();
    assertThat(model.problem()).isEmpty();
  }

  @Test
  void anInputThatBecomesTooSmallIsMarkedWhereItDoes() throws UserProblem {
    network.entryProperty().set(Catalogue.entry("vgg11"));
    model.change(draft -> draft.changed("input", new Op.Input(3, 16, 16)));
    UserProblem problem = model.problem().orElseThrow();
    assertThat(problem.where()).isEqualTo("features.20");
    assertThat(problem.what(Messages.ENGLISH)).contains("features.20", "1×1 pixels");
    assertThat(problem.advice(Messages.CHINESE)).contains("更大的输入尺寸");
    assertThat(network.typed().inputSizeProperty().get()).isEqualTo("16");
    model.change(draft -> draft.changed("input", new Op.Input(3, 32, 32)));
    assertThat(model.problem()).isEmpty();
    assertThat(network.typed().inputSizeProperty().get()).isEqualTo("32");
  }

  @Test
  void resetIsThePublishedNetworkUnderTheSettingsOfTheDraft() throws UserProblem {
    model.change(draft -> draft.withoutBlock("layer4.1"));
    network.typed().classesProperty().set("10");
    model.reset();
    assertThat(network.editedProperty().get()).isFalse();
    assertThat(network.analysisProperty().get().orElseThrow().architecture())
        .isEqualTo(Catalogue.build(network.settings()));
    assertThat(network.settings().classes()).isEqualTo(10);
  }

  @Test
  void savedItCanBeTrainedLikeAnyOtherAndTheNetworkItBeganAsIsItselfAgain() throws Exception {
    model.change(draft -> draft.withoutBlock("layer4.1"));
    assertThat(network.problemProperty().get()).isPresent(); // not saved yet
    model.nameProperty().set("short");
    model.save();
    assertThat(folder.resolve("networks").resolve("short.json")).exists();
    assertThat(network.problemProperty().get()).isEmpty();
    assertThat(network.entryProperty().get().family()).isEqualTo(Family.OWN);
    assertThat(network.entryProperty().get().title()).isEqualTo("short");
    assertThat(Catalogue.build(network.settings()).layers())
        .noneMatch(layer -> layer.name().startsWith("layer4.1."));
    network.entryProperty().set(Catalogue.entry("resnet18"));
    assertThat(network.editedProperty().get()).isFalse();
  }

  @Test
  void aNetworkOfOnesOwnIsReplacedUnderItsOwnName() throws UserProblem {
    model.nameProperty().set("mine");
    model.save();
    model.change(draft -> draft.withoutBlock("layer4.1"));
    assertThat(model.nameProperty().get()).isEqualTo("mine");
    model.save();
    assertThat(network.editedProperty().get()).isFalse();
    assertThat(names(network.analysisProperty().get().orElseThrow().architecture().layers()))
        .doesNotContain("layer4.1.conv1")
        .isEqualTo(names(Catalogue.build(network.settings()).layers()));
  }

  @Test
  void anotherNetworkOfTheSameNameIsNotOverwritten() throws Exception {
    model.nameProperty().set("mine");
    model.save();
    String before = Files.readString(Path.of(network.entryProperty().get().name()));
    network.entryProperty().set(Catalogue.entry("vgg11"));
    model.nameProperty().set("mine");
    assertThatExceptionOfType(UserProblem.class)
        .isThrownBy(model::save)
        .satisfies(problem -> assertThat(problem.key()).isEqualTo("explore.name-taken"));
    assertThat(folder.resolve("networks").resolve("mine.json")).hasContent(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "a/b", "a\\b", "what?", "two\nlines", "end."})
  void aNameThatNoFileCanHaveIsRefused(String name) {
    model.nameProperty().set(name);
    assertThatExceptionOfType(UserProblem.class)
        .isThrownBy(model::save)
        .satisfies(problem -> assertThat(problem.key()).isEqualTo("explore.name"));
    assertThat(folder.resolve("networks")).doesNotExist();
  }

  @Test
  void savedUnderAWidthItHasTheChannelsThatWereShown() throws UserProblem {
    model.change(draft -> draft.withoutBlock("layer4.1"));
    network.typed().widthProperty().set("0.5");
    Draft shown = model.draft().orElseThrow();
    long params = params();
    model.nameProperty().set("narrow");
    model.save();
    assertThat(model.draft().orElseThrow().layers()).isEqualTo(shown.layers());
    assertThat(network.typed().widthProperty().get()).isEqualTo("1");
    assertThat(params()).isEqualTo(params);
  }

  private static List<String> names(List<Layer> layers) {
    return layers.stream().map(Layer::name).toList();
  }

  private long params() {
    return network.analysisProperty().get().orElseThrow().params();
  }
}
