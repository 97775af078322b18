package cnnlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.run.RunLibrary;
import cnnlab.run.RunStore;
import cnnlab.text.Messages;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/** Nodes that come and go must not be held by what stays: language, colors, type size. */
@SuppressWarnings("NullAway.Init") // TestFX calls start before any test
class WhileShownTest extends ApplicationTest {
  @TempDir static Path home;
  private final StackPane root = new StackPane();
  private final List<String> heard = new ArrayList<>();
  private Services services;

  /** A value that counts who follows it. */
  private static final class Followed extends SimpleObjectProperty<String> {
    private int listeners;

    Followed(String value) {
      super(value);
    }

    @Override
    public void addListener(ChangeListener<? super String> listener) {
      listeners++;
      super.addListener(listener);
    }

    @Override
    public void removeListener(ChangeListener<? super String> listener) {
      listeners--;
      super.removeListener(listener);
    }

    @Override
    public void addListener(InvalidationListener listener) {
      listeners++;
      super.addListener(listener);
    }

    @Override
    public void removeListener(InvalidationListener listener) {
      listeners--;
      super.removeListener(listener);
    }
  }

  @Override
  public void start(Stage stage) {
    services =
        Services.create(
            new FakeEngine(),
            RunLibrary.of(new RunStore(home.resolve("runs"))),
            new Preferences(home.resolve("preferences")),
            home.resolve("logs"));
    stage.setScene(new Scene(root, 400, 300));
    stage.show();
  }

  @Test
  void aNodeFollowsOnlyWhileItIsOnScreenAndCatchesUp() {
    Followed value = new Followed("one");
    Label node = new Label();
    interact(
        () -> {
          WhileShown.follow(node, value, () -> heard.add(value.get()));
          assertThat(value.listeners).isZero();
          root.getChildren().add(node);
          assertThat(value.listeners).isOne();
          value.set("two");
          root.getChildren().clear();
          assertThat(value.listeners).isZero();
          value.set("three");
          assertThat(heard).containsExactly("two");
          root.getChildren().add(node);
          root.getChildren().clear();
        });
    assertThat(heard).containsExactly("two", "three");
  }

  /**
   * By the sources, for the toolkit itself holds a canvas that was drawn: cells and charts, which
   * come and go, follow language, colors and type size only while they are shown.
   */
  @Test
  void cellsAndChartsFollowNothingBeyondTheirTimeOnScreen() throws IOException {
    Pattern forever =
        Pattern.compile(
            "(extends \\w+Cell<|package cnnlab.ui.chart;).*"
                + "(messages|palette|fontSize|theme)Property\\(\\)\\s*\\.subscribe",
            Pattern.DOTALL);
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/cnnlab/ui"))) {
      assertThat(files.filter(Files::isRegularFile))
          .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContainPattern(forever));
    }
  }

  @Test
  void theCellsOfAChoiceThatWasTakenAwayAreHeldByNobody() {
    assertReleased(
        () -> {
          ComboBox<AppTheme> box =
              TextCell.box(services.texts(), (theme, texts) -> texts.get(theme.titleKey()));
          box.getItems().setAll(AppTheme.values());
          box.setValue(AppTheme.DARK);
          return box;
        });
  }

  @Test
  void aWindowThatWasClosedIsHeldByNobody() {
    List<WeakReference<Scene>> scenes = new ArrayList<>();
    interact(
        () -> {
          Stage dialog = new Stage();
          Scene scene = new Scene(new StackPane(new Label("Sure?")));
          services.appearance().style(scene);
          dialog.setScene(scene);
          dialog.show();
          services.appearance().enlarge();
          assertThat(scene.getRoot().getStyle()).contains("15px");
          dialog.close();
          services.appearance().resetFontSize();
          scenes.add(new WeakReference<>(scene));
        });
    awaitGone(scenes);
  }

  private void assertReleased(Supplier<? extends Node> supplier) {
    List<WeakReference<Node>> gone = new ArrayList<>();
    interact(
        () -> {
          Node node = supplier.get();
          root.getChildren().setAll(node);
          gone.add(new WeakReference<>(node));
        });
    WaitForAsyncUtils.waitForFxEvents(3); // laid out and drawn
    interact(
        () -> {
          services.texts().messagesProperty().set(Messages.CHINESE);
          root.getChildren().setAll(new Label());
        });
    WaitForAsyncUtils.waitForFxEvents(3);
    awaitGone(gone);
  }

  private static <T> void awaitGone(List<WeakReference<T>> references) {
    try {
      WaitForAsyncUtils.waitFor(
          20,
          TimeUnit.SECONDS,
          () -> {
            System.gc();
            return references.stream().allMatch(reference -> reference.refersTo(null));
          });
    } catch (TimeoutException e) {
      throw new AssertionError("still held", e);
    }
  }
}
