package cnnlab.report;

import cnnlab.chart.ChartColors;
import cnnlab.chart.ChartPicture;
import cnnlab.chart.ChartScene;
import cnnlab.chart.ChartStyle;
import cnnlab.comparison.ComparedRun;
import cnnlab.comparison.CostAxis;
import cnnlab.comparison.LearningCurves;
import cnnlab.comparison.LearningCurves.Along;
import cnnlab.comparison.LearningCurves.Measure;
import cnnlab.comparison.LearningCurves.Part;
import cnnlab.comparison.RunDifferences;
import cnnlab.comparison.RunSetting;
import cnnlab.comparison.TradeoffScene;
import cnnlab.data.ClassNames;
import cnnlab.run.ConfusionMatrix;
import cnnlab.run.Provenance;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Runs as one HTML file that needs nothing else: what they reached and cost, their curves as vector
 * figures, settings, errors and origin. It prints well.
 */
public final class RunsReport {
  private static final int MOST_CLASSES = 20;
  private static final int PAIRS_SHOWN = 10;
  private static final String STYLE =
      """
      <style>
      body { font: 15px/1.5 system-ui, "Noto Sans SC", sans-serif; color: #1f2328;
             max-width: 60em; margin: 2em auto; padding: 0 1em; }
      h1 { font-size: 1.6em; } h2 { font-size: 1.25em; margin-top: 2em; } h3 { font-size: 1em; }
      table { border-collapse: collapse; margin: 1em 0; font-size: 0.9em; }
      th, td { border-bottom: 1px solid #d0d7de; padding: 0.3em 0.7em; text-align: right; }
      th:first-child { text-align: left; } thead th { border-bottom: 2px solid #57606a; }
      svg { max-width: 100%; height: auto; }
      figure, table { break-inside: avoid; } h2, h3 { break-after: avoid; }
      section { break-before: page; }
      @media screen { section { border-top: 1px solid #d0d7de; } }
      @page { size: A4; margin: 18mm; }
      </style>\
      """;

  private final List<ComparedRun> runs;
  private final Messages messages;
  private final RunDifferences differences;

  private RunsReport(List<ComparedRun> runs, Messages messages) {
    this.runs = runs;
    this.messages = messages;
    differences = RunDifferences.of(runs.stream().map(ComparedRun::record).toList());
  }

  /**
   * The document.
   *
   * @param runs at least one; seeds that are combined are told of as one
   */
  public static String html(List<ComparedRun> runs, Messages messages) throws UserProblem {
    return new RunsReport(runs, messages).document();
  }

  private String document() throws UserProblem {
    String title =
        runs.size() == 1 ? name(runs.getFirst()) : messages.get("report.title", runs.size());
    Html html =
        new Html()
            .raw("<!DOCTYPE html>")
            .raw("<html lang=\"" + messages.locale().toLanguageTag() + "\">")
            .raw("<head><meta charset=\"utf-8\">")
            .element("title", title)
            .raw(STYLE)
            .raw("</head><body>")
            .element("h1", title)
            .element("h2", messages.get("report.results"));
    results(html);
    for (String dataset : runs.stream().map(ComparedRun::dataset).distinct().toList()) {
      figure(html, curves(dataset, Measure.ACCURACY));
      figure(html, curves(dataset, Measure.LOSS));
      if (runs.size() > 1) {
        figure(html, tradeoff(dataset));
      }
    }
    for (ComparedRun run : runs) {
      html.raw("<section>").element("h2", name(run));
      settings(html, run);
      confusion(html, run);
      origin(html, run);
      html.raw("</section>");
    }
    return html.raw("</body></html>").toString();
  }

  private String name(ComparedRun run) {
    return differences.label(run.record(), messages);
  }

  private void results(Html html) {
    List<String> headings = new ArrayList<>();
    for (String column : List.of("title", "accuracy", "test")) {
      headings.add(messages.get("compare.column." + column));
    }
    List<CostAxis> known =
        Arrays.stream(CostAxis.values())
            .filter(cost -> runs.stream().anyMatch(run -> Double.isFinite(cost.of(run))))
            .toList();
    known.forEach(cost -> headings.add(messages.get(cost.titleKey())));
    List<List<String>> rows = new ArrayList<>();
    for (ComparedRun run : runs) {
      List<String> row = new ArrayList<>();
      row.add(name(run));
      row.add(run.accuracy().percent());
      row.add(run.testSpread().percent());
      known.forEach(cost -> row.add(cost.text(cost.of(run))));
      rows.add(row);
    }
    html.table(headings, rows);
  }

