package cnnlab.ui.inspect.unit;

import cnnlab.explain.unit.UnitAblation;
import cnnlab.ui.Controls;
import cnnlab.ui.Numbers;
import cnnlab.ui.Texts;
import cnnlab.ui.inspect.layout.Figures;
import cnnlab.ui.inspect.model.InspectViewModel;
import cnnlab.ui.inspect.model.SharedNetwork;
import cnnlab.ui.inspect.unit.UnitViewModel.Facts;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javafx.collections.SetChangeListener;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The answers with the unit and without it. */
final class AblationCard extends VBox {
  private static final int SHOWN = 5;
  private static final Figures LOGITS = new Figures(3);

  private final Texts texts;
  private final InspectViewModel inspected;
  private final UnitViewModel model;
  private final GridPane table = new GridPane();
  private final CheckBox silent = new CheckBox();
  private final Label others = new Label();

  AblationCard(Texts texts, InspectViewModel inspected, UnitViewModel model) {
    this.texts = texts;
    this.inspected = inspected;
    this.model = model;
    setId("unit-ablation");
    getStyleClass().add("step-card");
    table.getStyleClass().add("terms");
    silent.setId("unit-silent");
    silent.textProperty().bind(texts.bind("unit.silent"));
    silent.setOnAction(_ -> model.silence(silent.isSelected()));
    others.getStyleClass().add("muted");
    model.unitProperty().subscribe(_ -> mark());
    model.silent().addListener((SetChangeListener<Object>) _ -> mark());
    Label about = Controls.label(texts, "unit.ablation.about", "muted");
    about.setWrapText(true);
    about.setMinHeight(USE_PREF_SIZE);
    getChildren()
        .addAll(
            Controls.label(texts, "unit.ablation", "chosen-title"), about, table, silent, others);
    model.factsProperty().subscribe(this::show);
    texts
        .messagesProperty()
        .subscribe(
            _ -> {
              mark();
              show(model.factsProperty().get());
            });
  }

  private void mark() {
    var unit = model.unitProperty().get();
    boolean own = unit != null && model.silent().contains(unit);
    silent.setSelected(own);
    int more = model.silent().size() - (own ? 1 : 0);
    others.setText(more == 0 ? "" : texts.get("unit.silent.others", more));
    others.setManaged(more > 0);
  }

  private void show(@Nullable Facts facts) {
    table.getChildren().clear();
    SharedNetwork network = inspected.networkProperty().get();
    if (facts == null || network == null) {
      return;
    }
    UnitAblation ablation = facts.ablation();
    List<String> labels = network.labels(texts.messages());
    table.addRow(
        0,
        new Label(),
        Controls.label(texts, "unit.with", "muted"),
        Controls.label(texts, "unit.without", "muted"),
        Controls.label(texts, "unit.logit", "muted"));
    int row = 1;
    for (int label : top(ablation)) {
      double change = ablation.ablated()[label] - ablation.logits()[label];
      Label name = new Label(labels.get(label));
      name.setMinWidth(0);
      table.addRow(
          row++,
          name,
          new Label(Numbers.percent(ablation.probability(label, false))),
          new Label(Numbers.percent(ablation.probability(label, true))),
          new Label(LOGITS.of(change)));
    }
  }

  /** The classes that are likeliest with the unit or without it. */
  private static List<Integer> top(UnitAblation ablation) {
    return IntStream.range(0, ablation.logits().length)
        .boxed()
        .sorted(
            Comparator.comparingDouble(
                (Integer label) ->
                    -Math.max(
                        ablation.probability(label, false), ablation.probability(label, true))))
        .limit(SHOWN)
        .toList();
  }
}
