package cnnlab.report;

import cnnlab.chart.ChartColors;
import cnnlab.chart.ChartScene;
import cnnlab.comparison.ComparedRun;
import cnnlab.comparison.CostAxis;
import cnnlab.comparison.LearningCurves;
import cnnlab.comparison.LearningCurves.Along;
import cnnlab.comparison.LearningCurves.Measure;
import cnnlab.comparison.LearningCurves.Part;
import cnnlab.comparison.RunDifferences;
import cnnlab.comparison.TradeoffScene;
import cnnlab.data.ClassNames;
import cnnlab.data.DatasetTitle;
import cnnlab.evaluation.Agreement;
import cnnlab.evaluation.EvaluatedSplit;
import cnnlab.evaluation.Interval;
import cnnlab.evaluation.NetworkPredictions;
import cnnlab.evaluation.PredictionPair.Outcome;
import cnnlab.run.RunRecord;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a report of runs says: of all of them together, of their data, and of each of them. */
final class ReportContent {
  /** So many have room beside one another on a page. */
  private static final int FEW_RUNS = 4;

  private final List<ComparedRun> runs;
  private final ReportEvidence evidence;
  private final Messages messages;
  private final RunDifferences differences;
  private final List<ReportPart> parts = new ArrayList<>();

  private ReportContent(List<ComparedRun> runs, ReportEvidence evidence, Messages messages) {
    this.runs = runs;
    this.evidence = evidence;
    this.messages = messages;
    differences = RunDifferences.of(runs.stream().map(ComparedRun::record).toList());
  }

  /**
   * Its parts.
   *
   * @param runs at least one; seeds that are combined are told of as one
   */
  static List<ReportPart> of(List<ComparedRun> runs, ReportEvidence evidence, Messages messages)
      throws UserProblem {
    ReportContent content = new ReportContent(runs, evidence, messages);
    content.write();
    return List.copyOf(content.parts);
  }

  private void write() throws UserProblem {
    parts.add(
        new ReportPart.Title(
            runs.size() == 1 ? name(runs.getFirst()) : messages.get("report.title", runs.size())));
    parts.add(new ReportPart.Heading(messages.get("report.results")));
    results();
    List<String> datasets = runs.stream().map(ComparedRun::dataset).distinct().toList();
    for (String dataset : datasets) {
      statistics(dataset);
    }
    parts.add(new ReportPart.Heading(messages.get("compare.curves")));
    for (String dataset : datasets) {
      figure("accuracy", dataset, curves(dataset, Measure.ACCURACY));
      figure("loss", dataset, curves(dataset, Measure.LOSS));
    }
    if (runs.size() > 1) {
      parts.add(new ReportPart.Heading(messages.get("compare.tab.tradeoff")));
      datasets.forEach(dataset -> figure("tradeoff", dataset, tradeoff(dataset)));
    }
    for (String dataset : datasets) {
      data(dataset);
    }
    for (ComparedRun run : runs) {
      parts.addAll(new RunChapter(run, name(run), evidence, messages).parts());
    }
  }

  private String name(ComparedRun run) {
    return differences.label(run.record(), messages) + seeds(run);
  }

  private String nameOnItsData(ComparedRun run) {
    return differences.labelOnItsData(run.record(), messages) + seeds(run);
  }

  /** Of how many seeds it is the mean; "" of one. */
  private String seeds(ComparedRun run) {
    int count = run.seeds().size();
    return count == 1 ? "" : " · " + messages.get("compare.seeds", count);
  }

