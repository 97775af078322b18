package cnnlab.report;

import cnnlab.analysis.Analysis;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.comparison.ComparedRun;
import cnnlab.comparison.RunSetting;
import cnnlab.data.ClassNames;
import cnnlab.data.correction.Corrections;
import cnnlab.diagram.layout.PageDrawing;
import cnnlab.diagram.model.Quantity;
import cnnlab.diagram.scene.Theme;
import cnnlab.run.ConfusionMatrix;
import cnnlab.run.PretrainedOrigin;
import cnnlab.run.Provenance;
import cnnlab.run.RunRecord;
import cnnlab.run.RunSettings;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.weights.ElementType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a report says of one run: network, settings, errors, origin, and how to do it again. */
final class RunChapter {
  private static final int MOST_CLASSES = 20;
  private static final int PAIRS_SHOWN = 10;

  private final ComparedRun run;
  private final RunRecord record;
  private final ReportEvidence evidence;
  private final Messages messages;
  private final List<String> classes;
  private final List<ReportPart> parts = new ArrayList<>();

  RunChapter(ComparedRun run, String name, ReportEvidence evidence, Messages messages) {
    this.run = run;
    this.evidence = evidence;
    this.messages = messages;
    record = run.record();
    classes = ClassNames.translated(messages, run.dataset(), record.labels());
    parts.add(new ReportPart.Chapter(name));
  }

  List<ReportPart> parts() throws UserProblem {
    network();
    settings();
    origin();
    repeat();
    confusion();
    worst();
    return parts;
  }

  private void heading(String key) {
    parts.add(new ReportPart.Heading(messages.get(key)));
  }

  private void network() throws UserProblem {
    heading("report.network");
    PageDrawing diagram =
        PageDrawing.of(
            Analysis.of(record.architecture()),
            PageDrawing.PAPER,
            Quantity.KIND,
            Theme.LIGHT,
            messages);
    parts.add(
        new ReportPart.Diagram(
            Catalogue.title(record.architecture().name()), diagram.drawing(), diagram.look()));
  }

  private void settings() {
    heading("report.settings");
    parts.add(
        ReportContent.settingTable(
            messages,
            Arrays.stream(RunSetting.values())
                .map(
                    setting ->
                        List.of(
                            messages.get(setting.titleKey()),
                            setting == RunSetting.SEED
                                ? seeds()
                                : setting.text(setting.of(record), messages)))
                .toList()));
  }

  private String seeds() {
    return run.seeds().stream()
        .map(seed -> Long.toString(seed.record().settings().seed()))
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /** The matrix where it can be read, and what is taken for what most often; of one seed only. */
  private void confusion() throws UserProblem {
    Optional<ConfusionMatrix> found = run.run().confusion();
    if (found.isEmpty() || run.seeds().size() > 1) {
      return;
    }
    ConfusionMatrix matrix = found.get();
    List<String> names = ClassNames.translated(messages, run.dataset(), matrix.labels());
    heading("report.confusion");
    if (names.size() <= MOST_CLASSES) {
      parts.add(new ReportPart.Matrix(names, matrix.counts()));
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
    parts.add(
        new ReportPart.Table(
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
                            ReportPart.count(pair.count())))
                .toList(),
            2));
  }

  private void worst() {
    List<ReportEvidence.Worst> worst =
        evidence
            .on(run.dataset())
            .map(found -> found.worst().getOrDefault(run.folder(), List.of()))
            .orElse(List.of());
    if (worst.isEmpty()) {
      return;
    }
    heading("report.worst");
    parts.add(
        new ReportPart.Images(
            worst.stream()
                .map(
                    wrong ->
                        new ReportPart.Photo(
                            wrong.image(),
                            "%s\n→ %s %.0f %%"
                                .formatted(
                                    classes.get(wrong.prediction().label()),
                                    classes.get(wrong.prediction().predicted()),
                                    100 * wrong.prediction().confidence())))
                .toList()));
  }

  private void origin() {
    Provenance origin = record.provenance();
    heading("report.origin");
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of(messages.get("report.created"), origin.created()));
    rows.add(List.of(messages.get("report.data"), record.settings().data()));
    Corrections corrections = record.settings().corrections();
    if (!corrections.changes().isEmpty()) {
      rows.add(List.of(messages.get("compare.setting.corrections"), corrections.inWords(messages)));
    }
    PretrainedOrigin start = origin.origin();
    if (start != null) {
      rows.add(List.of(messages.get("report.weights"), start.title()));
      rows.add(List.of("SHA-256", start.sha256()));
    }
    ElementType kept = origin.weights();
    if (kept != null) {
      rows.add(List.of(messages.get("report.precision"), kept.title()));
    }
    rows.add(List.of("CNN Lab", origin.version()));
    rows.add(List.of(messages.get("report.engine"), origin.engine()));
    rows.add(
        List.of(
            messages.get("report.cpu"),
            String.format(Locale.ROOT, "%s (%d)", origin.cpu(), origin.threads())));
    rows.add(List.of("Java", origin.jdk()));
    rows.add(List.of(messages.get("report.system"), origin.os()));
    parts.add(ReportContent.settingTable(messages, rows));
  }

  private void repeat() {
    RunSettings settings = record.settings();
    heading("report.repeat");
    parts.add(new ReportPart.Words(messages.get("report.repeat.about")));
    String folder = RepeatCommand.quoted(run.folder().getFileName().toString());
    parts.add(
        new ReportPart.Code(
            List.of(
                RepeatCommand.line(settings),
                "./cnnlab evaluate --run " + folder,
                "./cnnlab report " + folder + " --out report.pdf")));
    if (!settings.rateChanges().isEmpty()) {
      parts.add(new ReportPart.Words(messages.get("report.repeat.rates")));
    }
    if (!settings.corrections().changes().isEmpty()) {
      parts.add(new ReportPart.Words(messages.get("report.repeat.corrections")));
    }
  }
}
