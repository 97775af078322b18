package cnnlab.ui.explore.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.run.RunLibrary;
import cnnlab.run.RunStore;
import cnnlab.ui.FakeEngine;
import cnnlab.ui.Preferences;
import cnnlab.ui.Services;
import cnnlab.ui.explore.ExploreView;
import cnnlab.ui.explore.model.ExploreModels;
import cnnlab.ui.explore.model.ExploreViewModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The narrow column of families. */
@ExtendWith(ApplicationExtension.class)
class GalleryBarTest {
  @TempDir static Path home;

  @Start
  void open(Stage stage) throws IOException {
    ExploreViewModel model = ExploreModels.of("resnet18");
    Services services =
        Services.create(
            new FakeEngine(),
            RunLibrary.of(new RunStore(home.resolve("runs"))),
            new Preferences(home.resolve("preferences")),
            home.resolve("logs"));
    GalleryViewModel networks =
        new GalleryViewModel(
            ExploreModels.immediate(),
            model.conventionsProperty(),
            new SimpleObjectProperty<>(List.of()));
    Scene scene = new Scene(new GalleryBar(networks, model, services.texts(), () -> {}), 90, 700);
    services.appearance().style(scene);
    scene
        .getStylesheets()
        .add(Objects.requireNonNull(ExploreView.class.getResource("explore.css")).toExternalForm());
    stage.setScene(scene);
    stage.show();
  }

  /** "ResNet for CIFAR", "Plain networks" and "Later Inceptions" once read as one name. */
  @Test
  void namesOfTwoLinesStandApart(FxRobot robot) {
    List<Bounds> names =
        robot.lookup(".menu-button").queryAll().stream()
            .filter(Node::isVisible) // that of own networks is not
            .map(menu -> menu.lookup(".text"))
            .map(text -> text.localToScene(text.getLayoutBounds()))
            .sorted(Comparator.comparingDouble(Bounds::getMinY))
            .toList();
    double line = names.getFirst().getHeight();
    assertThat(names).hasSizeGreaterThan(5).anyMatch(name -> name.getHeight() > 1.5 * line);
    for (int i = 1; i < names.size(); i++) {
      assertThat(names.get(i).getMinY() - names.get(i - 1).getMaxY()).isGreaterThan(line / 4);
    }
  }
}
