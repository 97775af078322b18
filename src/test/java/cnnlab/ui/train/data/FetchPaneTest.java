package cnnlab.ui.train.data;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.catalogue.Catalogue;
import cnnlab.data.OwnDataHome;
import cnnlab.data.download.DownloadableDataset;
import cnnlab.data.download.FileServer;
import cnnlab.data.download.RemoteFile;
import cnnlab.text.UserProblem;
import cnnlab.ui.Screen;
import cnnlab.ui.Services;
import cnnlab.ui.TestWindow;
import cnnlab.ui.View;
import cnnlab.ui.fetch.FetchViewModel;
import cnnlab.ui.train.form.DataCard;
import cnnlab.ui.train.settings.FormViewModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** MNIST in small, fetched from a server on this machine. */
@ExtendWith({OwnDataHome.class, ApplicationExtension.class})
@SuppressWarnings("NullAway.Init") // set by @Start
class FetchPaneTest {
  private static final int TRAINING = 400;
  private static final int TEST = 20;

  /** After so many bytes, of some 300,000, the server is asked to stall. */
  private static final int STALL = 100_000;

  private FileServer server;
  private DownloadableDataset mnist;

  @Start
  void open(Stage stage) throws Exception {
    server = new FileServer();
    List<RemoteFile> files =
        List.of(
            server.serve("train-images-idx3-ubyte.gz", images(TRAINING)),
            server.serve("train-labels-idx1-ubyte.gz", labels(TRAINING)),
            server.serve("t10k-images-idx3-ubyte.gz", images(TEST)),
            server.serve("t10k-labels-idx1-ubyte.gz", labels(TEST)));
    mnist = new DownloadableDataset(DownloadableDataset.MNIST.id(), files, Optional.empty());
    TestWindow.open(stage, View.TRAIN, (_, services) -> card(stage, services));
  }

  @AfterEach
  void close() {
    server.close();
  }

  private Screen card(Stage stage, Services services) {
    try {
      FormViewModel form =
          new FormViewModel(
              services.background(), services.engine(), Catalogue.entry("lenet5"), "shapes");
      FetchViewModel fetch =
          new FetchViewModel(
              "fetch",
              form.dataProperty(),
              services.background(),
              name -> Optional.of(mnist).filter(set -> set.id().equals(name)),
              form::reopen);
      DataSource source = new DataSource(services, form, () -> stage);
      DataCard card = new DataCard(form, fetch, services, source, () -> {});
      return () -> card;
    } catch (UserProblem unknown) {
      throw new AssertionError(unknown);
    }
  }

  @Test
  void aSetIsFetchedGivenUpAndFetchedOnFromThere(FxRobot robot) throws Exception {
    assertThat(robot.lookup("#fetch").query().getParent().isVisible()).isFalse();
    choose(robot, "mnist");
    assertThat(text(robot, "#fetch-license")).contains("LeCun").contains("CC BY-SA");
    assertThat(robot.lookup("#data-problem").query().isVisible()).as("said once").isFalse();
    assertThat(text(robot, "#fetch")).isEqualTo("Fetch %.0f kB".formatted(mnist.bytes() / 1e3));

    server.stallAfter(STALL);
    robot.clickOn("#fetch");
    until(() -> text(robot, "#fetch-progress").startsWith("train-images-idx3-ubyte.gz: 100 kB of"));
    robot.clickOn("#fetch-cancel");
    until(() -> robot.lookup("#fetch").query().isVisible());
    assertThat(mnist.folder().resolve("train-images-idx3-ubyte.gz.part")).hasSize(STALL);

    server.stallAfter(Integer.MAX_VALUE);
    robot.clickOn("#fetch");
    until(() -> text(robot, "#data-facts").contains("20 test images"));
    assertThat(text(robot, "#data-facts")).startsWith("10 classes");
    assertThat(text(robot, "#data > .list-cell")).isEqualTo("MNIST (digits, 28 px)");
    assertThat(server.ranges()).startsWith("", "bytes=" + STALL + "-").hasSize(5);
    assertThat(robot.lookup("#fetch").query().getParent().isVisible()).isFalse();
  }

  @Test
  void withoutANetworkTheFileAndItsPlaceAreNamed(FxRobot robot) throws Exception {
    server.close();
    choose(robot, "mnist");
    robot.clickOn("#fetch");
    until(() -> !text(robot, "#fetch-problem").isEmpty());
    assertThat(text(robot, "#fetch-problem"))
        .startsWith("127.0.0.1 cannot be reached from here.")
        .contains("/t10k-labels-idx1-ubyte.gz")
        .endsWith(mnist.folder().toString());

    Path folder = Files.createDirectories(mnist.folder());
    for (RemoteFile file : mnist.files()) {
      boolean images = file.name().contains("images");
      int count = file.name().startsWith("train") ? TRAINING : TEST;
      Files.write(folder.resolve(file.name()), images ? images(count) : labels(count));
    }
    robot.clickOn("#fetch");
    until(() -> text(robot, "#data-facts").startsWith("10 classes"));
  }

  private static void choose(FxRobot robot, String data) {
    ComboBox<String> box = robot.lookup("#data").queryComboBox();
    robot.interact(() -> box.setValue(data));
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Noise, which does not get smaller by compression. */
  private static byte[] images(int count) throws IOException {
    byte[] pixels = new byte[count * 28 * 28];
    new Random(count).nextBytes(pixels);
    return idx(pixels, count, 28, 28);
  }

  private static byte[] labels(int count) throws IOException {
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) (i % 10);
    }
    return idx(labels, count);
  }

  private static byte[] idx(byte[] values, int... sizes) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(4 + 4 * sizes.length).putInt(0x800 + sizes.length);
    for (int size : sizes) {
      head.putInt(size);
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(file)) {
      out.write(head.array());
      out.write(values);
    }
    return file.toByteArray();
  }

  private static String text(FxRobot robot, String id) {
    return robot.lookup(id).queryAs(Labeled.class).getText();
  }
}
