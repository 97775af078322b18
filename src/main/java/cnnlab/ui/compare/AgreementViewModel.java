package cnnlab.ui.compare;

import cnnlab.comparison.ComparedRun;
import cnnlab.data.image.RgbImage;
import cnnlab.data.image.Split;
import cnnlab.evaluation.Agreement;
import cnnlab.evaluation.EvaluatedNetwork;
import cnnlab.evaluation.EvaluatedSplit;
import cnnlab.evaluation.ExamplePrediction;
import cnnlab.evaluation.NetworkPredictions;
import cnnlab.evaluation.PredictionPair;
import cnnlab.evaluation.PredictionPair.Outcome;
import cnnlab.evaluation.SharedImages;
import cnnlab.text.UserProblem;
import cnnlab.ui.ProgressJob;
import cnnlab.ui.Services;
import cnnlab.ui.View;
import cnnlab.ui.correction.CorrectedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import org.jspecify.annotations.Nullable;

/** The chosen runs on the same images: where they agree, and the images on which they do not. */
final class AgreementViewModel {
  private static final String JUDGING = "compare.agreement";
  private static final String IMAGES = "compare.agreement.images";
  private static final int MOST_IMAGES = 60;

  /** The order in which they are offered: first what tells networks apart. */
  static final List<Outcome> OUTCOMES =
      List.of(Outcome.ONLY_FIRST, Outcome.ONLY_SECOND, Outcome.NEITHER, Outcome.BOTH);

  private final CompareViewModel model;
  private final Services services;
  private final ReadOnlyObjectWrapper<List<ComparedRun>> candidates =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<@Nullable Result> result = new ReadOnlyObjectWrapper<>();
  private final ObjectProperty<@Nullable Pair> pair = new SimpleObjectProperty<>();
  private final ObjectProperty<Outcome> outcome = new SimpleObjectProperty<>(Outcome.ONLY_FIRST);
  private final ReadOnlyObjectWrapper<List<Shown>> shown = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();
  private final ProgressJob job;

  /** Two of the runs, and what became of the same images. */
  record Pair(ComparedRun first, ComparedRun second, Agreement agreement) {}

  /**
   * What the runs took the same images for.
   *
   * @param count number of images
   */
  record Result(String dataset, EvaluatedSplit split, Split images, int count, List<Pair> pairs) {}

  /** An image on which two networks were asked. */
  record Shown(PredictionPair judged, RgbImage image) {}

  AgreementViewModel(CompareViewModel model, Services services) {
    this.model = model;
    this.services = services;
    job = new ProgressJob(services.background(), JUDGING, 0);
    model.chosen().addListener((MapChangeListener<Path, Integer>) _ -> look());
    model.shown().addListener((ListChangeListener<ComparedRun>) _ -> look());
    pair.subscribe(this::showAnyImages);
    outcome.subscribe(this::load);
    look();
  }

  /** The chosen runs that can be compared: trained, and on the data set that most of them have. */
  ReadOnlyObjectProperty<List<ComparedRun>> candidatesProperty() {
    return candidates.getReadOnlyProperty();
  }

  /** Null until they were judged. */
  ReadOnlyObjectProperty<@Nullable Result> resultProperty() {
    return result.getReadOnlyProperty();
  }

  /** The pair in view; null while there is no result. */
  ObjectProperty<@Nullable Pair> pairProperty() {
    return pair;
  }

  /** Which of the pair's images are in view. */
  ObjectProperty<Outcome> outcomeProperty() {
    return outcome;
  }

  /** Those images, the surest first; not more than {@value MOST_IMAGES}. */
  ReadOnlyObjectProperty<List<Shown>> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** Why it could not be done. */
  ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** The predictions under way. */
  ProgressJob job() {
    return job;
  }

  private void look() {
    List<ComparedRun> trained =
        model.chosenRuns().stream().filter(run -> run.run().weights().isPresent()).toList();
    List<ComparedRun> wanted = onOneDataset(trained);
    if (!folders(wanted).equals(folders(candidates.get()))) {
      cancel();
      result.set(null); // its data set may hold a gigabyte
      pair.set(null);
    }
    candidates.set(wanted);
  }

