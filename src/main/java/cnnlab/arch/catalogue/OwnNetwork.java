package cnnlab.arch.catalogue;

import cnnlab.arch.Architecture;
import cnnlab.arch.ArchitectureJson;
import cnnlab.arch.Layer;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.Op;
import cnnlab.files.LimitedFile;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A network of a user's own, in a file as {@link ArchitectureJson} writes it. The file's path is
 * its name, so that it can be used wherever a network of the catalogue can.
 */
record OwnNetwork(Entry entry, Architecture architecture) implements CatalogueNetwork {
  private static final String ENDING = ".json";

  static boolean isName(String name) {
    return name.endsWith(ENDING);
  }

  static OwnNetwork read(String name) throws UserProblem {
    Architecture architecture = ArchitectureJson.readOwn(text(name));
    Op.Input image = architecture.input();
    if (image.channels() != 3 || image.height() != image.width()) {
      throw UserProblem.of("architecture.input", image.channels(), image.height(), image.width())
          .at(architecture.layers().getFirst().name());
    }
    int classes =
        architecture.layer(architecture.mainHead().layer()).op() instanceof Op.Linear linear
            ? linear.units()
            : 1;
    Entry entry =
        new Entry(
            name,
            architecture.name(),
            Family.OWN,
            architecture.source(),
            architecture.input().height(),
            architecture.heads().size() > 1,
            classes);
    return new OwnNetwork(entry, architecture);
  }

  private static String text(String name) throws UserProblem {
    try {
      return LimitedFile.text(Path.of(name), ArchitectureJson.MOST_MEBIBYTES);
    } catch (IOException e) {
      throw UserProblem.of("architecture.file", name).at(name).causedBy(e);
    }
  }

  @Override
  public Architecture build(NetworkSettings settings) {
    Architecture whole = settings.auxiliary() ? architecture : architecture.forInference();
    List<Layer> layers = Refit.layers(whole.layers(), whole.heads(), settings.width(), settings);
    return new Architecture(whole.name(), whole.form(), whole.source(), layers, whole.heads());
  }
}
