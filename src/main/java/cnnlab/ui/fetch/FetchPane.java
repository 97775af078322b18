package cnnlab.ui.fetch;

import atlantafx.base.theme.Styles;
import cnnlab.data.download.DownloadableDataset;
import cnnlab.text.Messages;
import cnnlab.ui.Controls;
import cnnlab.ui.Numbers;
import cnnlab.ui.Texts;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** Whose the chosen data set is, and the button that fetches it. Shown only while it is missing. */
public final class FetchPane extends VBox {
  private final FetchViewModel model;

  public FetchPane(FetchViewModel model, Texts texts) {
    this.model = model;
    getStyleClass().add("fetch-pane");
    Label license = wrapped();
    license.setId("fetch-license");
    license.getStyleClass().add("small");
    license.textProperty().bind(texts.bind(this::license, model.missingProperty()));
    Button fetch = new Button(null, new FontIcon(Material2OutlinedAL.GET_APP));
    fetch.setId("fetch");
    fetch.getStyleClass().add(Styles.ACCENT);
    fetch.textProperty().bind(texts.bind(this::invitation, model.missingProperty()));
    fetch.setOnAction(_ -> model.fetch());
    Controls.tooltip(fetch, texts, "train.fetch.about");
    FetchRow way = new FetchRow("fetch", texts, model.fetching());
    fetch.visibleProperty().bind(model.fetching().runningProperty().not());
    fetch.managedProperty().bind(fetch.visibleProperty());
    Label problem = Controls.problem(texts.sentence(model.problemProperty()));
    problem.setId("fetch-problem");
    problem.getStyleClass().add("small");
    getChildren().addAll(license, fetch, way, problem);
    visibleProperty().bind(model.missingProperty().isNotNull());
    managedProperty().bind(visibleProperty());
  }

  private static Label wrapped() {
    Label label = new Label();
    label.setWrapText(true);
    return label;
  }

  private String license(Messages messages) {
    DownloadableDataset set = model.missingProperty().get();
    return set == null ? "" : messages.get("known." + set.id() + ".license");
  }

  private String invitation(Messages messages) {
    DownloadableDataset set = model.missingProperty().get();
    return set == null ? "" : messages.get("train.fetch", Numbers.decimalBytes(set.bytes()));
  }
}