  private void results() {
    List<CostAxis> known =
        Arrays.stream(CostAxis.values())
            .filter(cost -> runs.stream().anyMatch(run -> Double.isFinite(cost.of(run))))
            .toList();
    if (runs.size() == 1) {
      ComparedRun run = runs.getFirst();
      List<List<String>> rows = new ArrayList<>();
      rows.add(List.of(messages.get("report.accuracy.validation"), run.accuracy().percent()));
      rows.add(List.of(messages.get("report.accuracy.test"), run.testSpread().percent()));
      known.forEach(
          cost -> rows.add(List.of(cost.heading(messages), cost.text(cost.of(run), messages))));
      parts.add(
          new ReportPart.Table(
              List.of(messages.get("report.measure"), messages.get("report.value")), rows));
      aboutSeeds();
      return;
    }
    List<String> headings = new ArrayList<>();
    headings.add(messages.get("compare.column.title"));
    headings.add(messages.get("report.accuracy.validation"));
    headings.add(messages.get("report.accuracy.test"));
    known.forEach(cost -> headings.add(cost.heading(messages)));
    List<List<String>> rows = new ArrayList<>();
    for (ComparedRun run : runs) {
      List<String> row = new ArrayList<>();
      row.add(name(run));
      row.add(run.accuracy().percent());
      row.add(run.testSpread().percent());
      known.forEach(cost -> row.add(cost.text(cost.of(run), messages)));
      rows.add(row);
    }
    parts.add(
        runs.size() <= FEW_RUNS
            ? transposed(headings, rows)
            : new ReportPart.Table(headings, rows));
    aboutSeeds();
    List<String> machines =
        runs.stream().map(run -> run.record().provenance().machine()).distinct().sorted().toList();
    if (machines.size() > 1) {
      parts.add(
          new ReportPart.Words(
              messages.get("compare.machines", machines.size(), String.join("; ", machines))));
    }
  }

  private void aboutSeeds() {
    if (runs.stream().anyMatch(run -> run.seeds().size() > 1)) {
      parts.add(new ReportPart.Words(messages.get("report.seeds.about")));
    }
  }

  /** A column for each run: there are more measures than runs. */
  private static ReportPart.Table transposed(List<String> headings, List<List<String>> rows) {
    List<String> names = new ArrayList<>(List.of(headings.getFirst()));
    rows.forEach(row -> names.add(row.getFirst()));
    List<List<String>> turned = new ArrayList<>();
    for (int i = 1; i < headings.size(); i++) {
      List<String> row = new ArrayList<>(List.of(headings.get(i)));
      for (List<String> run : rows) {
        row.add(run.get(i));
      }
      turned.add(row);
    }
    return new ReportPart.Table(names, turned);
  }

  /** A table of names and values. */
  static ReportPart.Table settingTable(Messages messages, List<List<String>> rows) {
    return new ReportPart.Table(
        List.of(messages.get("report.setting"), messages.get("report.value")), rows, 2);
  }