  private static List<ComparedRun> onOneDataset(List<ComparedRun> runs) {
    Map<String, List<ComparedRun>> byDataset =
        runs.stream()
            .collect(
                Collectors.groupingBy(
                    ComparedRun::dataset, LinkedHashMap::new, Collectors.toList()));
    List<ComparedRun> most = List.of();
    for (List<ComparedRun> group : byDataset.values()) {
      most = group.size() > most.size() ? group : most;
    }
    return most;
  }

  private static List<Path> folders(List<ComparedRun> runs) {
    return runs.stream().map(ComparedRun::folder).toList();
  }

  /** Ends the work; what was predicted is kept. */
  void cancel() {
    job.cancel();
    problem.set(null);
  }

  /** Classifies the same images with all candidates, as far as that is not done yet. */
  void judge() {
    cancel();
    List<ComparedRun> runs = candidates.get();
    job.run(
        goOn -> judged(runs, goOn),
        found -> {
          result.set(found);
          pair.set(found.pairs().getFirst());
        },
        problem::set);
  }

  private Result judged(List<ComparedRun> runs, DoublePredicate goOn) throws UserProblem {
    SharedImages images = SharedImages.of(runs.stream().map(ComparedRun::record).toList());
    List<NetworkPredictions> networks = new ArrayList<>();
    for (ComparedRun run : runs) {
      int before = networks.size();
      Optional<List<ExamplePrediction>> examples =
          EvaluatedNetwork.of(run.run())
              .examples(
                  services.engine(),
                  images.data(),
                  images.split(),
                  (done, all) -> goOn.test((before + (double) done / all) / runs.size()));
      networks.add(
          new NetworkPredictions(
              run.folder().toString(), examples.orElseThrow(CancellationException::new)));
    }
    List<Pair> pairs =
        NetworkPredictions.pairs(networks).stream()
            .map(
                two ->
                    new Pair(
                        runs.get(networks.indexOf(two.first())),
                        runs.get(networks.indexOf(two.second())),
                        two.agreement()))
            .toList();
    return new Result(
        images.data().name(),
        images.split(),
        images.images(),
        networks.getFirst().examples().size(),
        pairs);
  }

  /** Of the outcome in view, or, where the pair has none of it, of the first that it has. */
  private void showAnyImages() {
    Pair asked = pair.get();
    if (asked != null && asked.agreement().count(outcome.get()) == 0) {
      OUTCOMES.stream()
          .filter(each -> asked.agreement().count(each) > 0)
          .findFirst()
          .ifPresent(outcome::set);
    }
    load();
  }

  private void load() {
    Result from = result.get();
    Pair asked = pair.get();
    if (from == null || asked == null) {
      services.background().cancel(IMAGES);
      shown.set(List.of());
      return;
    }
    List<PredictionPair> wanted =
        asked.agreement().of(outcome.get()).stream().limit(MOST_IMAGES).toList();
    services
        .background()
        .run(IMAGES, () -> images(wanted, from.images()), shown::set, problem::set);
  }

  private static List<Shown> images(List<PredictionPair> wanted, Split from) throws UserProblem {
    List<Shown> images = new ArrayList<>();
    for (PredictionPair judged : wanted) {
      images.add(new Shown(judged, from.image(judged.first().index())));
    }
    return List.copyOf(images);
  }

  /** The same image to be corrected. */
  Optional<CorrectedImage> toCorrect(Shown image) {
    Result from = result.get();
    Pair asked = pair.get();
    return from == null || asked == null
        ? Optional.empty()
        : Optional.of(
            new CorrectedImage(
                asked.first().record().settings().data(),
                from.dataset(),
                from.images(),
                image.judged().first().index(),
                asked.first().record().labels()));
  }

  /** Asks the network that is wrong about an image, in Inspect; the first where both are. */
  void inspect(Shown image, String title) {
    Pair asked = pair.get();
    if (asked != null) {
      ComparedRun run = image.judged().first().isCorrect() ? asked.second() : asked.first();
      services.navigation().open(View.INSPECT, List.of(run.folder()));
      services.navigation().open(View.INSPECT, title, image.image());
    }
  }
}
