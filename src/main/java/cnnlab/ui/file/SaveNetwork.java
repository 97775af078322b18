package cnnlab.ui.file;

import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.file.SaveFile.NotedWriting;
import cnnlab.weights.WeightFormat;
import cnnlab.weights.file.WeightFile;
import java.nio.file.Path;
import java.util.List;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

/** Saves a network with its weights, in any of the formats that the program writes. */
public final class SaveNetwork {

  private SaveNetwork() {}

  /** A kind of file for each format. */
  public static List<ExtensionFilter> filters(Texts texts) {
    return WeightFile.written().stream().map(format -> filter(texts, format)).toList();
  }

  private static ExtensionFilter filter(Texts texts, WeightFormat format) {
    return new ExtensionFilter(
        texts.get("control.format." + format.endings().getFirst()),
        format.endings().stream().map(ending -> "*." + ending).toList());
  }

  /**
   * Asks where to, and writes a network in the background.
   *
   * @param name that is proposed, without an ending
   * @param network done in the background
   */
  public static void ask(Services services, Window window, String name, NotedWriting network) {
    String title = services.texts().get("control.save-network");
    services
        .files()
        .save(window, title, name, filters(services.texts()))
        .ifPresent(file -> write(services, file, network));
  }

  /** Writes a network in the background. */
  public static void write(Services services, Path file, NotedWriting network) {
    SaveFile.noted(services, file, network);
  }
}
