package cnnlab.ui.evaluate;

import atlantafx.base.theme.Styles;
import cnnlab.data.Datasets;
import cnnlab.evaluation.EvaluatedSplit;
import cnnlab.text.Messages;
import cnnlab.ui.Controls;
import cnnlab.ui.SelectionBinding;
import cnnlab.ui.Services;
import cnnlab.ui.TextCell;
import cnnlab.ui.Texts;
import cnnlab.ui.file.FileKinds;
import cnnlab.ui.network.NetworkBox;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** Which network, which data, which part of them. */
final class EvaluateBar extends FlowPane {
  private final EvaluateViewModel model;
  private final Services services;
  private final Texts texts;

  EvaluateBar(EvaluateViewModel model, Services services) {
    this.model = model;
    this.services = services;
    texts = services.texts();
    getStyleClass().add("evaluate-bar");
    Button start = new Button(null, new FontIcon(Material2OutlinedAL.FACT_CHECK));
    start.setId("evaluate-start");
    start.getStyleClass().add(Styles.ACCENT);
    start.textProperty().bind(texts.bind("evaluate.start"));
    start.setDefaultButton(true);
    start.setOnAction(_ -> model.evaluate());
    start
        .disableProperty()
        .bind(
            model
                .choiceProperty()
                .isNull()
                .or(model.job().progressProperty().greaterThanOrEqualTo(0)));
    NetworkBox networks = networks();
    ComboBox<String> data = data();
    ComboBox<EvaluatedSplit> splits = splits();
    for (Control beside : List.of(data, splits, start)) {
      beside.prefHeightProperty().bind(networks.heightProperty()); // two lines
    }
    getChildren()
        .addAll(
            field("evaluate.network", networks, openWeights()),
            field("evaluate.data", data, openFolder()),
            field("evaluate.split", splits),
            start);
  }

  private VBox field(String key, Node... controls) {
    HBox row = new HBox(controls);
    row.getStyleClass().add("buttons");
    VBox field = new VBox(Controls.label(texts, key, "muted", "small"), row);
    field.getStyleClass().add("evaluate-field");
    return field;
  }

  private NetworkBox networks() {
    NetworkBox box =
        new NetworkBox(model.choiceProperty(), model.choices(), texts, "evaluate.network")
            .prompting(model.readProperty());
    box.setId("evaluate-network");
    box.getStyleClass().add("evaluate-network");
    return box;
  }

  private Button openWeights() {
    Button open =
        Controls.iconButton(
            Material2OutlinedAL.FOLDER_OPEN,
            texts,
            "inspect.network.open",
            () ->
                services
                    .files()
                    .open(
                        getScene().getWindow(),
                        texts.get("inspect.network.open"),
                        FileKinds.weights(texts))
                    .ifPresent(model::openWeights));
    open.setId("evaluate-open-weights");
    return open;
  }

  private ComboBox<String> data() {
    ComboBox<String> box = TextCell.box(texts, EvaluateBar::title);
    box.setId("evaluate-data");
    box.getStyleClass().add("evaluate-data");
    SelectionBinding<String> binding = SelectionBinding.of(box, model.dataProperty());
    model.offeredDataProperty().subscribe(offered -> binding.offer(offered));
    box.accessibleTextProperty().bind(texts.bind("evaluate.data"));
    return box;
  }

  private static String title(String data, Messages messages) {
    if (data.equals(EvaluateViewModel.OWN)) {
      return messages.get("evaluate.data.own");
    }
    return Datasets.isName(data)
        ? messages.get("train.data." + data)
        : String.valueOf(Path.of(data).getFileName());
  }

  private Button openFolder() {
    Button open =
        Controls.iconButton(
            Material2OutlinedAL.FOLDER_OPEN,
            texts,
            "evaluate.data.open",
            () ->
                services
                    .files()
                    .folder(getScene().getWindow(), texts.get("evaluate.data.open"))
                    .ifPresent(model::openData));
    open.setId("evaluate-open-data");
    return open;
  }

  private ComboBox<EvaluatedSplit> splits() {
    ComboBox<EvaluatedSplit> box =
        TextCell.box(
            texts,
            (split, messages) ->
                messages.get("evaluate.split." + split.name().toLowerCase(Locale.ROOT)));
    box.setId("evaluate-split");
    SelectionBinding.of(box, model.splitProperty())
        .offer(
            List.of(
                EvaluatedSplit.TEST, EvaluatedSplit.VAL, EvaluatedSplit.TRAIN, EvaluatedSplit.ALL));
    box.accessibleTextProperty().bind(texts.bind("evaluate.split"));
    Controls.tooltip(box, texts, "evaluate.split.about");
    return box;
  }
}
