package cnnlab.ui;

import cnnlab.arch.NetworkSettings;
import cnnlab.data.download.ImageAddress;
import cnnlab.data.image.RgbImage;
import cnnlab.lesson.LabControl;
import cnnlab.run.RunSettings;
import cnnlab.ui.Screen.LabSetting;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The way from one screen to another, which know nothing of each other. */
public final class Navigation {

  /** Gives a screen what it was called for; false if it has no use for it. */
  @FunctionalInterface
  public interface Target {
    boolean visit(View place, Predicate<Screen> handOver);
  }

  private Target target = (_, _) -> false;
  private ObservableValue<View> place = new SimpleObjectProperty<>(View.EXPLORE);
  private final ObjectProperty<@Nullable Node> companion = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable Node> overlay = new SimpleObjectProperty<>();
  private final BooleanProperty companionAlone = new SimpleBooleanProperty();
  private final ObjectProperty<Set<LabControl>> hidden = new SimpleObjectProperty<>(Set.of());
  private final BooleanProperty bare = new SimpleBooleanProperty();
  private Consumer<String> browser = _ -> {};
  private Consumer<ImageAddress> fetcher = _ -> {};

  /**
   * Says who shows places.
   *
   * @param shown the place in view
   */
  public void connect(Target window, ObservableValue<View> shown) {
    target = window;
    place = shown;
  }

  /** The place in view. */
  public ObservableValue<View> place() {
    return place;
  }

  /** What stays beside whatever place is in view: a lesson; null for nothing. */
  public ObjectProperty<@Nullable Node> companionProperty() {
    return companion;
  }

  /** What lies over the whole window while somebody presents; null for nothing. */
  public ObjectProperty<@Nullable Node> overlayProperty() {
    return overlay;
  }

  /** Whether the window shows the place and its companion alone, without what stands around. */
  public BooleanProperty bareProperty() {
    return bare;
  }

  /** Whether the companion has the room of the place as well: charts for a class. */
  public BooleanProperty companionAloneProperty() {
    return companionAlone;
  }

  /** What a lesson hides for as long as somebody is in it. */
  public ObjectProperty<Set<LabControl>> hiddenProperty() {
    return hidden;
  }

  /** Whether a control is there, as far as lessons are concerned. */
  public ObservableValue<Boolean> shows(LabControl control) {
    return hidden.map(controls -> !controls.contains(control));
  }

  /** Brings a place into view; what a lesson can set there and watch. */
  public Map<String, LabSetting> settings(View wanted) {
    FxThread.require();
    Map<String, LabSetting> settings = new LinkedHashMap<>();
    target.visit(
        wanted,
        screen -> {
          settings.putAll(screen.labSettings());
          return true;
        });
    return settings;
  }

  /** Says how web pages are opened. */
  public void connectBrowser(Consumer<String> opener) {
    browser = opener;
  }

  /** Opens a web page in the desktop's browser; an address from a file may say anything else. */
  public void browse(String url) {
    FxThread.require();
    if (url.regionMatches(true, 0, "https://", 0, 8)
        || url.regionMatches(true, 0, "http://", 0, 7)) {
      browser.accept(url);
    }
  }

  /** Says how images are fetched. */
  public void connectFetcher(Consumer<ImageAddress> images) {
    fetcher = images;
  }

  /** Fetches an image in the background and brings it into view in Inspect. */
  public void fetch(ImageAddress image) {
    FxThread.require();
    fetcher.accept(image);
  }

  /** Shows a folder as the desktop does. */
  public void browse(Path folder) {
    FxThread.require();
    browser.accept(folder.toUri().toString());
  }

  /** Brings a place into view. */
  public void show(View place) {
    FxThread.require();
    target.visit(place, _ -> true);
  }

  /** Brings a place into view and gives it files, a run's folder for instance. */
  public boolean open(View place, List<Path> files) {
    FxThread.require();
    return target.visit(place, screen -> !screen.open(files).isEmpty());
  }

  /** Brings a place into view and gives it an image, and what to call it. */
  public boolean open(View place, String title, RgbImage image) {
    FxThread.require();
    return target.visit(place, screen -> screen.open(title, image));
  }

  /** Brings a place into view and gives it the settings of a run. */
  public boolean open(View place, RunSettings settings) {
    FxThread.require();
    return target.visit(place, screen -> screen.open(settings));
  }

  /** Brings a place into view and gives it a network. */
  public boolean open(View place, NetworkSettings network) {
    FxThread.require();
    return target.visit(place, screen -> screen.open(network));
  }
}
