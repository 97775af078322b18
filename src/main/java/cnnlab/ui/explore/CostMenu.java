package cnnlab.ui.explore;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import cnnlab.analysis.Conventions;
import cnnlab.ui.Controls;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** How costs are counted, to be switched; remembered. */
final class CostMenu extends MenuButton {
  private final ObjectProperty<Conventions> conventions;
  private final Services services;

  CostMenu(ObjectProperty<Conventions> conventions, Services services) {
    this.conventions = conventions;
    this.services = services;
    Texts texts = services.texts();
    setId("conventions");
    getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Tweaks.NO_ARROW);
    setMinWidth(USE_PREF_SIZE);
    setGraphic(new FontIcon(Material2OutlinedMZ.TUNE));
    accessibleTextProperty().bind(texts.bind("explore.counting"));
    Controls.tooltip(this, texts, "explore.counting.about");
    item("flops", Conventions::flops, Conventions::withFlops);
    item("decimal", Conventions::decimal, Conventions::withDecimal);
    item("in-place", Conventions::inPlace, Conventions::withInPlace);
    item("heads", Conventions::heads, Conventions::withHeads);
    item("state", Conventions::state, Conventions::withState);
  }

  private void item(
      String name, Predicate<Conventions> is, BiFunction<Conventions, Boolean, Conventions> with) {
    CheckMenuItem item = new CheckMenuItem();
    item.setId("counting-" + name);
    String key = "explore.counting." + name;
    item.textProperty().bind(services.texts().bind(key));
    services
        .preferences()
        .text(key)
        .map(Boolean::valueOf)
        .ifPresent(chosen -> conventions.set(with.apply(conventions.get(), chosen)));
    conventions.subscribe(now -> item.setSelected(is.test(now)));
    item.setOnAction(
        _ -> {
          conventions.set(with.apply(conventions.get(), item.isSelected()));
          services.preferences().put(key, item.isSelected());
        });
    getItems().add(item);
  }
}
