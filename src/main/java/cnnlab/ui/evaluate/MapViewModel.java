package cnnlab.ui.evaluate;

import cnnlab.data.image.RgbImage;
import cnnlab.evaluation.ExamplePrediction;
import cnnlab.evaluation.Features;
import cnnlab.evaluation.embedding.PrincipalComponents;
import cnnlab.evaluation.embedding.UmapEmbedding;
import cnnlab.text.UserProblem;
import cnnlab.ui.ProgressJob;
import cnnlab.ui.Services;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * A map of the images by what the network's last layer before the classifier makes of them: the
 * principal components at once, UMAP in the background.
 */
final class MapViewModel {
  /** More points than these hide each other, and take UMAP minutes. */
  private static final int MOST_POINTS = 3000;

  private final EvaluateViewModel model;
  private final Services services;
  private final ProgressJob job;
  private final ObjectProperty<Method> method = new SimpleObjectProperty<>(Method.PCA);
  private final ReadOnlyObjectWrapper<@Nullable Layout> layout = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();
  private @Nullable Rows rows;
  private @Nullable Layout pca;
  private @Nullable Layout umap;

  /** How the images are laid out. */
  enum Method {
    PCA,
    UMAP
  }

  @SuppressWarnings("ArrayRecordComponent") // compared by identity, never used as a key
  private record Rows(List<ExamplePrediction> examples, float[][] values) {}

  /**
   * Images with their places.
   *
   * @param all how many there are; no more than {@value MOST_POINTS} are laid out
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by identity, never used as a key
  record Layout(Method method, List<ExamplePrediction> examples, float[][] points, int all) {
    /** Whether an image is among those laid out. */
    boolean has(int index) {
      return examples.stream().anyMatch(it -> it.index() == index);
    }
  }

  MapViewModel(EvaluateViewModel model, Services services) {
    this.model = model;
    this.services = services;
    job = new ProgressJob(services.background(), "evaluate.map", 0);
    model.sessionProperty().subscribe(this::forget);
    method.subscribe(
        () -> {
          if (rows != null) {
            draw();
          }
        });
  }

  ObjectProperty<Method> methodProperty() {
    return method;
  }

  /** Null until it is drawn for the first time. */
  ReadOnlyObjectProperty<@Nullable Layout> layoutProperty() {
    return layout.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  ProgressJob job() {
    return job;
  }

  private void forget() {
    job.cancel();
    rows = null;
    pca = null;
    umap = null;
    layout.set(null);
    problem.set(null);
  }

  /** Lays the images out by the chosen method, as far as that is not done yet. */
  void draw() {
    Session session = model.sessionProperty().get();
    if (session == null) {
      return;
    }
    Method wanted = method.get();
    Layout known = wanted == Method.PCA ? pca : umap;
    if (known != null) {
      job.cancel();
      layout.set(known);
      return;
    }
    problem.set(null);
    Rows computed = rows;
    record Answer(Rows rows, Layout layout) {}
    job.run(
        goOn -> {
          Rows used = computed != null ? computed : rows(session, goOn);
          return new Answer(used, layout(wanted, used, session, goOn));
        },
        answer -> {
          rows = answer.rows();
          if (wanted == Method.PCA) {
            pca = answer.layout();
          } else {
            umap = answer.layout();
          }
          layout.set(answer.layout());
        },
        problem::set);
  }

  private Rows rows(Session session, DoublePredicate goOn) throws UserProblem {
    Features features =
        session
            .network()
            .evaluate(
                services.engine(),
                _ -> {},
                session.result().data(),
                session.result().split(),
                evaluation -> evaluation.features((done, all) -> goOn.test((double) done / all)))
            .orElseThrow(CancellationException::new);
    List<ExamplePrediction> examples = session.result().examples();
    int count = Math.min(MOST_POINTS, examples.size());
    int[] drawn =
        IntStream.range(0, count)
            .map(i -> examples.get((int) ((long) i * examples.size() / count)).index())
            .toArray();
    Features.Sample sample = features.of(drawn);
    Map<Integer, ExamplePrediction> byIndex =
        examples.stream().collect(Collectors.toMap(ExamplePrediction::index, Function.identity()));
    List<ExamplePrediction> found = new ArrayList<>();
    for (int index : sample.indices()) {
      found.add(Optional.ofNullable(byIndex.get(index)).orElseThrow());
    }
    return new Rows(List.copyOf(found), sample.rows());
  }

  private static Layout layout(Method method, Rows rows, Session session, DoublePredicate goOn)
      throws UserProblem {
    if (rows.values().length < UmapEmbedding.LEAST && method == Method.UMAP) {
      throw UserProblem.of("evaluate.few-images", rows.values().length, UmapEmbedding.LEAST);
    }
    float[][] points =
        switch (method) {
          case PCA -> PrincipalComponents.of(rows.values(), 2);
          case UMAP -> UmapEmbedding.of(rows.values(), goOn);
        };
    return new Layout(method, rows.examples(), points, session.result().examples().size());
  }

  /** Reads the images of some points, to be drawn small. */
  void readImages(List<ExamplePrediction> wanted, Consumer<List<RgbImage>> to) {
    Session session = model.sessionProperty().get();
    if (session != null) {
      services
          .background()
          .run(
              "evaluate.map.images",
              () -> {
                List<RgbImage> images = new ArrayList<>();
                for (ExamplePrediction each : wanted) {
                  images.add(session.images().image(each.index()));
                }
                return images;
              },
              to,
              problem::set);
    }
  }
}
