package cnnlab.ui.inspect.unit;

import cnnlab.explain.unit.ConnectedUnit;
import cnnlab.explain.unit.Unit;
import cnnlab.ui.Controls;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.inspect.layout.Figures;
import cnnlab.ui.inspect.unit.UnitViewModel.Facts;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The units that feed the one in view, or that it feeds. */
final class ConnectionsCard extends VBox {
  private static final int SHOWN = 6;
  private static final double BAR = 6;
  private static final Figures FIGURES = new Figures(4);

  /** Which. */
  enum Side {
    INPUTS("unit.inputs"),
    OUTPUTS("unit.outputs");

    private final String key;

    Side(String key) {
      this.key = key;
    }
  }

  private final Services services;
  private final Texts texts;
  private final UnitViewModel model;
  private final Side side;
  private final GridPane table = new GridPane();
  private final CheckBox byWeight = new CheckBox();

  ConnectionsCard(Services services, UnitViewModel model, Side side) {
    this.services = services;
    this.model = model;
    this.side = side;
    texts = services.texts();
    setId(side.key.replace('.', '-'));
    getStyleClass().add("step-card");
    table.getStyleClass().add("terms");
    byWeight.setId(getId() + "-by-weight");
    byWeight.textProperty().bind(texts.bind("unit.by-weight"));
    byWeight.setOnAction(_ -> show(model.factsProperty().get()));
    Label about = new Label();
    about.getStyleClass().add("muted");
    about.setWrapText(true);
    about.setMinHeight(USE_PREF_SIZE);
    about
        .textProperty()
        .bind(
            texts.bind(
                messages ->
                    messages.get(
                        byWeight.isSelected() ? "unit.weight.about" : "unit.contribution.about"),
                byWeight.selectedProperty()));
    getChildren().addAll(Controls.label(texts, side.key, "chosen-title"), byWeight, about, table);
    model.factsProperty().subscribe(this::show);
    texts.messagesProperty().subscribe(_ -> show(model.factsProperty().get()));
  }

  private void show(@Nullable Facts facts) {
    table.getChildren().clear();
    if (facts == null) {
      return;
    }
    List<ConnectedUnit> units = side == Side.INPUTS ? facts.inputs() : facts.outputs();
    if (units.isEmpty()) {
      table.add(Controls.label(texts, "unit.none", "muted"), 0, 0);
      return;
    }
    if (byWeight.isSelected()) {
      units = units.stream().sorted(Comparator.comparingDouble(each -> -each.weight())).toList();
    }
    double largest = Math.abs(size(units.getFirst()));
    for (int row = 0; row < Math.min(SHOWN, units.size()); row++) {
      ConnectedUnit each = units.get(row);
      double value = size(each);
      Region bar = new Region();
      bar.getStyleClass().addAll("term-bar", value < 0 ? "below" : "above");
      double type = services.appearance().fontSizeProperty().get();
      bar.setMaxWidth(largest > 0 ? Math.abs(value) / largest * BAR * type : 0);
      bar.setPrefWidth(bar.getMaxWidth());
      HBox bars = new HBox(bar);
      bars.setAlignment(Pos.CENTER_LEFT);
      bars.setMinWidth(BAR * type);
      table.addRow(row, link(each.unit()), bars, new Label(FIGURES.of(value)));
    }
  }

  /** The contribution; or the weight, with the sign of its sum. */
  private double size(ConnectedUnit unit) {
    return byWeight.isSelected() ? Math.copySign(unit.weight(), unit.sum()) : unit.contribution();
  }

  private Hyperlink link(Unit unit) {
    Hyperlink link = new Hyperlink(unit.title());
    link.setMinWidth(0);
    link.setOnAction(_ -> model.goTo(unit));
    return link;
  }
}
