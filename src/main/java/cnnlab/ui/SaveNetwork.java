package cnnlab.ui;

import cnnlab.text.UserProblem;
import cnnlab.weights.WeightFormat;
import cnnlab.weights.file.WeightFile;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Saves a network with its weights, in any of the formats that the program writes. */
public final class SaveNetwork {
  private static final String JOB = "network.save";

  /** Writes a network, in the format that the file's name chooses. */
  public interface Writing {
    void to(Path file) throws UserProblem;
  }

  private SaveNetwork() {}

  /** A kind of file for each format. */
  public static List<ExtensionFilter> filters(Texts texts) {
    return WeightFile.written().stream().map(format -> filter(texts, format)).toList();
  }

  private static ExtensionFilter filter(Texts texts, WeightFormat format) {
    String usual = format.endings().getFirst();
    return new ExtensionFilter(texts.get("control.format." + usual), "*." + usual);
  }

  /**
   * Asks where to, and writes a network in the background.
   *
   * @param name that is proposed, without an ending
   * @param network done in the background
   */
  public static void ask(Services services, Window window, String name, Writing network) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(services.texts().get("control.save-network"));
    chooser.getExtensionFilters().setAll(filters(services.texts()));
    chooser.setInitialFileName(name);
    File file = chooser.showSaveDialog(window);
    if (file != null) {
      write(services, ended(file.toPath(), chooser.getSelectedExtensionFilter()), network);
    }
  }

  /** Writes a network in the background. */
  public static void write(Services services, Path file, Writing network) {
    services
        .background()
        .run(
            JOB,
            () -> {
              network.to(file);
              return file;
            },
            _ -> {},
            services.errors()::show);
  }

  /** The file, with the ending of the kind that was chosen where its name has none. */
  static Path ended(Path file, @Nullable ExtensionFilter kind) {
    boolean named = WeightFile.isName(file);
    return named || kind == null
        ? file
        : file.resolveSibling(file.getFileName() + kind.getExtensions().getFirst().substring(1));
  }
}
