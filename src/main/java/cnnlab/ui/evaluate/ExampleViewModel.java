package cnnlab.ui.evaluate;

import cnnlab.data.image.RgbImage;
import cnnlab.evaluation.EvaluatedSplit;
import cnnlab.evaluation.ExamplePrediction;
import cnnlab.evaluation.Features;
import cnnlab.text.UserProblem;
import cnnlab.ui.ProgressJob;
import cnnlab.ui.Services;
import cnnlab.ui.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.DoublePredicate;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** One image of an evaluation, and the training images that are most like it to the network. */
final class ExampleViewModel {
  private static final int NEIGHBORS = 8;

  private final EvaluateViewModel model;
  private final Services services;
  private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable List<Neighbor>> neighbors =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();
  private final BooleanProperty following = new SimpleBooleanProperty();
  private final ProgressJob job;

  /** An image in view. */
  record Shown(Session session, ExamplePrediction example, RgbImage image) {}

  /**
   * A training image.
   *
   * @param label its class in the data set
   */
  record Neighbor(RgbImage image, String label, double distance) {}

  ExampleViewModel(EvaluateViewModel model, Services services) {
    this.model = model;
    this.services = services;
    job = new ProgressJob(services.background(), "evaluate.neighbors", 0);
    model
        .sessionProperty()
        .subscribe(
            () -> {
              close();
              following.set(false);
            });
  }

  /** The image in view; null for none. */
  ReadOnlyObjectProperty<@Nullable Shown> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** The nearest training images, the nearest first; null until they are known. */
  ReadOnlyObjectProperty<@Nullable List<Neighbor>> neighborsProperty() {
    return neighbors.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  ProgressJob job() {
    return job;
  }

  /** Shows an image; its neighbors too, once they were asked for in this evaluation. */
  void show(ExamplePrediction example) {
    Session session = model.sessionProperty().get();
    if (session == null) {
      return;
    }
    close();
    services
        .background()
        .run(
            "evaluate.image",
            () -> session.images().image(example.index()),
            image -> {
              shown.set(new Shown(session, example, image));
              if (following.get()) {
                findNeighbors();
              }
            },
            problem::set);
  }

  void close() {
    job.cancel();
    services.background().cancel("evaluate.image");
    shown.set(null);
    neighbors.set(null);
    problem.set(null);
  }

  /**
   * Looks for the neighbors; the first time the activations of all training images must be
   * computed, which are kept.
   */
  void findNeighbors() {
    Shown asked = shown.get();
    if (asked != null) {
      problem.set(null);
      job.run(
          goOn -> nearest(asked, goOn),
          found -> {
            neighbors.set(found);
            following.set(true);
          },
          problem::set);
    }
  }

  private List<Neighbor> nearest(Shown asked, DoublePredicate goOn) throws UserProblem {
    Session session = asked.session();
    List<Features.Neighbor> nearest =
        session
            .network()
            .evaluate(
                services.engine(),
                _ -> {},
                session.result().data(),
                EvaluatedSplit.TRAIN,
                evaluation -> {
                  Optional<Features> features =
                      evaluation.features((done, all) -> goOn.test((double) done / all));
                  return features.isEmpty()
                      ? Optional.<List<Features.Neighbor>>empty()
                      : Optional.of(
                          features.get().nearest(evaluation.featuresOf(asked.image()), NEIGHBORS));
                })
            .orElseThrow(CancellationException::new);
    List<Neighbor> neighbors = new ArrayList<>();
    var train = session.result().data().train();
    List<String> labels = session.result().data().labels();
    for (Features.Neighbor each : nearest) {
      neighbors.add(
          new Neighbor(
              train.image(each.index()), labels.get(train.label(each.index())), each.distance()));
    }
    return neighbors;
  }

  /** Opens the image in Inspect, with the network, where its prediction is explained. */
  void inspect(String title) {
    Shown asked = shown.get();
    if (asked == null) {
      return;
    }
    services.navigation().open(View.INSPECT, List.of(asked.session().choice().path()));
    services.navigation().open(View.INSPECT, title, asked.image());
    var tab = services.navigation().settings(View.INSPECT).get("tab");
    if (tab != null) {
      try {
        tab.setter().set("explanation");
      } catch (UserProblem unknown) {
        throw new IllegalStateException(unknown);
      }
    }
  }
}
