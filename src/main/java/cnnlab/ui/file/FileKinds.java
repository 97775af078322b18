package cnnlab.ui.file;

import cnnlab.data.image.ImageFormat;
import cnnlab.ui.Texts;
import cnnlab.weights.file.WeightFile;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.stage.FileChooser.ExtensionFilter;

/** Kinds of file that are asked for in several places. */
public final class FileKinds {
  private FileKinds() {}

  /** Weight files of every format that is read. */
  public static ExtensionFilter weights(Texts texts) {
    return kind(texts.get("control.kinds.weights"), WeightFile.ENDINGS);
  }

  /** Images of every format that is read. */
  public static ExtensionFilter images(Texts texts) {
    return kind(texts.get("control.kinds.images"), ImageFormat.endings());
  }

  private static ExtensionFilter kind(String title, Collection<String> endings) {
    return new ExtensionFilter(title, endings.stream().map(ending -> "*." + ending).toList());
  }

  /** Kinds that are called by their endings: "PNG", "SVG". */
  public static List<ExtensionFilter> named(String... endings) {
    return Stream.of(endings)
        .map(ending -> new ExtensionFilter(ending.toUpperCase(Locale.ROOT), "*." + ending))
        .toList();
  }
}
