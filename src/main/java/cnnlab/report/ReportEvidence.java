package cnnlab.report;

import cnnlab.comparison.ComparedRun;
import cnnlab.data.Dataset;
import cnnlab.data.image.RgbImage;
import cnnlab.data.image.Split;
import cnnlab.engine.Engine;
import cnnlab.evaluation.EvaluatedNetwork;
import cnnlab.evaluation.EvaluatedSplit;
import cnnlab.evaluation.ExamplePrediction;
import cnnlab.evaluation.NetworkPredictions;
import cnnlab.evaluation.SharedImages;
import cnnlab.text.UserProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.DoublePredicate;
import org.jspecify.annotations.Nullable;

/**
 * What a report says that a run's folder alone does not tell: examples of the data, and what
 * networks make of images that none of them was trained on.
 *
 * @param datasets one for each data set of the runs, in their order
 */
public record ReportEvidence(List<OfDataset> datasets) {
  /** The figures of the runs alone. */
  public static final ReportEvidence NONE = new ReportEvidence(List.of());

  private static final int EXAMPLES = 12;
  private static final int WORST = 12;

  /**
   * Of the runs on one data set.
   *
   * @param dataset its short name
   * @param examples images of its classes
   * @param split that the networks were judged on
   * @param networks what they took its images for, by the title of {@link ComparedRun#folder}
   * @param worst errors of which a network is surest, by its run's folder
   * @param problem why there are no examples or predictions; null where there are
   */
  public record OfDataset(
      String dataset,
      List<Example> examples,
      EvaluatedSplit split,
      List<NetworkPredictions> networks,
      Map<Path, List<Worst>> worst,
      @Nullable UserProblem problem) {
    public OfDataset {
      examples = List.copyOf(examples);
      networks = List.copyOf(networks);
      worst = Map.copyOf(worst);
    }

    /** Of one run; empty where it was not judged. */
    Optional<NetworkPredictions> of(ComparedRun run) {
      return networks.stream().filter(it -> it.title().equals(run.folder().toString())).findFirst();
    }
  }

  /** An image and its class, as the data set calls it. */
  public record Example(RgbImage image, String label) {}

  /** An image that a network is sure of, and wrong. */
  public record Worst(RgbImage image, ExamplePrediction prediction) {}

  public ReportEvidence {
    datasets = List.copyOf(datasets);
  }

  /** Of a data set; empty where nothing was gathered. */
  Optional<OfDataset> on(String dataset) {
    return datasets.stream().filter(it -> it.dataset().equals(dataset)).findFirst();
  }

  /**
   * Gathers it. Predictions that are kept are used again; where data are gone or do not fit, that
   * is said in place of what would follow from them.
   *
   * @param goOn is told the share done, 0 to 1, and says whether to go on
   * @throws CancellationException where the work was not to go on
   */
  public static ReportEvidence gather(Engine engine, List<ComparedRun> runs, DoublePredicate goOn) {
    List<OfDataset> all = new ArrayList<>();
    List<String> names = runs.stream().map(ComparedRun::dataset).distinct().toList();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      int before = i;
      List<ComparedRun> own = runs.stream().filter(run -> run.dataset().equals(name)).toList();
      all.add(of(engine, name, own, share -> goOn.test((before + share) / names.size())));
    }
    return new ReportEvidence(all);
  }

  private static OfDataset of(
      Engine engine, String name, List<ComparedRun> runs, DoublePredicate goOn) {
    List<Example> examples = new ArrayList<>();
    try {
      SharedImages images = SharedImages.of(runs.stream().map(ComparedRun::record).toList());
      examples.addAll(examples(images.data()));
      List<NetworkPredictions> networks = new ArrayList<>();
      Map<Path, List<Worst>> worst = new TreeMap<>();
      List<ComparedRun> judged =
          runs.stream()
              .filter(run -> run.seeds().size() == 1 && run.run().weights().isPresent())
              .toList();
      for (ComparedRun run : judged) {
        int before = networks.size();
        List<ExamplePrediction> predictions =
            EvaluatedNetwork.of(run.run())
                .examples(
                    engine,
                    images.data(),
                    images.split(),
                    (done, all) -> goOn.test((before + (double) done / all) / judged.size()))
                .orElseThrow(CancellationException::new);
        networks.add(new NetworkPredictions(run.folder().toString(), predictions));
        worst.put(run.folder(), worst(predictions, images.images()));
      }
      return new OfDataset(name, examples, images.split(), networks, worst, null);
    } catch (UserProblem problem) {
      return new OfDataset(name, examples, EvaluatedSplit.TEST, List.of(), Map.of(), problem);
    }
  }

  /** As many of every class as there is room for, from the front. */
  private static List<Example> examples(Dataset data) throws UserProblem {
    Split train = data.train();
    int classes = data.labels().size();
    int each = Math.max(1, EXAMPLES / classes);
    int[] found = new int[classes];
    List<Integer> chosen = new ArrayList<>();
    for (int i = 0; i < train.size() && chosen.size() < EXAMPLES; i++) {
      if (found[train.label(i)]++ < each) {
        chosen.add(i);
      }
    }
    chosen.sort(Comparator.comparingInt(train::label));
    List<Example> examples = new ArrayList<>();
    for (int i : chosen) {
      examples.add(new Example(train.image(i), data.labels().get(train.label(i))));
    }
    return examples;
  }

  private static List<Worst> worst(List<ExamplePrediction> predictions, Split images)
      throws UserProblem {
    List<Worst> worst = new ArrayList<>();
    for (ExamplePrediction wrong :
        predictions.stream()
            .filter(prediction -> !prediction.isCorrect())
            .sorted(Comparator.comparingDouble(prediction -> -prediction.confidence()))
            .limit(WORST)
            .toList()) {
      worst.add(new Worst(images.image(wrong.index()), wrong));
    }
    return worst;
  }
}
