package cnnlab.arch;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.Shape.FeatureMap;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an op says of itself by its interfaces agrees with what is computed for it. */
class OpTest {
  private static final FeatureMap MAP = new FeatureMap(4, 8, 8);
  private static final Window POOL = Window.square(2, 2, 0);

  /** One of each kind, for a feature map of 4 channels. */
  static Stream<Op> kinds() {
    return Stream.concat(
        Op.Activation.all().stream(),
        Stream.of(
            new Op.Input(4, 8, 8),
            new Op.Conv(6, Window.square(3, 2, 1), 2, false),
            new Op.BatchNorm(1e-5, 0.1),
            new Op.MaxPool(POOL, true),
            new Op.AvgPool(POOL, false, true),
            new Op.AdaptiveAvgPool(1, 1),
            new Op.Lrn(5, 1e-4, 0.75, 2),
            new Op.Dropout(0.5),
            new Op.Flatten(),
            new Op.Linear(10, true),
            new Op.PadShortcut(2, 8),
            new Op.Scale(0.1),
            new Op.Add(),
            new Op.Concat()));
  }

  /** Those that read a feature map. */
  static Stream<Op> layers() {
    return kinds().filter(op -> !(op instanceof Op.Input));
  }

  static Stream<Op.Elementwise> elementwise() {
    return only(Op.Elementwise.class);
  }

  static Stream<Op.Windowed> windowed() {
    return only(Op.Windowed.class);
  }

  static Stream<Op.Pooling> pooling() {
    return only(Op.Pooling.class);
  }

  private static <T extends Op> Stream<T> only(Class<T> trait) {
    return kinds().filter(trait::isInstance).map(trait::cast);
  }

  @Test
  void thisTestKnowsEveryKind() {
    Set<Class<?>> records = new HashSet<>();
    addRecords(Op.class, records);
    assertThat(kinds().map(Object::getClass)).containsExactlyInAnyOrderElementsOf(records);
  }

  private static void addRecords(Class<?> type, Set<Class<?>> records) {
    if (type.isRecord()) {
      records.add(type);
    } else {
      Arrays.stream(type.getPermittedSubclasses()).forEach(each -> addRecords(each, records));
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aKindHasOneNameInFilesAndTables(Op op) {
    JsonSubTypes names = Op.class.getAnnotation(JsonSubTypes.class);
    assertThat(names.value())
        .filteredOn(type -> type.value() == op.getClass())
        .singleElement()
        .returns(op.kind(), JsonSubTypes.Type::name);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aKindEitherLearnsOrDoesNot(Op op) {
    assertThat(op instanceof Op.Parametric).isNotEqualTo(op instanceof Op.ParameterFree);
  }

  @ParameterizedTest
  @MethodSource("layers")
  void whatLearnsHasTensors(Op op) {
    List<TensorSpec> tensors = Tensors.of(new Layer("it", op, List.of("in"), ""), MAP);
    assertThat(tensors.isEmpty()).isEqualTo(op instanceof Op.ParameterFree);
    assertThat(tensors.stream().anyMatch(TensorSpec::learnable))
        .isEqualTo(op instanceof Op.Parametric);
  }

  @ParameterizedTest
  @MethodSource("elementwise")
  void whatComputesInPlaceOfItsInputKeepsTheShape(Op op) throws Exception {
    assertThat(output(op)).isEqualTo(MAP);
  }

  @ParameterizedTest
  @MethodSource("windowed")
  void aWindowGivesTheSizeOfTheOutput(Op.Windowed op) throws Exception {
    assertThat(((FeatureMap) output(op)).height())
        .isEqualTo(op.window().outputHeight(MAP.height(), op.ceil()));
  }

  @ParameterizedTest
  @MethodSource("pooling")
  void poolingLeavesTheChannelsAlone(Op op) throws Exception {
    assertThat(output(op).channels()).isEqualTo(MAP.channels());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void onlyJoinsReadSeveralLayers(Op op) {
    assertThat(OpCheck.takes(op, 2, false)).isEqualTo(op instanceof Op.Join);
    assertThat(OpCheck.takes(op, 0, true)).isEqualTo(op instanceof Op.Input);
  }

  @Test
  void onlyAnAverageOrAMaximumRoundsItsSizeUp() {
    assertThat(kinds().filter(op -> op instanceof Op.Windowed windowed && windowed.ceil()))
        .containsExactly(new Op.MaxPool(POOL, true));
  }

  /** The shape that a layer makes of the feature map. */
  private static Shape output(Op op) throws Exception {
    GraphBuilder graph = new GraphBuilder();
    String input = graph.add("in", new Op.Input(4, 8, 8));
    String layer = graph.add("it", op, input);
    Paper source = new Paper("", "");
    Architecture network = graph.head(layer, 1).build("probe", "", source);
    return Shapes.of(network).get(layer);
  }
}
