package cnnlab.data;

import cnnlab.data.download.DownloadableDataset;
import cnnlab.text.UserProblem;

/** How far a data set is that was asked for. */
public sealed interface DataState {

  /** It is being opened. */
  record Opening() implements DataState {}

  /** It is a known one that must be fetched first. */
  record Absent(DownloadableDataset set) implements DataState {}

  /** It cannot be opened. */
  record Failed(UserProblem problem) implements DataState {}

  /** It can be used. */
  record Opened(OpenedData data) implements DataState {}

  /** Opens it, unless it was opened before and did not change. */
  static DataState open(String nameOrPath, DataState before) {
    if (before instanceof Opened(OpenedData data)
        && data.name().equals(nameOrPath)
        && data.isCurrent()) {
      return before;
    }
    var known = DownloadableDataset.named(nameOrPath).filter(set -> set.place().isEmpty());
    if (known.isPresent()) {
      return new Absent(known.get());
    }
    try {
      return new Opened(OpenedData.open(nameOrPath));
    } catch (UserProblem problem) {
      return new Failed(problem);
    }
  }
}