  /** How sure the accuracies are, and the differences between them. */
  private void statistics(String dataset) {
    Optional<ReportEvidence.OfDataset> found = evidence.on(dataset);
    if (found.isEmpty()) {
      return;
    }
    ReportEvidence.OfDataset judged = found.get();
    List<ComparedRun> networks = runs.stream().filter(run -> judged.of(run).isPresent()).toList();
    if (networks.isEmpty() && judged.problem() == null) {
      return; // only means of several seeds
    }
    parts.add(new ReportPart.Heading(messages.get("report.statistics", DatasetTitle.of(dataset))));
    if (judged.problem() != null) {
      parts.add(
          new ReportPart.Words(
              messages.get("report.no-images", judged.problem().sentences(messages))));
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    for (ComparedRun run : networks) {
      NetworkPredictions network = judged.of(run).orElseThrow();
      Interval interval = network.interval();
      rows.add(
          List.of(
              nameOnItsData(run),
              ReportPart.count(network.examples().size()),
              percent(network.accuracy()),
              messages.get("report.range", percent(interval.low()), percent(interval.high()))));
    }
    parts.add(
        new ReportPart.Words(
            messages.get(
                judged.split() == EvaluatedSplit.TEST
                    ? "report.judged.test"
                    : "report.judged.validation")));
    parts.add(
        new ReportPart.Table(
            List.of(
                messages.get("compare.column.title"),
                messages.get("report.images"),
                messages.get("report.accuracy"),
                messages.get("report.interval")),
            rows));
    pairs(NetworkPredictions.pairs(networks.stream().map(run -> named(run, judged)).toList()));
  }

  private NetworkPredictions named(ComparedRun run, ReportEvidence.OfDataset judged) {
    return new NetworkPredictions(nameOnItsData(run), judged.of(run).orElseThrow().examples());
  }

  private void pairs(List<NetworkPredictions.Pair> pairs) {
    if (pairs.isEmpty()) {
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    for (NetworkPredictions.Pair pair : pairs) {
      Agreement agreement = pair.agreement();
      rows.add(
          List.of(
              pair.first().title(),
              pair.second().title(),
              ReportPart.count(agreement.count(Outcome.ONLY_FIRST)),
              ReportPart.count(agreement.count(Outcome.ONLY_SECOND)),
              agreement.points(agreement.difference()).replace('-', '−'),
              messages.get(
                  "report.range",
                  agreement.points(agreement.interval().low()).replace('-', '−'),
                  agreement.points(agreement.interval().high()).replace('-', '−')),
              probability(agreement.p())));
    }
    parts.add(
        new ReportPart.Table(
            List.of(
                messages.get("compare.agreement.column.first"),
                messages.get("compare.agreement.column.second"),
                messages.get("compare.agreement.column.only_first"),
                messages.get("compare.agreement.column.only_second"),
                messages.get("report.difference"),
                messages.get("report.interval"),
                messages.get("compare.agreement.column.p")),
            rows,
            2));
    for (NetworkPredictions.Pair pair : pairs) {
      parts.add(
          new ReportPart.Words(
              pair.agreement().inWords(pair.first().title(), pair.second().title(), messages)));
    }
    if (pairs.size() > 1) {
      parts.add(new ReportPart.Words(messages.get("compare.agreement.several", pairs.size())));
    }
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static String probability(double p) {
    return p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p);
  }

  private List<ComparedRun> on(String dataset) {
    return runs.stream().filter(run -> run.dataset().equals(dataset)).toList();
  }

  private void figure(String name, String dataset, ChartScene scene) {
    if (!scene.isEmpty()) {
      boolean several = runs.stream().map(ComparedRun::dataset).distinct().count() > 1;
      parts.add(new ReportPart.Chart(several ? dataset + "-" + name : name, scene));
    }
  }

  private ChartScene curves(String dataset, Measure measure) {
    LearningCurves curves =
        new LearningCurves(
            measure,
            Along.EPOCHS,
            Set.of(Part.TRAINING, Part.VALIDATION),
            messages,
            ChartColors.LIGHT);
    return curves.scene(
        dataset, curves.of(on(dataset), this::nameOnItsData, this::number, _ -> false), false);
  }

  private ChartScene tradeoff(String dataset) {
    return new TradeoffScene(
            CostAxis.PARAMS, CostAxis.MACS, true, Map.of(), messages, ChartColors.LIGHT)
        .of(dataset, on(dataset), List.of(), this::nameOnItsData, run -> Optional.of(number(run)));
  }

  private int number(ComparedRun run) {
    return runs.indexOf(run) % ChartColors.SERIES;
  }

  /** What the networks learned from. */
  private void data(String dataset) {
    RunRecord run = on(dataset).getFirst().record();
    parts.add(new ReportPart.Heading(messages.get("report.data.of", DatasetTitle.of(dataset))));
    parts.add(
        new ReportPart.Words(
            messages.get(
                "report.data.sizes",
                run.labels().size(),
                run.trainExamples(),
                run.validationExamples(),
                run.testExamples())));
    Map<String, String> names = names(run);
    evidence
        .on(dataset)
        .filter(found -> !found.examples().isEmpty())
        .ifPresent(
            found ->
                parts.add(
                    new ReportPart.Images(
                        found.examples().stream()
                            .map(
                                example ->
                                    new ReportPart.Photo(
                                        example.image(),
                                        names.getOrDefault(example.label(), example.label())))
                            .toList())));
  }

  /** By the data set's own. */
  private Map<String, String> names(RunRecord run) {
    List<String> translated = ClassNames.translated(messages, run.dataset(), run.labels());
    Map<String, String> names = new HashMap<>();
    for (int label = 0; label < translated.size(); label++) {
      names.put(run.labels().get(label), translated.get(label));
    }
    return names;
  }
}