  private List<ComparedRun> on(String dataset) {
    return runs.stream().filter(run -> run.dataset().equals(dataset)).toList();
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
        dataset,
        curves.of(
            on(dataset),
            run -> differences.labelOnItsData(run.record(), messages),
            this::number,
            _ -> false),
        false);
  }

  private ChartScene tradeoff(String dataset) {
    return new TradeoffScene(
            CostAxis.PARAMS, CostAxis.MACS, true, Map.of(), messages, ChartColors.LIGHT)
        .of(
            dataset,
            on(dataset),
            List.of(),
            run -> differences.labelOnItsData(run.record(), messages),
            run -> Optional.of(number(run)));
  }

  private int number(ComparedRun run) {
    return runs.indexOf(run) % ChartColors.SERIES;
  }

  private static void figure(Html html, ChartScene scene) {
    if (!scene.isEmpty()) {
      ChartStyle style = new ChartStyle(ChartColors.LIGHT, ChartStyle.USUAL_FONT_SIZE);
      String svg = new ChartPicture(List.of(scene), style).svg();
      html.raw("<figure>").raw(svg.substring(svg.indexOf("<svg"))).raw("</figure>");
    }
  }

  private void settings(Html html, ComparedRun run) {
    html.element("h3", messages.get("report.settings"))
        .table(
            List.of(messages.get("report.setting"), messages.get("report.value")),
            Arrays.stream(RunSetting.values())
                .map(
                    setting ->
                        List.of(
                            messages.get(setting.titleKey()),
                            setting == RunSetting.SEED
                                ? seeds(run)
                                : setting.text(setting.of(run.record()), messages)))
                .toList());
  }

  private static String seeds(ComparedRun run) {
    return run.seeds().stream()
        .map(seed -> Long.toString(seed.record().settings().seed()))
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /** The matrix where it can be read, and what is taken for what most often; of one seed only. */
  private void confusion(Html html, ComparedRun run) throws UserProblem {
    Optional<ConfusionMatrix> found = run.run().confusion();
    if (found.isEmpty() || run.seeds().size() > 1) {
      return;
    }
    ConfusionMatrix matrix = found.get();
    List<String> names = ClassNames.translated(messages, run.dataset(), matrix.labels());
    html.element("h3", messages.get("report.confusion"));
    if (names.size() <= MOST_CLASSES) {
      List<String> headings = new ArrayList<>(List.of(""));
      headings.addAll(names);
      html.table(
          headings,
          IntStream.range(0, names.size())
              .mapToObj(
                  row -> {
                    List<String> cells = new ArrayList<>(List.of(names.get(row)));
                    LongStream.of(matrix.counts()[row]).forEach(it -> cells.add(Long.toString(it)));
                    return List.copyOf(cells);
                  })
              .toList());
    }
    record Pair(int label, int predicted, long count) {}
    List<Pair> pairs = new ArrayList<>();
    for (int label = 0; label < names.size(); label++) {
      for (int predicted = 0; predicted < names.size(); predicted++) {
        if (label != predicted && matrix.counts()[label][predicted] > 0) {
          pairs.add(new Pair(label, predicted, matrix.counts()[label][predicted]));
        }
      }
    }
    pairs.sort(Comparator.comparingLong(Pair::count).reversed());
    html.table(
        List.of(
            messages.get("report.class"),
            messages.get("report.predicted"),
            messages.get("report.images")),
        pairs.stream()
            .limit(PAIRS_SHOWN)
            .map(
                pair ->
                    List.of(
                        names.get(pair.label()),
                        names.get(pair.predicted()),
                        Long.toString(pair.count())))
            .toList());
  }

  private void origin(Html html, ComparedRun run) {
    Provenance origin = run.record().provenance();
    html.element("h3", messages.get("report.origin"))
        .table(
            List.of(messages.get("report.setting"), messages.get("report.value")),
            List.of(
                List.of(messages.get("report.created"), origin.created()),
                List.of(messages.get("report.data"), run.record().settings().data()),
                List.of("CNN Lab", origin.version()),
                List.of(messages.get("report.engine"), origin.engine()),
                List.of(messages.get("report.cpu"), origin.cpu() + " (" + origin.threads() + ")"),
                List.of("Java", origin.jdk()),
                List.of(messages.get("report.system"), origin.os())));
  }
}
