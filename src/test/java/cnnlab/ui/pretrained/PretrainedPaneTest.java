package cnnlab.ui.pretrained;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.data.OwnDataHome;
import cnnlab.data.download.Checksum;
import cnnlab.data.download.FileServer;
import cnnlab.data.download.RemoteFile;
import cnnlab.data.transform.Preprocessing;
import cnnlab.text.Messages;
import cnnlab.ui.Background;
import cnnlab.ui.Texts;
import cnnlab.weights.hub.Origin;
import cnnlab.weights.hub.PublishedWeights;
import java.nio.file.Files;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Two weights that are published on this machine. */
@ExtendWith({OwnDataHome.class, ApplicationExtension.class})
@SuppressWarnings("NullAway.Init") // set by @Start
class PretrainedPaneTest {
  private static final int SIZE = 300_000;

  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final Texts texts = new Texts(Messages.ENGLISH);
  private FileServer server;
  private Background background;
  private PretrainedViewModel model;
  private BooleanBinding openable;

  @Start
  void open(Stage stage) throws Exception {
    server = new FileServer();
    background = Background.threads(failures::add);
    model =
        new PretrainedViewModel(
            List.of(weights("resnet18", "a.pth"), weights("vgg11", "b.pth")), background);
    openable = model.chosenIsHere();
    stage.setScene(new Scene(new PretrainedPane(model, texts), 500, 500));
    stage.show();
  }

  @AfterEach
  void close() {
    server.close();
    background.close();
    assertThat(failures).isEmpty();
  }

  @Test
  void whatIsOfferedIsToldBeforeTheClick(FxRobot robot) throws Exception {
    until(() -> labels(robot).contains("ResNet-18 · IMAGENET1K_V1"));
    assertThat(labels(robot))
        .contains("VGG-11 · IMAGENET1K_V1", "Top 1 70.0 %, top 5 90.0 %, as published", "300 kB");
    assertThat(text(robot, "#pretrained-fetch")).isEqualTo("Fetch 300 kB");
    assertThat(text(robot, "#pretrained-license")).contains("BSD 3-clause");

    robot.interact(() -> texts.messagesProperty().set(Messages.CHINESE));

    until(() -> text(robot, "#pretrained-license").contains("许可证"));
    assertThat(labels(robot)).contains("发布准确率：Top-1 70.0 %，Top-5 90.0 %");
  }

  @Test
  void whatIsFetchedCanBeOpened(FxRobot robot) throws Exception {
    robot.interact(() -> list(robot).getSelectionModel().select(1));
    assertThat(openable.get()).isFalse();
    robot.clickOn("#pretrained-fetch");

    until(() -> openable.get());
    assertThat(labels(robot)).contains("Fetched");
    assertThat(robot.lookup("#pretrained-fetch").queryAs(Button.class).isVisible()).isFalse();
    assertThat(model.offered().get(1).place()).exists();
    robot.interact(() -> list(robot).getSelectionModel().select(0));
    assertThat(openable.get()).isFalse();
    assertThat(robot.lookup("#pretrained-fetch").queryAs(Button.class).isVisible()).isTrue();
  }

  @Test
  void aFetchThatStallsTellsHowFarItIsAndCanBeCancelled(FxRobot robot) throws Exception {
    server.stallAfter(120_000);
    robot.clickOn("#pretrained-fetch");
    until(() -> text(robot, "#pretrained-progress").startsWith("a.pth: 120 kB of 300 kB"));

    robot.clickOn("#pretrained-cancel");
    until(() -> !robot.lookup(".fetch-row").query().isVisible());
    until(() -> robot.lookup("#pretrained-fetch").queryAs(Button.class).isVisible());
    assertThat(text(robot, "#pretrained-problem")).isEmpty();

    server.stallAfter(Integer.MAX_VALUE);
    robot.clickOn("#pretrained-fetch");
    until(() -> openable.get());
    assertThat(Files.size(model.offered().getFirst().place())).isEqualTo(SIZE);
    assertThat(server.ranges()).last().asString().startsWith("bytes=");
  }

  @Test
  void withoutAWayTheFileAndItsPlaceAreNamedUntilAnotherIsChosen(FxRobot robot) throws Exception {
    server.close();
    robot.clickOn("#pretrained-fetch");

    until(() -> text(robot, "#pretrained-problem").contains("/a.pth"));
    assertThat(text(robot, "#pretrained-problem")).contains(PublishedWeights.folder().toString());
    robot.interact(() -> list(robot).getSelectionModel().select(1));
    assertThat(text(robot, "#pretrained-problem")).isEmpty();
  }

  private PublishedWeights weights(String network, String file) throws Exception {
    byte[] content = new byte[SIZE];
    new Random(1).nextBytes(content);
    RemoteFile served = server.serve(file, content);
    Checksum checksum = served.checksum();
    return new PublishedWeights(
        network,
        network,
        "IMAGENET1K_V1",
        file,
        SIZE,
        new Origin.Published(new RemoteFile(file, SIZE, 1024, checksum, served.addresses())),
        Preprocessing.IMAGENET,
        0.7,
        0.9);
  }

  @SuppressWarnings("unchecked")
  private static ListView<PublishedWeights> list(FxRobot robot) {
    return robot.lookup("#pretrained-list").queryAs(ListView.class);
  }

  private static List<String> labels(FxRobot robot) {
    return robot.lookup(".label").queryAllAs(Labeled.class).stream().map(Labeled::getText).toList();
  }

  private static String text(FxRobot robot, String id) {
    return robot.lookup(id).queryAs(Labeled.class).getText();
  }
}
