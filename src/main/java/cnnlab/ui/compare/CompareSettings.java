package cnnlab.ui.compare;

import cnnlab.comparison.CostAxis;
import cnnlab.run.BundledRuns;
import cnnlab.ui.Screen.LabSetting;
import cnnlab.ui.compare.CompareViewModel.Content;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TabPane;

/** What a lesson can set here and watch: which runs are compared, and against which cost. */
final class CompareSettings {
  private static final String SEPARATOR = ", ";

  private final CompareViewModel model;

  /** As the lesson wrote them, whose order the runs in view do not keep. */
  private final StringProperty asked = new SimpleStringProperty("");

  private CompareSettings(CompareViewModel model) {
    this.model = model;
  }

  /**
   * @param across what accuracy is set against
   */
  static Map<String, LabSetting> of(
      CompareViewModel model, ObjectProperty<CostAxis> across, TabPane tabs) {
    CompareSettings settings = new CompareSettings(model);
    return Map.of(
        "tab",
        LabSetting.ofTabs(tabs),
        "data",
        new LabSetting(model.datasetProperty().orElse(""), settings::showData),
        "runs",
        new LabSetting(settings.runs(), settings::chooseOnceRead),
        "across",
        LabSetting.ofConstant(across, CostAxis.class, across::set));
  }

  private void showData(String dataset) {
    model.searchProperty().set("");
    model.tagProperty().set(null);
    model.combinedProperty().set(false);
    model.datasetProperty().set(dataset);
  }

  private ObservableValue<String> runs() {
    return Bindings.createStringBinding(
        () -> {
          Set<String> chosen =
              model.chosen().keySet().stream()
                  .map(folder -> folder.getFileName().toString())
                  .collect(Collectors.toCollection(TreeSet::new));
          return chosen.equals(names(asked.get()).collect(Collectors.toSet()))
              ? asked.get()
              : String.join(SEPARATOR, chosen);
        },
        model.chosen(),
        asked);
  }

  private static Stream<String> names(String runs) {
    return Stream.of(runs.split(SEPARATOR, -1));
  }

  private void chooseOnceRead(String runs) {
    asked.set(runs);
    if (model.contentProperty().get() != Content.NOT_READ) {
      choose(runs);
      return;
    }
    model
        .contentProperty()
        .addListener(
            new ChangeListener<>() {
              @Override
              public void changed(
                  ObservableValue<? extends Content> content, Content before, Content now) {
                content.removeListener(this);
                choose(runs);
              }
            });
  }

  private void choose(String runs) {
    List<Path> wanted = names(runs).map(BundledRuns.root()::resolve).toList();
    List.copyOf(model.chosen().keySet()).stream()
        .filter(folder -> !wanted.contains(folder))
        .forEach(folder -> model.choose(folder, false));
    model.runs().stream()
        .filter(run -> wanted.contains(run.folder()))
        .forEach(run -> model.choose(run.folder(), true));
  }
}
