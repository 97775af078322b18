package cnnlab.ui.explore.diff;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.ArchitectureDiff;
import cnnlab.analysis.Conventions;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.text.UserProblem;
import cnnlab.ui.Background;
import cnnlab.ui.explore.model.ExploreViewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** The network in view beside another one, which gets the same classes and, if set, image size. */
public final class DiffViewModel {
  private static final String FIRST = "plain18";

  /** Pairs worth a lesson. */
  private static final List<List<String>> PRESETS =
      List.of(
          List.of("vgg16", "resnet34"),
          List.of("vgg16", "plain34"),
          List.of("resnet34", "plain34"),
          List.of("googlenet_paper", "googlenet_torchvision"),
          List.of("resnet50_v1", "resnet50"),
          List.of("alexnet_paper_grouped", "alexnet_ungrouped_96"),
          List.of("alexnet_paper_grouped", "alexnet_torchvision"),
          List.of("inception_v4", "inception_resnet_v2"));

  /** Two networks to be compared. */
  record Pair(Entry left, Entry right) {}

  private final Background background;
  private final ExploreViewModel network;
  private final ObjectProperty<Entry> other = new SimpleObjectProperty<>(known(FIRST));
  private final ReadOnlyObjectWrapper<Optional<ArchitectureDiff>> diff =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<UserProblem>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  public DiffViewModel(Background background, ExploreViewModel network) {
    this.background = background;
    this.network = network;
    network.analysisProperty().subscribe(this::compare);
    other.subscribe(this::compare);
    network.conventionsProperty().subscribe(this::compare);
    compare();
  }

  /** The network beside the one in view. */
  ObjectProperty<Entry> otherProperty() {
    return other;
  }

  /** How costs are counted. */
  Conventions counting() {
    return network.conventionsProperty().get();
  }

  ReadOnlyObjectProperty<Entry> entryProperty() {
    return network.entryProperty();
  }

  /** The comparison, the network in view on the left. */
  ReadOnlyObjectProperty<Optional<ArchitectureDiff>> diffProperty() {
    return diff.getReadOnlyProperty();
  }

  /** Why the other network cannot be had with these settings. */
  ReadOnlyObjectProperty<Optional<UserProblem>> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  static List<Pair> presets() {
    List<Pair> pairs = new ArrayList<>();
    PRESETS.forEach(names -> pairs.add(new Pair(known(names.getFirst()), known(names.getLast()))));
    return pairs;
  }

  void show(Pair pair) {
    other.set(pair.right());
    network.entryProperty().set(pair.left());
  }

  private static Entry known(String name) {
    try {
      return Catalogue.entry(name);
    } catch (UserProblem unknown) {
      throw new IllegalStateException(unknown);
    }
  }

  private void compare() {
    Optional<Analysis> left = network.analysisProperty().get();
    Entry right = other.get();
    if (left.isEmpty()) {
      return;
    }
    try {
      NetworkSettings settings = settings(network.settings(), right);
      Conventions counting = counting();
      background.run(
          "explore.diff",
          () -> ArchitectureDiff.of(left.get(), Analysis.of(Catalogue.build(settings)), counting),
          this::show,
          wrong -> problem.set(Optional.of(wrong)));
    } catch (UserProblem notANumber) {
      problem.set(Optional.of(notANumber));
    }
  }

  private NetworkSettings settings(NetworkSettings left, Entry right) {
    NetworkSettings published = right.settings();
    boolean usualSize = left.inputSize() == network.entryProperty().get().inputSize();
    return new NetworkSettings(
        published.name(),
        usualSize ? published.inputSize() : left.inputSize(),
        left.classes(),
        left.width(),
        false);
  }

  private void show(ArchitectureDiff result) {
    problem.set(Optional.empty());
    diff.set(Optional.of(result));
  }
}
