package cnnlab.ui.explore.own;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.Architecture;
import cnnlab.arch.Draft;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.text.UserProblem;
import cnnlab.ui.explore.model.ExploreModels;
import cnnlab.ui.explore.model.ExploreViewModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks whose names, given by other programs, cannot be those of files. */
@SuppressWarnings("NullAway.Init") // set before each test
class OwnNetworkNamesTest {
  @TempDir Path folder;
  private final ExploreViewModel network = ExploreModels.of("resnet18");
  private final List<UserProblem> problems = new ArrayList<>();
  private OwnNetworksViewModel own;
  private OwnNetworks kept;

  @BeforeEach
  void begin() {
    own = new OwnNetworksViewModel(network, folder, ExploreModels.immediate(), problems::add);
    kept = new OwnNetworks(folder);
  }

  private static Architecture named(String name) throws Exception {
    return Draft.of(Catalogue.build(Catalogue.entry("lenet5").settings())).renamed(name).build();
  }

  private List<String> titles() {
    own.refresh();
    return own.listProperty().get().stream().map(Entry::title).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "torch/jit, torch_jit.json",
    "a:b?, a_b_.json",
    "<main>, _main_.json",
    "..\\up, .._up.json",
    "卷积, 卷积.json",
  })
  void aNetworkKeepsItsNameAndItsFileHasOneThatItCan(String name, String file) throws Exception {
    Entry entry = kept.keep(named(name));
    assertThat(entry.title()).isEqualTo(name);
    assertThat(Path.of(entry.name())).exists().hasFileName(file).hasParent(folder);
    assertThat(kept.keeps(entry)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"torch/jit", "a:b?", "plain"})
  void itIsDeletedAndBroughtBackWhateverItsName(String name) throws Exception {
    network.open(kept.keep(named(name)));
    own.delete(Catalogue.entries().getFirst());
    assertThat(problems).isEmpty();
    assertThat(titles()).isEmpty();
    assertThat(own.deletedProperty().get()).containsExactly(name);

    own.undoDelete();
    assertThat(titles()).containsExactly(name);
    assertThat(network.entryProperty().get().title()).isEqualTo(name);
  }

  @Test
  void itIsRenamedToOneThatAFileCanHave() throws Exception {
    network.open(kept.keep(named("torch/jit")));
    own.rename("mine");
    assertThat(titles()).containsExactly("mine");
    assertThat(folder.resolve("torch_jit.json")).doesNotExist();
    assertThat(folder.resolve("mine.json")).exists();
  }

  @Test
  void twoNamesOfOneFileLieBesideEachOther() throws Exception {
    Entry slash = kept.keep(named("a/b"));
    Entry colon = kept.keep(named("a:b"));
    assertThat(Path.of(colon.name())).hasFileName("a_b-2.json");
    assertThat(kept.keep(named("a/b"))).as("it is there already").isEqualTo(slash);
    assertThat(titles()).containsExactly("a/b", "a:b");
  }

  @Test
  void aDamagedFileAndTheTrashAreNotListed() throws Exception {
    network.open(kept.keep(named("one")));
    kept.keep(named("two"));
    own.delete(Catalogue.entries().getFirst());
    Files.writeString(folder.resolve("broken.json"), "{\"layers\": [");
    assertThat(titles()).containsExactly("two");
  }
}
