package cnnlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferencesTest {
  @TempDir Path folder;

  @Test
  void whatIsPutIsThereAtTheNextStart() {
    Path file = folder.resolve("new/preferences.properties");
    new Preferences(file).put("theme", AppTheme.DARK);
    Preferences next = new Preferences(file);
    assertThat(next.choice("theme", AppTheme.SYSTEM)).isEqualTo(AppTheme.DARK);
    assertThat(next.number("fontSize", 14)).isEqualTo(14);
  }

  /** Not at each step of a slider; also where the window comes only after it. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void thatNothingCanBeSavedIsToldOnce(boolean first) throws IOException {
    Path inTheWay = Files.createFile(folder.resolve("lab"));
    Preferences preferences = new Preferences(inTheWay.resolve("preferences.properties"));
    List<UserProblem> told = new ArrayList<>();
    if (first) {
      preferences.onUnsaved(told::add);
    }
    preferences.put("theme", AppTheme.DARK);
    preferences.put("fontSize", 15);
    preferences.put("fontSize", 16);
    if (!first) {
      preferences.onUnsaved(told::add);
    }
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().sentences(Messages.ENGLISH))
        .contains("theme, language, recent files", inTheWay.toString(), "is a file", "writable");
    assertThat(told.getFirst().sentences(Messages.CHINESE)).contains("写权限");
    assertThat(preferences.number("fontSize", 14)).as("for this window").isEqualTo(16);
  }

  @Test
  void valuesThatMakeNoSenseAreAsIfNotThere() {
    Preferences preferences = new Preferences(folder.resolve("p"));
    preferences.put("theme", "PINK");
    preferences.put("fontSize", "large");
    assertThat(preferences.choice("theme", AppTheme.SYSTEM)).isEqualTo(AppTheme.SYSTEM);
    assertThat(preferences.number("fontSize", 14)).isEqualTo(14);
  }

  @Test
  void aFileThatIsNotOursDoesNotKeepTheProgramFromStarting() throws IOException {
    Path file = folder.resolve("p");
    Files.writeString(file, "broken=\\u00zz");
    assertThat(new Preferences(file).text("broken")).isEmpty();
  }

  @Test
  void recentFilesComeLatestFirstEachOnceAndOnlyIfTheyExist() throws IOException {
    Preferences preferences = new Preferences(folder.resolve("p"));
    Path a = Files.createFile(folder.resolve("a.png"));
    Path b = Files.createFile(folder.resolve("b.png"));
    Path gone = folder.resolve("gone.png");
    for (Path used : new Path[] {a, gone, b, a}) {
      preferences.addRecent("images", used);
    }
    assertThat(preferences.recent("images")).containsExactly(a, b);
  }
}
