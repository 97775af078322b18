package cnnlab.ui.inspect.unit;

import cnnlab.explain.unit.Unit;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.UserProblem;
import cnnlab.ui.Background;
import cnnlab.ui.ProgressJob;
import cnnlab.ui.inspect.model.InspectViewModel;
import cnnlab.ui.inspect.model.SharedNetwork;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoublePredicate;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** What the network in view is asked about the unit in view and takes a while. */
final class UnitWork {
  private final InspectViewModel model;
  private final ObservableValue<@Nullable Unit> unit;
  private final ProgressJob job;

  /**
   * Something asked, off the screen's thread.
   *
   * @param <T> the answer; empty where it was ended early
   */
  @FunctionalInterface
  interface Question<T> {
    /**
     * Answers it.
     *
     * @param goOn is told the share done so far, 0 to 1, and says whether to go on
     */
    Optional<T> answer(TrainedNetwork network, DoublePredicate goOn) throws UserProblem;
  }

  /**
   * @param key as {@link Background#run} has it
   */
  UnitWork(
      InspectViewModel model,
      ObservableValue<@Nullable Unit> unit,
      Background background,
      String key) {
    this.model = model;
    this.unit = unit;
    job = new ProgressJob(background, key, 0);
  }

  /**
   * Follows what is in view.
   *
   * @param forget when another network comes
   * @param follow when another unit comes
   */
  void onChange(Runnable forget, Runnable follow) {
    model.networkProperty().subscribe(forget);
    unit.subscribe(follow);
  }

  ProgressJob job() {
    return job;
  }

  /** The unit in view; null where there is no network. */
  @Nullable Unit unit() {
    return unit.getValue();
  }

  /** The network in view; null while there is none. */
  @Nullable SharedNetwork network() {
    return model.networkProperty().get();
  }

  /** Asks the network in view, in place of what is under way; problems are told by the model. */
  <T> void ask(Question<T> question, Consumer<T> onAnswer, Runnable onProblem) {
    SharedNetwork network = network();
    if (network != null) {
      job.run(
          goOn -> network.ask(trained -> question.answer(trained, goOn)),
          (Optional<T> answer) -> answer.ifPresent(onAnswer),
          problem -> {
            onProblem.run();
            model.report(problem);
          });
    }
  }
}
