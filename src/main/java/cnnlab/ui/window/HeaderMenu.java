package cnnlab.ui.window;

import atlantafx.base.theme.Styles;
import cnnlab.text.Messages;
import cnnlab.ui.AppTheme;
import cnnlab.ui.Appearance;
import cnnlab.ui.Controls;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import javafx.beans.property.Property;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** What the header's controls do, in one menu, where there is no room for them. */
final class HeaderMenu extends MenuButton {

  HeaderMenu(Services services, Runnable help) {
    Texts texts = services.texts();
    Appearance appearance = services.appearance();
    setId("header-menu");
    getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "no-arrow");
    Controls.icon(this, Material2OutlinedMZ.MORE_VERT, texts, "main.menu");
    setMinWidth(USE_PREF_SIZE);
    ToggleGroup languages = new ToggleGroup();
    getItems()
        .addAll(
            choice(languages, texts.messagesProperty(), Messages.ENGLISH, "English"),
            choice(languages, texts.messagesProperty(), Messages.CHINESE, "中文"),
            new SeparatorMenuItem(),
            item(texts, "main.font.enlarge", appearance::enlarge),
            item(texts, "main.font.reduce", appearance::reduce),
            new SeparatorMenuItem());
    ToggleGroup themes = new ToggleGroup();
    for (AppTheme theme : AppTheme.values()) {
      RadioMenuItem item = choice(themes, appearance.themeProperty(), theme, "");
      item.textProperty().bind(texts.bind(theme.titleKey()));
      getItems().add(item);
    }
    getItems().addAll(new SeparatorMenuItem(), item(texts, "main.help", help));
  }

  private static MenuItem item(Texts texts, String key, Runnable action) {
    MenuItem item = new MenuItem();
    item.textProperty().bind(texts.bind(key));
    item.setOnAction(_ -> action.run());
    return item;
  }

  private static <T> RadioMenuItem choice(
      ToggleGroup group, Property<T> chosen, T value, String text) {
    RadioMenuItem item = new RadioMenuItem(text);
    item.setToggleGroup(group);
    item.setOnAction(_ -> chosen.setValue(value));
    chosen.subscribe(now -> item.setSelected(value.equals(now)));
    return item;
  }
}
