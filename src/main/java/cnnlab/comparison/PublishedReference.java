package cnnlab.comparison;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.MemoryEstimate;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.arch.catalogue.PublishedAccuracy;
import cnnlab.arch.catalogue.PublishedAccuracy.Dataset;
import cnnlab.run.OptimizerSettings;
import cnnlab.text.UserProblem;
import cnnlab.weights.hub.PublishedWeights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * A published network with the accuracy reported for it and what it costs as published.
 *
 * @param costs training with {@link #BATCH} images and SGD with momentum, as the papers do not tell
 *     their memory
 */
public record PublishedReference(Entry entry, PublishedAccuracy published, NetworkCosts costs) {
  /** Images in a batch for which the memory is worked out. */
  public static final int BATCH = 32;

  /** Tells it from all others: of one network there may be several weights. */
  String id() {
    boolean usual = PublishedAccuracy.ALL.contains(published);
    return usual ? entry.name() : entry.name() + " " + published.source();
  }

  /** All there are; takes a moment. */
  public static List<PublishedReference> all() throws UserProblem {
    List<PublishedReference> references = new ArrayList<>();
    List<PublishedAccuracy> reported = new ArrayList<>(PublishedAccuracy.ALL);
    PublishedWeights.here().stream().map(PublishedReference::of).forEach(reported::add);
    for (PublishedAccuracy published : reported.stream().distinct().toList()) {
      Entry entry = Catalogue.entry(published.network());
      Analysis analysis = Analysis.of(Catalogue.build(entry.settings()));
      MemoryEstimate memory = MemoryEstimate.training(analysis, BATCH, OptimizerSettings.Kind.SGD);
      references.add(new PublishedReference(entry, published, NetworkCosts.of(analysis, memory)));
    }
    return references;
  }

  /** The accuracy reported for weights that were fetched, under the catalogue's words. */
  private static PublishedAccuracy of(PublishedWeights weights) {
    return PublishedAccuracy.ALL.stream()
        .filter(it -> it.network().equals(weights.network()) && it.top1() == weights.top1())
        .findFirst()
        .orElseGet(
            () ->
                new PublishedAccuracy(
                    weights.network(), Dataset.IMAGENET, weights.top1(), weights.source()));
  }

  /** Those measured on the data set of this name. */
  public static List<PublishedReference> on(String name, List<PublishedReference> all) {
    return all.stream().filter(it -> it.published().dataset().isNamed(name)).toList();
  }

  /**
   * The data sets to be shown beside the runs': ImageNet, unless it is among them, or they all are
   * of one that has published figures.
   */
  public static List<Dataset> beside(Collection<String> names) {
    boolean own = names.size() == 1 && names.stream().anyMatch(PublishedReference::isReported);
    boolean among = names.stream().anyMatch(Dataset.IMAGENET::isNamed);
    return own || among ? List.of() : List.of(Dataset.IMAGENET);
  }

  private static boolean isReported(String dataset) {
    return Arrays.stream(Dataset.values()).anyMatch(it -> it.isNamed(dataset));
  }
}
