package cnnlab.ui.explore.code;

import cnnlab.analysis.Analysis;
import cnnlab.arch.Architecture;
import cnnlab.export.Framework;
import cnnlab.files.AtomicFile;
import cnnlab.files.FileProblem;
import cnnlab.text.UserProblem;
import cnnlab.ui.Background;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** The network in view as source code. */
public final class CodeViewModel {
  private final Background background;
  private final ObservableValue<Optional<Analysis>> network;
  private final ObjectProperty<Framework> framework = new SimpleObjectProperty<>(Framework.PYTORCH);
  private final ReadOnlyStringWrapper code = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Optional<UserProblem>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  public CodeViewModel(Background background, ObservableValue<Optional<Analysis>> network) {
    this.background = background;
    this.network = network;
    network.subscribe(this::write);
    framework.subscribe(this::write);
    write();
  }

  ObjectProperty<Framework> frameworkProperty() {
    return framework;
  }

  /** The source code; "" while there is none. */
  ReadOnlyStringProperty codeProperty() {
    return code.getReadOnlyProperty();
  }

  /** Why the framework cannot have this network. */
  ReadOnlyObjectProperty<Optional<UserProblem>> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** The usual name of a file with this code. */
  String fileName() {
    return architecture().map(framework.get()::fileName).orElse("");
  }

  void save(Path file) throws UserProblem {
    try {
      AtomicFile.write(file, code.get());
    } catch (IOException e) {
      throw FileProblem.of(e, file);
    }
  }

  private Optional<Architecture> architecture() {
    return network.getValue().map(Analysis::architecture);
  }

  private void write() {
    Framework chosen = framework.get();
    architecture()
        .ifPresent(
            it ->
                background.run(
                    "explore.code", () -> chosen.write(it), this::show, this::showProblem));
  }

  private void show(String text) {
    problem.set(Optional.empty());
    code.set(text);
  }

  private void showProblem(UserProblem missing) {
    code.set("");
    problem.set(Optional.of(missing));
  }
}
