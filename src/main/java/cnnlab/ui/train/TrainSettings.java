package cnnlab.ui.train;

import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.run.BundledRuns;
import cnnlab.training.NumericSetting;
import cnnlab.ui.RunModel;
import cnnlab.ui.Screen.LabSetting;
import cnnlab.ui.train.run.TrainViewModel;
import cnnlab.ui.train.settings.FormViewModel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.scene.control.TabPane;

/** What a lesson can set here and watch: the form of a new run, and the run in view. */
final class TrainSettings {
  private TrainSettings() {}

  /**
   * @param showForm brings the form into view
   * @param tabs of the run in view
   */
  static Map<String, LabSetting> of(
      FormViewModel form, TrainViewModel model, Runnable showForm, TabPane tabs) {
    Map<String, LabSetting> settings = new LinkedHashMap<>();
    settings.put(
        "network",
        new LabSetting(
            Bindings.createStringBinding(
                () -> form.networkProperty().getValue().name(), form.networkProperty()),
            name -> {
              Entry entry = Catalogue.entry(name);
              showForm.run();
              form.networkProperty().setValue(entry);
            }));
    settings.put(
        "data", new LabSetting(form.dataProperty(), data -> form.dataProperty().setValue(data)));
    settings.put("epochs", number(form, NumericSetting.EPOCHS));
    settings.put("width", number(form, NumericSetting.WIDTH));
    settings.put("rate", number(form, NumericSetting.LEARNING_RATE));
    settings.put(
        "run",
        new LabSetting(
            model
                .selectedProperty()
                .flatMap(RunModel::folderProperty)
                .map(TrainSettings::name)
                .orElse(""),
            run -> model.show(BundledRuns.root().resolve(run))));
    settings.put("tab", LabSetting.ofTabs(tabs));
    return settings;
  }

  private static String name(Path folder) {
    return folder.getFileName().toString();
  }

  private static LabSetting number(FormViewModel form, NumericSetting setting) {
    return new LabSetting(form.number(setting).text(), form.number(setting).text()::set);
  }
}
