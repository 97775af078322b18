package cnnlab.ui.explore.model;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.analysis.Analysis;
import cnnlab.arch.Architecture;
import cnnlab.arch.Draft;
import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import cnnlab.arch.Shape.FeatureMap;
import cnnlab.arch.Shapes;
import cnnlab.arch.Window;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.text.UserProblem;
import cnnlab.ui.Background;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is done with a draft, everything on screen is of one network. */
@SuppressWarnings("NullAway.Init") // set before each test
class DraftInViewTest {
  private final Background background =
      Background.immediate(
          error -> {
            throw new AssertionError(error);
          });
  private final List<UserProblem> unsaved = new ArrayList<>();
  private ExploreViewModel model;

  @TempDir Path folder;

  @BeforeEach
  void vgg11() throws UserProblem {
    model = opened("vgg11");
  }

  private ExploreViewModel opened(String name) throws UserProblem {
    ExploreViewModel opened = new ExploreViewModel(background, Catalogue.entry(name));
    opened.keepDraftsIn(kept(), unsaved::add);
    return opened;
  }

  private Path kept() {
    return folder.resolve("lab").resolve("drafts.json");
  }

  /** The list of layers is the diagram's and the tiles', and Train's unless it is refused. */
  @AfterEach
  void everythingIsOfOneNetwork() throws UserProblem {
    Architecture shown = architecture();
    if (model.problemProperty().get().isEmpty()) {
      assertThat(Catalogue.build(model.settings())).isEqualTo(shown);
      assertThat(model.editedProperty().get()).isFalse();
    }
    boolean possible =
        model
            .problemProperty()
            .get()
            .filter(it -> !it.key().equals(ExploreViewModel.UNSAVED))
            .isEmpty();
    if (possible) {
      assertThat(draft().layers()).isEqualTo(shown.layers());
    }
  }

  @Test
  void thatChangesCannotBeKeptIsSaidAndTheyStayOnScreen() throws Exception {
    Path inTheWay = Files.createFile(folder.resolve("lab"));
    model.change(DraftInViewTest::normalized);
    assertThat(unsaved).hasSize(1);
    assertThat(unsaved.getFirst())
        .hasMessageContainingAll("changes to this network are not kept", inTheWay.toString());
    assertThat(model.editedProperty().get()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"32, 1000, 1", "96, 7, 1", "224, 10, 0.5", "64, 3, 0.25"})
  void otherSettingsLeaveTheChanges(String size, String classes, String width) throws UserProblem {
    model.change(DraftInViewTest::normalized);
    model.typed().inputSizeProperty().set(size);
    model.typed().classesProperty().set(classes);
    model.typed().widthProperty().set(width);
    Architecture shown = architecture();
    assertThat(shown.layer("features.1").inputs()).containsExactly("features.bn");
    assertThat(shown.input().height()).isEqualTo(Integer.parseInt(size));
    assertThat(Shapes.of(shown).get(shown.mainHead().layer()).channels())
        .isEqualTo(Integer.parseInt(classes));
    int filters = (int) (64 * Double.parseDouble(width));
    assertThat(((FeatureMap) Shapes.of(shown).get("features.0")).channels()).isEqualTo(filters);
    assertThat(model.problemProperty().get().orElseThrow().key()).isEqualTo("explore.unsaved");
  }

  @Test
  void aWidthTakenBackTakesNothingAway() {
    model.change(draft -> draft.changed("features.0", new Op.Conv(7, Window.same(3, 3), 1, true)));
    Draft before = draft();
    for (String width : new String[] {"0.05", "0.3", "2.5", "1"}) {
      model.typed().widthProperty().set(width);
    }
    assertThat(draft()).isEqualTo(before);
  }

