package cnnlab.ui.explore.gallery;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.text.UserProblem;
import cnnlab.ui.Controls;
import cnnlab.ui.Preferences;
import cnnlab.ui.Services;
import cnnlab.ui.explore.model.ExploreViewModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** The networks looked at last, those of one's own among them; remembered. */
final class RecentMenu extends MenuButton {
  private static final String KEY = "explore.recent";
  private static final int MOST = 10;

  /** Who walks through the gallery has not looked at every network on the way. */
  private static final Duration LOOKED_AT = Duration.seconds(2);

  private final ExploreViewModel model;
  private final Services services;

  RecentMenu(ExploreViewModel model, Services services) {
    this.model = model;
    this.services = services;
    setId("recent");
    getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Tweaks.NO_ARROW);
    setGraphic(new FontIcon(Material2OutlinedAL.HISTORY));
    setMinWidth(USE_PREF_SIZE);
    accessibleTextProperty().bind(services.texts().bind("explore.recent"));
    Controls.tooltip(this, services.texts(), "explore.recent");
    PauseTransition looking = new PauseTransition(LOOKED_AT);
    looking.setOnFinished(_ -> remember(model.entryProperty().get()));
    model.entryProperty().subscribe(_ -> looking.playFromStart());
    setOnShowing(_ -> fill());
    fill(); // an empty menu is never shown
  }

  /** Puts a network first. */
  void remember(Entry entry) {
    List<String> names = new ArrayList<>(names());
    names.remove(entry.name());
    names.addFirst(entry.name());
    Preferences preferences = services.preferences();
    preferences.put(KEY, String.join("\n", names.stream().limit(MOST).toList()));
    fill();
  }

  private List<String> names() {
    return services.preferences().text(KEY).stream().flatMap(String::lines).toList();
  }

  private void fill() {
    getItems().clear();
    for (String name : names()) {
      if (isOwn(name)) {
        if (Files.exists(Path.of(name))) {
          getItems().add(item(name, Path.of(name).getFileName().toString()));
        }
      } else {
        Catalogue.entries().stream()
            .filter(entry -> entry.name().equals(name))
            .forEach(entry -> getItems().add(item(name, entry.title())));
      }
    }
    setDisable(getItems().isEmpty());
  }

  private static boolean isOwn(String name) {
    return Catalogue.entries().stream().noneMatch(entry -> entry.name().equals(name));
  }

  private MenuItem item(String name, String title) {
    MenuItem item = new MenuItem(title);
    item.setId("recent-" + name);
    item.setMnemonicParsing(false);
    item.setOnAction(_ -> open(name));
    return item;
  }

  private void open(String name) {
    try {
      model.open(Catalogue.entry(name));
    } catch (UserProblem wrong) {
      services.errors().show(wrong);
    }
  }
}
