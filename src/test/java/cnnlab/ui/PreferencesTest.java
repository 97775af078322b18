package cnnlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