  @Test
  void settingsChangedOneAfterTheOtherAreUndoneAtOnceAndThenTheChange() {
    Architecture plain = architecture();
    model.change(DraftInViewTest::normalized);
    model.typed().inputSizeProperty().set("9");
    model.typed().inputSizeProperty().set("96");
    model.typed().classesProperty().set("5");
    model.undo();
    assertThat(model.typed().inputSizeProperty().get()).isEqualTo("224");
    assertThat(model.typed().classesProperty().get()).isEqualTo("1000");
    assertThat(architecture().layers()).extracting(Layer::name).contains("features.bn");
    model.undo();
    assertThat(architecture()).isEqualTo(plain);
    assertThat(model.problemProperty().get()).isEmpty();
    model.redo();
    model.redo();
    assertThat(model.typed().inputSizeProperty().get()).isEqualTo("96");
    assertThat(draft().layer("features.bn").op()).isInstanceOf(Op.BatchNorm.class);
  }

  @Test
  void aChangeTakenBackByHandIsNoChange() {
    model.change(DraftInViewTest::normalized);
    assertThat(model.editedProperty().get()).isTrue();
    model.change(draft -> draft.without("features.bn"));
    assertThat(model.editedProperty().get()).isFalse();
    assertThat(model.problemProperty().get()).isEmpty();
    assertThat(kept()).doesNotExist();
  }

  /** What the catalogue builds for 32 pixels has another classifier than the fitted draft. */
  @Test
  void takenBackAtAnotherSizeItIsStillNotWhatTheCatalogueBuilds() throws UserProblem {
    model.change(DraftInViewTest::normalized);
    model.typed().inputSizeProperty().set("32");
    model.change(draft -> draft.without("features.bn"));
    assertThat(Catalogue.build(model.settings()).layers()).isNotEqualTo(architecture().layers());
    assertThat(model.editedProperty().get()).isTrue();
    assertThat(model.problemProperty().get()).isPresent();
  }

  @Test
  void anotherNetworkIsLookedAtWithoutTheChangesWhichAreThereOnReturn() throws UserProblem {
    model.change(DraftInViewTest::normalized);
    model.typed().classesProperty().set("12");
    Architecture changed = architecture();
    model.entryProperty().set(Catalogue.entry("resnet18"));
    assertThat(architecture()).isEqualTo(Catalogue.build(model.settings()));
    assertThat(draft().name()).isEqualTo("resnet18");
    model.change(draft -> draft.withoutBlock("layer4.1"));
    model.entryProperty().set(Catalogue.entry("vgg11"));
    assertThat(architecture()).isEqualTo(changed);
    assertThat(model.typed().classesProperty().get()).isEqualTo("12");
    model.undo();
    model.undo();
    assertThat(model.editedProperty().get()).isFalse();
    model.entryProperty().set(Catalogue.entry("resnet18"));
    assertThat(model.editedProperty().get()).isTrue();
  }

  @Test
  void draftsAreThereAgainWhenTheWindowIsOpenedNextTimeEachOfItsNetwork() throws UserProblem {
    model.change(DraftInViewTest::normalized);
    model.typed().inputSizeProperty().set("48");
    Architecture changed = architecture();
    model = opened("resnet18");
    assertThat(model.editedProperty().get()).isFalse();
    assertThat(architecture()).isEqualTo(Catalogue.build(model.settings()));
    model.entryProperty().set(Catalogue.entry("vgg11"));
    assertThat(architecture()).isEqualTo(changed);
    assertThat(model.typed().inputSizeProperty().get()).isEqualTo("48");
    model.undo();
    assertThat(model.editedProperty().get()).isFalse();
    assertThat(kept()).doesNotExist();
  }

  @Test
  void aDraftWithAMistakeIsKeptToo() throws UserProblem {
    model.change(draft -> draft.without("classifier.6").without("flatten"));
    Draft wrong = draft();
    model = opened("vgg11");
    assertThat(draft()).isEqualTo(wrong);
    assertThat(model.problemProperty().get()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"'{'", "'[]'", "'[{}]'", "'[{\"first\": null, \"now\": null}]'", "'null'"})
  void keptDraftsThatCannotBeReadAreNone(String damaged) throws Exception {
    Files.createDirectories(kept().getParent());
    Files.writeString(kept(), damaged);
    model = opened("vgg11");
    assertThat(model.editedProperty().get()).isFalse();
    assertThat(architecture()).isEqualTo(Catalogue.build(model.settings()));
  }

