package cnnlab.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Locale;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.Scene;

/** Theme and type size of every window. All other sizes are in em, so that they follow. */
public final class Appearance {
  public static final double DEFAULT_FONT_SIZE = 14;
  private static final double SMALLEST_FONT = 10;
  private static final double LARGEST_FONT = 28;
  private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

  private final ObjectProperty<AppTheme> theme = new SimpleObjectProperty<>(AppTheme.SYSTEM);
  private final DoubleProperty fontSize = new SimpleDoubleProperty(DEFAULT_FONT_SIZE);
  private final ReadOnlyObjectWrapper<Palette> palette = new ReadOnlyObjectWrapper<>(Palette.LIGHT);

  /** Loads the fonts and follows the desktop's color scheme. */
  public Appearance(Preferences preferences) {
    FxThread.require();
    Fonts.load();
    theme.set(preferences.choice("theme", AppTheme.SYSTEM));
    fontSize.set(clamp(preferences.number("fontSize", DEFAULT_FONT_SIZE)));
    theme.subscribe(this::applyTheme);
    Platform.getPreferences().colorSchemeProperty().subscribe(this::applyTheme);
    applyTheme();
    theme.subscribe((_, chosen) -> preferences.put("theme", chosen));
    fontSize.subscribe((_, chosen) -> preferences.put("fontSize", chosen));
  }

  public ObjectProperty<AppTheme> themeProperty() {
    return theme;
  }

  /** Base type size in pixels. */
  public DoubleProperty fontSizeProperty() {
    return fontSize;
  }

  /** The colors that code draws with; changes with the theme. */
  public ReadOnlyObjectProperty<Palette> paletteProperty() {
    return palette.getReadOnlyProperty();
  }

  public Palette palette() {
    return palette.get();
  }

  public void enlarge() {
    fontSize.set(clamp(fontSize.get() + 1));
  }

  public void reduce() {
    fontSize.set(clamp(fontSize.get() - 1));
  }

  public void resetFontSize() {
    fontSize.set(DEFAULT_FONT_SIZE);
  }

  /** Gives a window's scene the lab's look, and keeps it up to date. */
  public void style(Scene scene) {
    FxThread.require();
    String lab = Objects.requireNonNull(Appearance.class.getResource("lab.css")).toExternalForm();
    Parent root = scene.getRoot();
    WhileShown.follow(
        scene,
        fontSize,
        size -> scene.getStylesheets().setAll(lab, IconSizes.styleSheet(size.doubleValue())));
    root.styleProperty().bind(fontSize.asString(Locale.ROOT, "-fx-font-size: %.0fpx;"));
    WhileShown.follow(scene, palette, colors -> root.pseudoClassStateChanged(DARK, colors.dark()));
  }

  private void applyTheme() {
    boolean dark =
        switch (theme.get()) {
          case LIGHT -> false;
          case DARK -> true;
          case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    palette.set(dark ? Palette.DARK : Palette.LIGHT);
    Application.setUserAgentStylesheet(
        (dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
  }

  private static double clamp(double size) {
    return Math.clamp(size, SMALLEST_FONT, LARGEST_FONT);
  }
}
