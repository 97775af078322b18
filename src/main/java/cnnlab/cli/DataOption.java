package cnnlab.cli;

import cnnlab.cli.terminal.FetchLine;
import cnnlab.data.DataParts;
import cnnlab.data.Datasets;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** Which data set. */
final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DATA",
      description =
          "fashion-mnist or shapes, which come along; mnist, cifar10, cifar100 or imagenette, which"
              + " are fetched once; or the path of a folder or an archive (zip, tar, tar.gz): a"
              + " folder of images per class, IDX files, or CIFAR's binary files.")
  private String name = "";

  /** Its name or path, empty where none is given. */
  String name() {
    return name;
  }

  /** As {@link Datasets#lasting} calls it. */
  String lasting() throws UserProblem {
    return Datasets.lasting(name);
  }

  /**
   * Opens the data, which are fetched first where they are a known set that is not here yet.
   *
   * @param err is told how that goes, and what was passed over
   */
  DataParts open(PrintWriter err) throws UserProblem {
    return open(name, err);
  }

  /** The same, of data that a run names. */
  static DataParts open(String name, PrintWriter err) throws UserProblem {
    FetchLine.fetch(name, err);
    DataParts parts = Datasets.open(name);
    parts.notes().forEach(note -> err.println("Note: " + note.sentences(Messages.ENGLISH)));
    err.flush();
    return parts;
  }
}
