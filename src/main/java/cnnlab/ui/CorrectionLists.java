package cnnlab.ui;

import cnnlab.data.CorrectionsFile;
import cnnlab.data.correction.Correction;
import cnnlab.data.correction.Corrections;
import cnnlab.data.image.Split;
import cnnlab.text.UserProblem;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The corrections of data sets, which every screen shares: what is excluded in a gallery is told on
 * the data page and offered in the form. On the JavaFX thread; files are read and written behind
 * it.
 */
public final class CorrectionLists {
  private final Background background;
  private final Consumer<? super UserProblem> onProblem;
  private final Map<String, OfData> lists = new HashMap<>();

  /**
   * @param onProblem is told why a list could not be read or written
   */
  public CorrectionLists(Background background, Consumer<? super UserProblem> onProblem) {
    this.background = background;
    this.onProblem = onProblem;
  }

  /** The list of a data set, by its name or path; it is read when it is first asked for. */
  public OfData of(String nameOrPath) {
    FxThread.require();
    return lists.computeIfAbsent(nameOrPath, OfData::new);
  }

  /** The corrections of one data set. */
  public final class OfData {
    private final String data;
    private final ReadOnlyObjectWrapper<Corrections> list =
        new ReadOnlyObjectWrapper<>(Corrections.NONE);
    private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper();
    private final Deque<Corrections> former = new ArrayDeque<>();
    private final Object writing = new Object();
    private volatile Corrections newest = Corrections.NONE;

    private OfData(String data) {
      this.data = data;
      background.run(
          "correction.read " + data,
          () -> CorrectionsFile.read(CorrectionsFile.of(data)),
          this::read,
          onProblem);
    }

    private void read(Corrections found) {
      if (former.isEmpty()) {
        newest = found;
        list.set(found);
      }
    }

    /** What is corrected now. */
    public ReadOnlyObjectProperty<Corrections> listProperty() {
      return list.getReadOnlyProperty();
    }

    /** Whether there is a change to take back. */
    public ReadOnlyBooleanProperty undoableProperty() {
      return undoable.getReadOnlyProperty();
    }

    /** Where the list lies. */
    public Path file() throws UserProblem {
      return CorrectionsFile.of(data);
    }

    /**
     * Excludes an image, or gives it another class.
     *
     * @param was the class that the split gives it
     * @param becomes null to exclude it
     */
    public void correct(Split split, int index, String was, @Nullable String becomes) {
      background.run(
          "correction " + data + " " + split.id(index),
          () -> Correction.of(split, index, was, becomes),
          change -> change(list.get().with(change)),
          onProblem);
    }

    /** Takes back what is said of an image. */
    public void takeBack(String image) {
      change(list.get().without(image));
    }

    /** Takes everything back. */
    public void clear() {
      change(Corrections.NONE);
    }

    /** Brings back what was before the last change. */
    public void undo() {
      if (!former.isEmpty()) {
        set(former.pop());
      }
    }

    private void change(Corrections wanted) {
      if (!wanted.equals(list.get())) {
        former.push(list.get());
        set(wanted);
      }
    }

    private void set(Corrections wanted) {
      newest = wanted;
      list.set(wanted);
      undoable.set(!former.isEmpty());
      background.run("correction.write " + data, this::write, _ -> {}, onProblem);
    }

    /** The newest, whatever was to be written when this was asked for. */
    private Path write() throws UserProblem {
      synchronized (writing) {
        Path file = file();
        CorrectionsFile.write(file, newest);
        return file;
      }
    }
  }
}
