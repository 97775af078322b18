package cnnlab.ui.explore.own;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.Layer;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.text.UserProblem;
import cnnlab.ui.explore.model.ExploreModels;
import cnnlab.ui.explore.model.ExploreViewModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init") // set before each test
class OwnNetworksViewModelTest {
  @TempDir Path folder;

  private final ExploreViewModel network = ExploreModels.of("resnet18");
  private final List<UserProblem> problems = new ArrayList<>();
  private final Entry otherwise = Catalogue.entries().getFirst();
  private OwnNetworksViewModel own;

  @BeforeEach
  void threeNetworks() throws Exception {
    own = new OwnNetworksViewModel(network, folder, ExploreModels.immediate(), problems::add);
    for (String title : List.of("wide", "my VGG-11", "edges only")) {
      OwnSamples.save(title, folder);
    }
    Files.writeString(folder.resolve("notes.json"), "{\"no\": \"network\"}");
    Files.writeString(folder.resolve("readme.txt"), "mine");
    own.refresh();
  }

  @Test
  void theyAreListedByTitleAndOtherFilesAreNot() {
    assertThat(titles()).containsExactly("edges only", "my VGG-11", "wide");
    assertThat(own.isInView()).as("ResNet-18").isFalse();
  }

  @Test
  void whoHasBuiltNothingYetHasNone() {
    OwnNetworksViewModel none = empty(folder.resolve("none"));
    none.refresh();
    assertThat(none.listProperty().get()).isEmpty();
  }

  @Test
  void aNetworkHasItsNewNameInTheListInViewAndOnDisk() throws Exception {
    show("my VGG-11");
    own.rename(" thin VGG ");

    assertThat(titles()).containsExactly("edges only", "thin VGG", "wide");
    assertThat(network.entryProperty().get().title()).isEqualTo("thin VGG");
    assertThat(own.isInView()).isTrue();
    assertThat(folder.resolve("my VGG-11.json")).doesNotExist();
    assertThat(Files.readString(folder.resolve("thin VGG.json"))).contains("thin VGG");
    assertThat(problems).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"wide", "", "a/b", "ends in a dot."})
  void aNameThatIsTakenOrNoFilesLeavesAllAsItWas(String name) {
    show("my VGG-11");
    own.rename(name);

    assertThat(problems)
        .singleElement()
        .satisfies(it -> assertThat(it.key()).isIn("explore.name-taken", "explore.name"));
    assertThat(titles()).containsExactly("edges only", "my VGG-11", "wide");
    assertThat(network.entryProperty().get().title()).isEqualTo("my VGG-11");
  }

  @Test
  void whatIsDeletedGivesWayToTheNextAndComesBackOneAfterTheOther() {
    show("my VGG-11");
    own.delete(otherwise);
    assertThat(network.entryProperty().get().title()).isEqualTo("wide");
    own.delete(otherwise);
    assertThat(network.entryProperty().get().title()).isEqualTo("edges only");
    own.delete(otherwise);
    assertThat(network.entryProperty().get()).isEqualTo(otherwise);
    assertThat(titles()).isEmpty();
    assertThat(own.deletedProperty().get()).containsExactly("edges only", "wide", "my VGG-11");

    own.undoDelete();
    assertThat(network.entryProperty().get().title()).isEqualTo("edges only");
    own.undoDelete();
    own.undoDelete();
    assertThat(titles()).containsExactly("edges only", "my VGG-11", "wide");
    assertThat(own.deletedProperty().get()).isEmpty();
    own.undoDelete();
    assertThat(problems).isEmpty();
  }

  @Test
  void whatIsBroughtBackReplacesNoOtherOfItsName() throws Exception {
    show("wide");
    own.delete(otherwise);
    OwnSamples.save("wide", folder);
    own.undoDelete();
    assertThat(problems)
        .singleElement()
        .extracting(UserProblem::key)
        .isEqualTo("explore.name-taken");
    assertThat(own.deletedProperty().get()).as("it can wait").containsExactly("wide");
  }

  @Test
  void aFileOpenedFromElsewhereIsItsOwnersAlone(@TempDir Path elsewhere) throws Exception {
    network.open(OwnSamples.save("borrowed", elsewhere));
    assertThat(own.isInView()).isFalse();
  }

  /** A model of ONNX becomes a network of one's own; once, however often it is opened. */
  @Test
  void theNetworkOfAModelIsKeptUnderItsNameAndThatOfAnotherBesideIt(@TempDir Path bare)
      throws Exception {
    OwnNetworksViewModel mine = empty(bare);
    Path model = resource("small13");
    Path other = Files.copy(resource("mobile11"), bare.resolve("small13.onnx"));
    List<OwnNetworksViewModel.Imported> taken = new ArrayList<>();

    mine.take(model, taken::add);
    mine.take(model, taken::add);
    mine.take(other, taken::add);
    mine.refresh();

    assertThat(taken).allMatch(it -> it.problem() == null);
    assertThat(taken).extracting(it -> it.entry().title()).containsOnly("small13");
    assertThat(mine.listProperty().get()).extracting(Entry::name).hasSize(2);
    assertThat(taken.getLast().entry().name()).endsWith("small13-2.json");
  }

  @Test
  void ofAModelThatCannotBeRepresentedTheFirstPartIsShownAndTheRestNamed(@TempDir Path bare)
      throws Exception {
    OwnNetworksViewModel mine = empty(bare);
    List<OwnNetworksViewModel.Imported> taken = new ArrayList<>();

    mine.take(resource("unknown"), taken::add);

    var imported = taken.getFirst();
    assertThat(Catalogue.build(imported.entry().settings()).layers())
        .extracting(Layer::name)
        .containsExactly("input", "pad", "mul", "conv2", "relu");
    assertThat(Objects.requireNonNull(imported.problem()).getMessage())
        .contains("/Resize (Resize)", "/Erf (Erf)");
  }

  private static Path resource(String name) throws Exception {
    String file = "/cnnlab/weights/onnx/" + name + ".onnx";
    return Path.of(
        Objects.requireNonNull(OwnNetworksViewModelTest.class.getResource(file)).toURI());
  }

  private OwnNetworksViewModel empty(Path other) {
    return new OwnNetworksViewModel(network, other, ExploreModels.immediate(), problems::add);
  }

  private void show(String title) {
    network.open(
        own.listProperty().get().stream()
            .filter(each -> each.title().equals(title))
            .findFirst()
            .orElseThrow());
  }

  private List<String> titles() {
    return own.listProperty().get().stream().map(Entry::title).toList();
  }
}
