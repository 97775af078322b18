package cnnlab.ui.pretrained;

import atlantafx.base.theme.Styles;
import cnnlab.text.Messages;
import cnnlab.ui.Controls;
import cnnlab.ui.Numbers;
import cnnlab.ui.Texts;
import cnnlab.ui.fetch.FetchRow;
import cnnlab.weights.hub.PublishedWeights;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** The list of published weights, and below it what the chosen ones are and how they come. */
final class PretrainedPane extends VBox {
  /** Rows that are seen without scrolling, and the height of one in em. */
  private static final int MOST_ROWS = 8;

  private static final int ROW = 4;

  private final PretrainedViewModel model;
  private final Texts texts;

  PretrainedPane(PretrainedViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    getStyleClass().add("dialog-fields");
    ListView<PublishedWeights> list = new ListView<>();
    list.setId("pretrained-list");
    list.getItems().setAll(model.offered());
    list.setStyle(
        "-fx-pref-height: %dem".formatted(Math.min(MOST_ROWS, model.offered().size()) * ROW));
    list.setCellFactory(_ -> new PretrainedCell(model, texts));
    list.getSelectionModel().select(model.chosenProperty().get());
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe(chosen -> model.chosenProperty().set(chosen));
    list.accessibleTextProperty().bind(texts.bind("weights.title"));
    VBox.setVgrow(list, Priority.ALWAYS);
    Label license = wrapped("pretrained-license", "muted");
    license.textProperty().bind(texts.bind(this::license, model.chosenProperty()));
    FetchRow way = new FetchRow("pretrained", texts, model.fetching());
    getChildren().addAll(list, license, fetchButton(), way, problem());
  }

  private Button fetchButton() {
    Button fetch = new Button(null, new FontIcon(Material2OutlinedAL.GET_APP));
    fetch.setId("pretrained-fetch");
    fetch.getStyleClass().add(Styles.ACCENT);
    fetch.textProperty().bind(texts.bind(this::invitation, model.chosenProperty()));
    fetch.setOnAction(_ -> model.fetch());
    fetch
        .visibleProperty()
        .bind(
            model
                .fetching()
                .runningProperty()
                .not()
                .and(model.chosenIsHere().not())
                .and(model.chosenProperty().isNotNull()));
    fetch.managedProperty().bind(fetch.visibleProperty());
    return fetch;
  }

  private Label problem() {
    Label problem = Controls.problem(texts.sentence(model.problemProperty()));
    problem.setId("pretrained-problem");
    problem.getStyleClass().add("small");
    return problem;
  }

  private static Label wrapped(String id, String styleClass) {
    Label label = new Label();
    label.setId(id);
    label.getStyleClass().addAll(styleClass, "small");
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  private String license(Messages messages) {
    PublishedWeights chosen = model.chosenProperty().get();
    return chosen == null ? "" : chosen.license(messages);
  }

  private String invitation(Messages messages) {
    PublishedWeights chosen = model.chosenProperty().get();
    return chosen == null ? "" : messages.get("train.fetch", Numbers.decimalBytes(chosen.bytes()));
  }
}