  @Test
  void whatIsNoNumberChangesNothingAndGivesWayToTheNextChange() {
    model.change(DraftInViewTest::normalized);
    Architecture before = architecture();
    for (String typed : new String[] {"", "wide", "-1", "1e9", "0"}) {
      model.typed().inputSizeProperty().set(typed);
      assertThat(model.problemProperty().get().orElseThrow().where()).isEqualTo("inputSize");
      assertThat(architecture()).isEqualTo(before);
    }
    model.change(draft -> draft.without("features.1"));
    assertThat(model.typed().inputSizeProperty().get()).isEqualTo("224");
  }

  @Test
  void aSizeTheDraftIsTooLargeForIsRefusedAndTakenBack() {
    model.change(DraftInViewTest::normalized);
    model.typed().inputSizeProperty().set("8");
    assertThat(model.problemProperty().get().orElseThrow().where()).startsWith("features.");
    model.undo();
    assertThat(model.typed().inputSizeProperty().get()).isEqualTo("224");
    assertThat(model.problemProperty().get().orElseThrow().key()).isEqualTo("explore.unsaved");
  }

  @Test
  void theNumberOfClassesFollowsTheClassifier() {
    model.change(draft -> draft.changed("classifier.6", new Op.Linear(17, true)));
    assertThat(model.typed().classesProperty().get()).isEqualTo("17");
  }

  @Test
  void anOwnNetworkWhoseFileIsGoneStaysInViewAndItsChangesToo() throws Exception {
    Path file = folder.resolve("own.json");
    Files.writeString(file, cnnlab.arch.ArchitectureJson.write(draft().renamed("own").build()));
    model.entryProperty().set(Catalogue.entry(file.toString()));
    model.change(DraftInViewTest::normalized);
    Files.delete(file);
    model.typed().classesProperty().set("4");
    assertThat(architecture().layer("features.1").inputs()).containsExactly("features.bn");
    model.undo();
    model.undo();
    assertThat(model.problemProperty().get()).isPresent(); // it cannot be trained any more
  }

  /** Any sequence of changes, settings and steps back and forth, with {@link AfterEach}. */
  @RepeatedTest(12)
  void anySequenceShowsOneNetwork(RepetitionInfo repetition) throws UserProblem {
    Random random = new Random(repetition.getCurrentRepetition());
    for (int i = 0; i < 25; i++) {
      step(random);
      everythingIsOfOneNetwork();
    }
  }

  private void step(Random random) throws UserProblem {
    switch (random.nextInt(9)) {
      case 0 -> model.undo();
      case 1 -> model.redo();
      case 2 -> model.typed().inputSizeProperty().set(pick(random, "32", "64", "97", "224", "x"));
      case 3 -> model.typed().classesProperty().set(pick(random, "2", "10", "0"));
      case 4 -> model.typed().widthProperty().set(pick(random, "0.25", "0.5", "1"));
      case 5 -> model.entryProperty().set(Catalogue.entry(pick(random, "vgg11", "resnet20")));
      case 6 -> model.change(draft -> draft.without(anyLayer(draft, random)));
      case 7 -> model.change(draft -> draft.withBatchNormAfterConvolutions());
      default ->
          model.change(draft -> draft.withLayerAfter(anyLayer(draft, random), "do", new Op.Elu()));
    }
  }

  private static String pick(Random random, String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private static String anyLayer(Draft draft, Random random) {
    return draft.layers().get(random.nextInt(draft.layers().size())).name();
  }

  private static Draft normalized(Draft draft) {
    return draft.withLayerAfter("features.0", "bn", new Op.BatchNorm(1e-5, 0.1));
  }

  private Architecture architecture() {
    return model.analysisProperty().get().map(Analysis::architecture).orElseThrow();
  }

  private Draft draft() {
    return model.historyProperty().get().orElseThrow().now().shown();
  }
}
