package cnnlab.ui.inspect.unit;

import cnnlab.explain.unit.AblationAccuracy.Change;
import cnnlab.ui.Texts;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import org.jspecify.annotations.Nullable;

/**
 * Which answers become which: a row for each answer with the unit, a column for each without it, of
 * the classes that change; the darker, the more images. Where there are many only the most frequent
 * changes have a place. A click shows the images.
 */
final class ChangeMap extends GridPane {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final int MOST = 24;
  private static final double FAINTEST = 0.25;

  ChangeMap(
      Texts texts,
      List<String> labels,
      List<Change> changes,
      ObjectProperty<@Nullable Change> chosen) {
    setId("unit-changes");
    getStyleClass().add("change-map");
    List<Change> shown = changes.subList(0, Math.min(MOST, changes.size()));
    List<Integer> from = shown.stream().map(Change::from).distinct().sorted().toList();
    List<Integer> to = shown.stream().map(Change::to).distinct().sorted().toList();
    for (int label : to) {
      Label name = new Label(labels.get(label));
      name.getStyleClass().addAll("muted", "small");
      name.setRotate(-90);
      Group upright = new Group(name); // takes the room of what is turned
      setValignment(upright, VPos.BOTTOM);
      setHalignment(upright, HPos.CENTER);
      add(upright, 1 + to.indexOf(label), 0);
    }
    for (int label : from) {
      Label name = new Label(labels.get(label));
      name.getStyleClass().addAll("muted", "small");
      name.setMinWidth(0);
      add(name, 0, 1 + from.indexOf(label));
    }
    double largest = shown.getFirst().images().size();
    for (Change each : shown) {
      Button cell = new Button(Integer.toString(each.images().size()));
      cell.getStyleClass().setAll("change-cell");
      double share = FAINTEST + (1 - FAINTEST) * each.images().size() / largest;
      cell.setStyle(String.format(Locale.ROOT, "-lab-share: rgba(214, 96, 77, %.2f);", share));
      String told = labels.get(each.from()) + " → " + labels.get(each.to());
      cell.setAccessibleText(texts.get("unit.changes.images", told, each.images().size()));
      cell.setOnAction(_ -> chosen.set(each.equals(chosen.get()) ? null : each));
      cell.setUserData(each);
      add(cell, 1 + to.indexOf(each.to()), 1 + from.indexOf(each.from()));
    }
  }

  /** Marks the change whose images are shown; null for none. */
  void mark(@Nullable Change shown) {
    getChildren().stream()
        .filter(Button.class::isInstance)
        .forEach(
            cell ->
                cell.pseudoClassStateChanged(
                    SELECTED, shown != null && shown.equals(cell.getUserData())));
  }
}
