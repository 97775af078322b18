package cnnlab.ui.evaluate;

import cnnlab.evaluation.Agreement;
import cnnlab.evaluation.ExamplePrediction;
import cnnlab.evaluation.PredictionPair;
import cnnlab.evaluation.PredictionPair.Outcome;
import cnnlab.text.UserProblem;
import cnnlab.ui.ProgressJob;
import cnnlab.ui.Services;
import cnnlab.ui.network.Choice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.DoublePredicate;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** A second network on the images in view: which of the two classifies an image correctly. */
final class SecondNetwork {
  private final EvaluateViewModel model;
  private final Services services;
  private final ProgressJob job;
  private final ObjectProperty<@Nullable Choice> choice = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<Map<Integer, Outcome>> outcomes =
      new ReadOnlyObjectWrapper<>(Map.of());
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();

  SecondNetwork(EvaluateViewModel model, Services services) {
    this.model = model;
    this.services = services;
    job = new ProgressJob(services.background(), "evaluate.second", 0);
    choice.subscribe(this::ask);
    model.sessionProperty().subscribe(() -> choice.set(null));
  }

  /** Null until one is chosen, and for another network or other images in view. */
  ObjectProperty<@Nullable Choice> choiceProperty() {
    return choice;
  }

  /** By the image's index; the network in view is the first, the chosen one the second. */
  ReadOnlyObjectProperty<Map<Integer, Outcome>> outcomesProperty() {
    return outcomes.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  ProgressJob job() {
    return job;
  }

  /** Ends the work; what was predicted is kept. */
  void cancel() {
    job.cancel();
    choice.set(null);
  }

  private void ask() {
    job.cancel();
    outcomes.set(Map.of());
    problem.set(null);
    Choice asked = choice.get();
    Session session = model.sessionProperty().get();
    if (asked != null && session != null) {
      job.run(goOn -> compare(session, asked, goOn), outcomes::set, problem::set);
    }
  }

  private Map<Integer, Outcome> compare(Session session, Choice asked, DoublePredicate goOn)
      throws UserProblem {
    List<ExamplePrediction> theirs =
        model
            .network(asked)
            .examples(
                services.engine(),
                session.result().data(),
                session.result().split(),
                (done, all) -> goOn.test((double) done / all))
            .orElseThrow(CancellationException::new);
    Map<Integer, Outcome> found = new HashMap<>();
    for (PredictionPair pair : Agreement.of(session.result().examples(), theirs).pairs()) {
      found.put(pair.first().index(), pair.outcome());
    }
    return found;
  }
}
