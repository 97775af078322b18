package cnnlab.ui.window;

import atlantafx.base.theme.Styles;
import cnnlab.text.Messages;
import cnnlab.ui.AppTheme;
import cnnlab.ui.Appearance;
import cnnlab.ui.Controls;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.View;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/**
 * Where the user is, and the controls that concern the whole window. Where they do not fit beside
 * the title they fold into one menu, and the line of purpose goes before it would be cut.
 */
final class HeaderBar extends HBox {
  private final Label title = new Label();
  private final Label purpose = new Label();
  private final HBox actions;
  private final MenuButton menu;

  HeaderBar(Services services, ReadOnlyObjectProperty<View> place, Runnable help) {
    Texts texts = services.texts();
    getStyleClass().add("header-bar");
    title.getStyleClass().add("place-title");
    title.textProperty().bind(texts.bind(m -> m.get(place.get().titleKey()), place));
    purpose.getStyleClass().add("place-purpose");
    purpose.textProperty().bind(texts.bind(m -> m.get(place.get().purposeKey()), place));
    title.setMinWidth(USE_PREF_SIZE);
    Region space = new Region();
    setHgrow(space, Priority.ALWAYS);

    Appearance appearance = services.appearance();
    Button smaller = typeSize("A−", texts, "main.font.reduce", appearance::reduce);
    Button larger = typeSize("A+", texts, "main.font.enlarge", appearance::enlarge);
    Button about = Controls.iconButton(Material2OutlinedAL.HELP_OUTLINE, texts, "main.help", help);
    about.setId("help");
    actions = new HBox(languages(texts), smaller, larger, themes(services), about);
    actions.getStyleClass().add("header-actions");
    menu = new HeaderMenu(services, help);
    show(menu, false);
    getChildren().addAll(title, purpose, space, actions, menu);
  }

  @Override
  protected void layoutChildren() {
    double free = getWidth() - snappedLeftInset() - snappedRightInset() - 4 * getSpacing();
    double beside = free - title.prefWidth(-1) - actions.prefWidth(-1);
    show(actions, beside >= 0);
    show(menu, beside < 0);
    double left = beside >= 0 ? beside : free - title.prefWidth(-1) - menu.prefWidth(-1);
    show(purpose, left >= purpose.prefWidth(-1));
    super.layoutChildren();
  }

  private static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  private static Button typeSize(String sign, Texts texts, String key, Runnable action) {
    Button button = new Button(sign);
    button.getStyleClass().addAll(Styles.FLAT, "type-size");
    button.accessibleTextProperty().bind(texts.bind(key));
    Controls.tooltip(button, texts, key);
    button.setOnAction(_ -> action.run());
    button.setMinWidth(USE_PREF_SIZE);
    return button;
  }

  private static Node languages(Texts texts) {
    ToggleButton english = new ToggleButton("English");
    english.setId("language-en");
    english.getStyleClass().addAll(Styles.LEFT_PILL, Styles.SMALL);
    ToggleButton chinese = new ToggleButton("中文");
    chinese.setId("language-zh");
    chinese.getStyleClass().addAll(Styles.RIGHT_PILL, Styles.SMALL);
    english.setOnAction(_ -> choose(texts, Messages.ENGLISH, english));
    chinese.setOnAction(_ -> choose(texts, Messages.CHINESE, chinese));
    texts
        .messagesProperty()
        .subscribe(
            messages -> {
              english.setSelected(messages == Messages.ENGLISH);
              chinese.setSelected(messages == Messages.CHINESE);
            });
    HBox pair = new HBox(english, chinese);
    pair.getStyleClass().add("language-switch");
    pair.setMinWidth(USE_PREF_SIZE);
    return pair;
  }

  private static void choose(Texts texts, Messages language, ToggleButton button) {
    button.setSelected(true);
    texts.messagesProperty().set(language);
  }

  private static Node themes(Services services) {
    MenuButton menu = new MenuButton();
    menu.setId("theme");
    menu.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "no-arrow");
    Controls.icon(menu, Material2OutlinedMZ.PALETTE, services.texts(), "main.theme");
    services
        .appearance()
        .paletteProperty()
        .subscribe(
            palette ->
                menu.setGraphic(
                    new FontIcon(
                        palette.dark()
                            ? Material2OutlinedMZ.NIGHTS_STAY
                            : Material2OutlinedMZ.WB_SUNNY)));
    ToggleGroup group = new ToggleGroup();
    for (AppTheme theme : AppTheme.values()) {
      RadioMenuItem item = new RadioMenuItem();
      item.textProperty().bind(services.texts().bind(theme.titleKey()));
      item.setToggleGroup(group);
      item.setOnAction(_ -> services.appearance().themeProperty().set(theme));
      services.appearance().themeProperty().subscribe(used -> item.setSelected(used == theme));
      menu.getItems().add(item);
    }
    return menu;
  }
}
