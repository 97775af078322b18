package cnnlab.ui.window;

import cnnlab.data.image.RgbImage;
import cnnlab.lesson.LabControl;
import cnnlab.lesson.LessonLibrary;
import cnnlab.ui.Controls;
import cnnlab.ui.FxThread;
import cnnlab.ui.Presentation;
import cnnlab.ui.Screen;
import cnnlab.ui.Services;
import cnnlab.ui.View;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** The window: its six places, of which one is in view, and what stands around them. */
public final class MainWindow {
  /** Who is asked first for files that the screen in view does not want. */
  private static final List<View> FILE_ORDER =
      List.of(View.LEARN, View.INSPECT, View.COMPARE, View.TRAIN, View.EVALUATE, View.EXPLORE);

  /** Lower windows than this, in em, have no header: its room is worth more to the screens. */
  private static final double LOW = 44;

  private final Stage stage;
  private final Services services;
  private final Function<View, Screen> factory;
  private final Map<View, Screen> screens = new EnumMap<>(View.class);
  private final ObjectProperty<View> place;
  private final StackPane content = new StackPane();
  private final StatusBar status;
  private final WindowPlacement placement;
  private final PresentationMode presentation;

  /**
   * @param factory builds a screen when its place is first visited
   */
  public MainWindow(Stage stage, Services services, Function<View, Screen> factory) {
    FxThread.require();
    this.stage = stage;
    this.services = services;
    this.factory = factory;
    placement = new WindowPlacement(stage, services.preferences());
    place = new SimpleObjectProperty<>(services.preferences().choice("place", View.EXPLORE));
    status = new StatusBar(services);

    BorderPane right = new BorderPane(content);
    HeaderBar header = new HeaderBar(services, place, this::showHelp);
    right.setTop(header);
    right.rightProperty().bind(services.navigation().companionProperty());
    BorderPane layout = new BorderPane(right);
    NavigationRail rail =
        new NavigationRail(
            services.texts(),
            place,
            new HeaderMenu(services, this::showHelp),
            () -> services.navigation().companionAloneProperty().set(false));
    layout.setLeft(rail);
    layout.setBottom(status);
    BooleanBinding whole = services.navigation().bareProperty().not();
    Controls.showIf(status, whole);
    Controls.showIf(content, services.navigation().companionAloneProperty().not());
    content.setMinSize(0, 0); // a screen too wide must not push rail and header out of the window
    right.setMinSize(0, 0);
    layout.setMinSize(0, 0);
    StackPane root = new StackPane(layout);
    root.getStyleClass().add("lab");
    services
        .navigation()
        .overlayProperty()
        .subscribe(
            (before, now) -> {
              root.getChildren().remove(before);
              if (now != null) {
                root.getChildren().add(now);
              }
            });
    BooleanBinding low =
        root.heightProperty().lessThan(services.appearance().fontSizeProperty().multiply(LOW));
    Controls.showIf(header, low.not().and(whole));
    BooleanExpression places =
        BooleanExpression.booleanExpression(services.navigation().shows(LabControl.PLACES));
    Controls.showIf(rail, whole.and(low.or(places)));
    rail.menuShownProperty().bind(low);
    AddressDrop addresses = new AddressDrop(services, this::open);
    StackPane.setAlignment(addresses.node(), Pos.BOTTOM_CENTER);
    root.getChildren()
        .addAll(
            new FileDrop(root, services.texts(), this::open, this::open, addresses::open),
            addresses.node());
    services.navigation().connectFetcher(addresses::open);
    presentation = new PresentationMode(stage, services.texts(), root, layout, this::presented);

    Scene scene = new Scene(root);
    services.appearance().style(scene);
    WindowKeys.install(scene, presentation, services.appearance(), place, this::showHelp);
    stage.setScene(scene);
    stage.setTitle("CNN Lab");
    stage.getIcons().setAll(AppIcon.images());
    stage.setOnCloseRequest(new CloseGuard(stage, services, placement));

    stage.setOnHidden(_ -> close());

    services.navigation().connect(this::visit, place);
    services.runModels().followWhile(stage.showingProperty());
    place.subscribe(this::bringIntoView);
  }

  /** Shows the window where it was last time; the engine begins to load behind it. */
  public void show() {
    FxThread.require();
    placement.restore();
    FirstPulse.then(stage.getScene(), status::startEngine);
    stage.show();
    services.preferences().onUnsaved(services.errors()::show);
  }

  /** The place in view. */
  public ObjectProperty<View> placeProperty() {
    return place;
  }

  /**
   * Gives files to the screen in view, or else to the first that has a use for any of them; those
   * that it has none for are named.
   */
  public void open(List<Path> dropped) {
    FxThread.require();
    List<Path> files = dropped.stream().map(DroppedFiles::meant).toList();
    Set<View> order = new LinkedHashSet<>();
    if (LessonLibrary.isLesson(files.getFirst())) {
      order.add(View.LEARN); // others might take it for a data set, or for a folder of images
    }
    order.add(place.get());
    order.addAll(FILE_ORDER);
    for (View candidate : order) {
      List<Path> taken = screen(candidate).open(files);
      if (!taken.isEmpty()) {
        place.set(candidate);
        tellUnused(files, taken);
        return;
      }
    }
    tellUnused(files, List.of());
  }

  private void tellUnused(List<Path> files, List<Path> taken) {
    List<Path> unused = new ArrayList<>(files);
    unused.removeAll(taken);
    if (!unused.isEmpty()) {
      services
          .background()
          .run(
              "main.drop",
              () -> DroppedFiles.problem(unused, files.size()),
              services.errors()::show);
    }
  }

  private void open(RgbImage image) {
    String title = services.texts().get("inspect.image.pasted");
    var _ = services.navigation().open(View.INSPECT, title, image);
  }

  private boolean visit(View wanted, Predicate<Screen> handOver) {
    place.set(wanted);
    return handOver.test(screen(wanted));
  }

  private Screen screen(View wanted) {
    return screens.computeIfAbsent(wanted, factory);
  }

  private void bringIntoView(View chosen) {
    Screen screen = screen(chosen);
    boolean presenting = presentation.active();
    presentation.end();
    content.getChildren().setAll(screen.node());
    services.preferences().put("place", chosen.name());
    screen.shown();
    if (presenting) {
      presentation.toggle();
    }
  }

  private Presentation presented() {
    Screen screen = screen(place.get());
    return screen.presentation().orElseGet(() -> Presentation.of(screen.node()));
  }

  private void close() {
    screens.values().forEach(Screen::closed);
    services.background().close();
  }

  private void showHelp() {
    Map<View, List<Screen.Shortcut>> keys = new LinkedHashMap<>(); // of the place in view first
    Stream.concat(Stream.of(place.get()), Arrays.stream(View.values()))
        .forEach(each -> keys.computeIfAbsent(each, view -> screen(view).shortcuts()));
    HelpDialog.show(stage, services, keys);
  }
}
