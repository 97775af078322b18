package cnnlab.data;

import cnnlab.text.UserProblem;
import java.nio.file.Path;
import java.util.List;

/** Image files with their classes, each decoded when asked for. */
record FileSplit(List<Path> files, List<Integer> labels) implements Split {
  FileSplit {
    files = List.copyOf(files);
    labels = List.copyOf(labels);
  }

  @Override
  public int size() {
    return files.size();
  }

  @Override
  public int label(int index) {
    return labels.get(index);
  }

  @Override
  public RgbImage image(int index) throws UserProblem {
    return Images.read(files.get(index));
  }
}
