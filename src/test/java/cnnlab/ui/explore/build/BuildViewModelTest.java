package cnnlab.ui.explore.build;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // set before each test
class BuildViewModelTest {
  private Background background;
  private ExploreViewModel network;
  private BuildViewModel model;

  @TempDir Path folder;

  @BeforeEach
  void resNet18() throws UserProblem {
    background =
        Background.immediate(
            error -> {
              throw new AssertionError(error);
            });
    network = new ExploreViewModel(background, Catalogue.entry("resnet18"));
    model = new BuildViewModel(background, network, kept());
  }

  private Path kept() {
    return folder.resolve("lab").resolve("draft.json");
  }

  @Test
  void aDraftIsThereAgainWhenTheWindowIsOpenedNextTime() throws UserProblem {
    model.change(draft -> draft.withoutBlock("layer4.1"));
    model.change(
        draft -> draft.changed("layer1.0.conv2", new Op.Conv(32, Window.same(3, 3), 1, false)));
    var left = model.draft();
    network = new ExploreViewModel(background, Catalogue.entry("resnet18"));
    model = new BuildViewModel(background, network, kept());
    assertThat(model.draft()).isEqualTo(left);
    assertThat(model.problemProperty().get()).isPresent();
    model.undo();
    assertThat(model.problemProperty().get()).isEmpty();
    model.startOver();
    assertThat(kept()).doesNotExist();
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
    model.change(
        draft -> draft.changed("layer1.0.conv2", new Op.Conv(32, Window.same(3, 3), 1, false)));
    assertThat(model.problemProperty().get().orElseThrow().where()).isEqualTo("layer1.0.add");
    assertThat(params()).isEqualTo(before);
    model.undo();
    assertThat(model.problemProperty().get()).isEmpty();
  }

  @Test
  void anInputThatBecomesTooSmallIsMarkedWhereItDoes() throws UserProblem {
    network.entryProperty().set(Catalogue.entry("vgg11"));
    model.change(draft -> draft.changed("input", new Op.Input(3, 16, 16)));
    UserProblem problem = model.problemProperty().get().orElseThrow();
    assertThat(problem.where()).isEqualTo("features.20");
    assertThat(problem.what(Messages.ENGLISH)).contains("features.20", "1×1 pixels");
    assertThat(problem.advice(Messages.CHINESE)).contains("更大的输入尺寸", "减小窗口");
    model.change(draft -> draft.changed("input", new Op.Input(3, 32, 32)));
    assertThat(model.problemProperty().get()).isEmpty();
  }

  @Test
  void changesSurviveThatAnotherNetworkIsLookedAt() throws UserProblem {
    model.change(draft -> draft.without("relu"));
    network.entryProperty().set(Catalogue.entry("vgg11"));
    assertThat(model.draft().orElseThrow().name()).isEqualTo("resnet18");
    model.startOver();
    assertThat(model.draft().orElseThrow().name()).isEqualTo("vgg11");
  }

  @Test
  void savedItCanBeTrainedLikeAnyOther() throws Exception {
    model.change(draft -> draft.withoutBlock("layer4.1"));
    assertThat(network.problemProperty().get()).isPresent(); // not saved yet
    model.save(folder.resolve("short"));
    assertThat(Files.exists(folder.resolve("short.json"))).isTrue();
    assertThat(network.problemProperty().get()).isEmpty();
    assertThat(network.entryProperty().get().family()).isEqualTo(Family.OWN);
    assertThat(network.entryProperty().get().title()).isEqualTo("short");
    assertThat(Catalogue.build(network.settings()).layers())
        .noneMatch(layer -> layer.name().startsWith("layer4.1."));
  }

  private long params() {
    return network.analysisProperty().get().orElseThrow().params();
  }
}
