package cnnlab.arch;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.analysis.Analysis;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Building a network of one's own from a published one. */
class DraftTest {
  private static final Op.Relu RELU = new Op.Relu();

  @TempDir Path folder;

  @Test
  void aChangedConvolutionChangesWhatReadsIt() throws Exception {
    Draft draft = draft("vgg11").changed("features.0", new Op.Conv(32, Window.same(5, 5), 1, true));
    Shapes shapes = Shapes.of(draft.build());
    assertThat(shapes.get("features.0")).isEqualTo(new Shape.FeatureMap(32, 224, 224));
    assertThat(shapes.get("features.3")).isEqualTo(new Shape.FeatureMap(128, 112, 112));
  }

  @Test
  void withoutALayerItsReadersReadOn() throws Exception {
    Draft draft = draft("vgg11_bn").without("features.1");
    assertThat(draft.build().layer("features.2").inputs()).containsExactly("features.0");
    Draft shorter = draft("resnet20").without("fc").without("flatten");
    assertThat(shorter.heads()).extracting(Head::layer).containsExactly("avgpool");
  }

  @Test
  void withoutItsAdditionAShortcutAndItsProjectionAreGone() throws Exception {
    Architecture plain = draft("resnet18").without("layer2.0.add").build();
    assertThat(plain.layers())
        .extracting(Layer::name)
        .contains("layer2.0.conv2")
        .doesNotContain("layer2.0.add", "layer2.0.downsample.0", "layer2.0.downsample.1");
  }

  @Test
  void aBlockIsRemovedOrDoubled() throws Exception {
    Draft resNet = draft("resnet18");
    assertThat(resNet.withoutBlock("layer2.1").build().layers())
        .hasSize(resNet.layers().size() - 7);
    Architecture longer = resNet.withBlockTwice("layer2.1").build();
    assertThat(longer.layers()).hasSize(resNet.layers().size() + 7);
    assertThat(longer.layer("layer2.2.conv1").inputs()).containsExactly("layer2.1.relu");
    assertThat(longer.layer("layer3.0.conv1").inputs()).containsExactly("layer2.2.relu");
    assertThat(longer.layer("layer2.2.add").inputs())
        .containsExactly("layer2.2.bn2", "layer2.1.relu");
  }

  @Test
  void aLayerIsPutBehindAnotherAndReadInItsPlace() throws Exception {
    Architecture net =
        draft("vgg11").withLayerAfter("features.0", "bn", new Op.BatchNorm(1e-5, 0.1)).build();
    assertThat(net.layer("features.bn").inputs()).containsExactly("features.0");
    assertThat(net.layer("features.1").inputs()).containsExactly("features.bn");
    assertThat(net.layer("features.bn").block()).isEqualTo("stage1");
  }

  @Test
  void anActivationFunctionIsChosenForOneLayerOrForAll() throws Exception {
    Draft one = draft("resnet20").changed("layer1.0.relu1", new Op.Elu());
    assertThat(one.build().layer("layer1.0.relu1").op()).isEqualTo(new Op.Elu());
    assertThat(one.build().layer("layer1.0.relu").op()).isEqualTo(RELU);
    assertThat(one.withActivations(new Op.Tanh()).build().layers())
        .filteredOn(layer -> layer.op() instanceof Op.Activation)
        .hasSize(19)
        .allMatch(layer -> layer.op().equals(new Op.Tanh()));
  }

  @Test
  void batchNormalizationAfterEveryConvolutionIsVggWithBatchNormalization() throws Exception {
    Draft draft = draft("vgg11").withBatchNormAfterConvolutions();
    Architecture published = Catalogue.build(Catalogue.entry("vgg11_bn").settings());
    assertThat(Analysis.of(draft.build()).params()).isEqualTo(Analysis.of(published).params());
    assertThat(draft.layers().stream().map(Layer::op))
        .containsExactlyElementsOf(published.layers().stream().map(Layer::op).toList());
    assertThat(draft.layer("features.bn0").inputs()).containsExactly("features.0");
    assertThat(draft.withBatchNormAfterConvolutions()).isEqualTo(draft);
    assertThat(draft.withoutBatchNorm()).isEqualTo(draft("vgg11"));
  }

