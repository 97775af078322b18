package cnnlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A network's file says where it was published: that may be any address. */
@ExtendWith(ApplicationExtension.class)
class NavigationTest {
  private final List<String> opened = new ArrayList<>();

  @Start
  void start(Stage stage) {
    stage.setTitle("none");
  }

  @Test
  void onlyPagesOfTheWebAreOpenedFromFiles(FxRobot robot) {
    Navigation navigation = new Navigation();
    navigation.connectBrowser(opened::add);
    robot.interact(
        () ->
            List.of(
                    "https://arxiv.org/abs/1512.03385",
                    "HTTP://example.org",
                    "file:///etc/passwd",
                    "javascript:alert(1)",
                    "data:text/html,x",
                    "/usr/bin/xterm",
                    "smb://host/share",
                    "")
                .forEach(navigation::browse));
    assertThat(opened).containsExactly("https://arxiv.org/abs/1512.03385", "HTTP://example.org");
    Path folder = Path.of("a run").toAbsolutePath();
    robot.interact(() -> navigation.browse(folder));
    assertThat(opened).endsWith(folder.toUri().toString());
  }
}
