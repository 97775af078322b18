package cnnlab.run;

import static java.util.Objects.requireNonNull;

import cnnlab.arch.Architecture;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.data.DatasetTitle;
import cnnlab.data.transform.Preprocessing;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of {@code run.json}: enough to understand a run and to use its weights without its
 * data.
 *
 * @param format version of this layout, {@link #FORMAT} for a new run
 * @param dataset the data set's short name, by which runs on the same one are told
 * @param testExamples 0 where there are none apart from validation, and in runs of earlier versions
 * @param imagesPerSecond trained on average, without validation and pauses
 * @param peakMiB the most memory the program took
 * @param test null until it is known, and where there are no test images
 */
@RecordBuilder
public record RunRecord(
    int format,
    String title,
    RunState state,
    RunSettings settings,
    Architecture architecture,
    String dataset,
    List<String> labels,
    int trainExamples,
    int validationExamples,
    int testExamples,
    Preprocessing preprocessing,
    Provenance provenance,
    double imagesPerSecond,
    long peakMiB,
    @Nullable TestResult test)
    implements RunRecordBuilder.With {

  /** The newest layout, the one that is written. Every older one can be read. */
  public static final int FORMAT = 1;

  private static final String SEPARATOR = " · ";

  public RunRecord {
    requireNonNull(title, "title");
    requireNonNull(state, "state");
    requireNonNull(settings, "settings");
    requireNonNull(architecture, "architecture");
    requireNonNull(dataset, "dataset");
    requireNonNull(preprocessing, "preprocessing");
    requireNonNull(provenance, "provenance");
    labels = List.copyOf(labels);
  }

  /** Whether the catalogue does not have the network: it is an own one, known by its file. */
  public boolean hasOwnNetwork() {
    return !architecture.name().equals(settings.network().name());
  }

  /** What a run is called at first: the titles of its network and of its data. */
  public static String title(String network, String dataset) {
    return network + SEPARATOR + DatasetTitle.of(dataset);
  }

  /** The data set's title. */
  public String datasetTitle() {
    return DatasetTitle.of(dataset);
  }

  /** The title where the data set is named beside it: without that at its end. */
  public String titleBesideData() {
    String end = SEPARATOR + datasetTitle();
    return title.endsWith(end) ? title.substring(0, title.length() - end.length()) : title;
  }

  /** The network's title; an own one's name. */
  public String networkTitle() {
    return Catalogue.title(architecture.name());
  }

  /** The same run in another state. */
  public RunRecord in(RunState newState) {
    return withState(newState);
  }

  /** The same run, from now on with these settings. */
  public RunRecord with(RunSettings newSettings) {
    return withSettings(newSettings);
  }

  /** The same run under another title. */
  public RunRecord titled(String newTitle) {
    return withTitle(newTitle);
  }

  /** The same run in another state, with what was measured. */
  public RunRecord with(RunState newState, double newImagesPerSecond, long newPeakMiB) {
    return withState(newState).withImagesPerSecond(newImagesPerSecond).withPeakMiB(newPeakMiB);
  }

  /** The same run with its result on the test images. */
  public RunRecord with(TestResult result) {
    return withTest(result);
  }
}