  @Test
  void whereEveryConvolutionIsNormalizedNothingChanges() {
    Draft draft = draft("resnet18");
    assertThat(draft.withBatchNormAfterConvolutions()).isEqualTo(draft);
    assertThat(draft("googlenet_paper").withBatchNormAfterConvolutions().layers())
        .filteredOn(layer -> layer.op() instanceof Op.BatchNorm)
        .hasSize(57);
  }

  @Test
  void everyDropoutIsRemoved() throws Exception {
    Draft draft = draft("vgg16").withoutDropout();
    assertThat(draft.build().layers()).noneMatch(layer -> layer.op() instanceof Op.Dropout);
    assertThat(draft.layers()).hasSize(draft("vgg16").layers().size() - 2);
  }

  @ParameterizedTest
  @CsvSource({"layer2.1.conv1, 3, layer2.1.add", "conv1, 500, ''"})
  void aMistakeIsMarkedAtItsLayerWithHowToMendIt(String layer, int stride, String place) {
    Draft draft = draft("resnet18");
    Op.Conv conv = (Op.Conv) draft.layer(layer).op();
    Draft wrong =
        draft.changed(layer, new Op.Conv(conv.filters(), Window.square(3, stride, 1), 1, false));
    if (place.isEmpty()) {
      assertThat(wrong.problem()).isEmpty(); // absurd, but possible
      return;
    }
    UserProblem problem = wrong.problem().orElseThrow();
    assertThat(problem.where()).isEqualTo(place);
    assertThat(problem.advice(Messages.ENGLISH)).contains("same size");
  }

  @Test
  void theImageStays() {
    Draft draft = draft("vgg11");
    assertThat(draft.without("input")).isEqualTo(draft);
  }

  @Test
  void changesAreUndoneAndDoneAgain() {
    History<Draft> history = History.of(draft("vgg11"));
    Draft first = history.now();
    Draft second = first.changed("features.1", new Op.Dropout(0.5));
    history = history.then(second);
    assertThat(history.undo().now()).isEqualTo(first);
    assertThat(history.undo().redo().now()).isEqualTo(second);
    assertThat(history.undo().then(first.without("features.1")).canRedo()).isFalse();
    assertThat(history.then(second).past()).hasSize(1);
    assertThat(History.of(first).undo().now()).isEqualTo(first);
  }

  @Test
  void savedItIsANetworkLikeAnyOther() throws Exception {
    Draft draft = draft("resnet20").withLayerAfter("bn1", "act", RELU).renamed("mine");
    Path file = folder.resolve("mine.json");
    Files.writeString(file, ArchitectureJson.write(draft.build()));
    Entry entry = Catalogue.entry(file.toString());
    assertThat(entry.title()).isEqualTo("mine");
    assertThat(Catalogue.build(entry.settings())).isEqualTo(draft.build());
    Architecture smaller = Catalogue.build(new NetworkSettings(file.toString(), 48, 7, 0.5, false));
    Shapes shapes = Shapes.of(smaller);
    assertThat(shapes.get("conv1")).isEqualTo(new Shape.FeatureMap(8, 48, 48));
    assertThat(shapes.get("fc")).isEqualTo(new Shape.Vector(7));
    assertThat(Catalogue.entries()).doesNotContain(entry);
  }

  @Test
  void aMissingOrDamagedFileIsRefusedWithItsName() throws Exception {
    String missing = folder.resolve("none.json").toString();
    assertThat(List.of(missing))
        .allSatisfy(name -> assertThat(refused(name).where()).isEqualTo(name));
    Path damaged = Files.writeString(folder.resolve("damaged.json"), "{");
    assertThat(refused(damaged.toString()).what(Messages.ENGLISH)).contains("Line 1");
  }

  private static UserProblem refused(String name) {
    try {
      Entry entry = Catalogue.entry(name);
      throw new AssertionError(entry);
    } catch (UserProblem problem) {
      return problem;
    }
  }

  private static Draft draft(String name) {
    try {
      return Draft.of(Catalogue.build(Catalogue.entry(name).settings()));
    } catch (UserProblem problem) {
      throw new AssertionError(problem);
    }
  }
}
