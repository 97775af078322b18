package cnnlab.comparison;

import cnnlab.chart.Axes;
import cnnlab.chart.Bubble;
import cnnlab.chart.BubbleScene;
import cnnlab.chart.ChartColors;
import cnnlab.chart.Extent;
import cnnlab.chart.Symbol;
import cnnlab.data.DatasetTitle;
import cnnlab.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Accuracy against what it cost, a bubble for each run and a hollow one for each published network,
 * all of one data set.
 *
 * @param across what the x axis measures
 * @param size what a bubble's area stands for
 */
public record TradeoffScene(
    CostAxis across, CostAxis size, boolean logarithmic, Messages messages, ChartColors colors) {
  private static final double FAINT = 0.4;

  /**
   * The chart.
   *
   * @param dataset whose images the accuracies were measured on
   * @param runs on this data set
   * @param published on this data set too
   * @param label what the chart calls a run
   * @param number that a run's color and symbol follow from; none for one that is not chosen
   */
  public BubbleScene of(
      String dataset,
      List<ComparedRun> runs,
      List<PublishedReference> published,
      Function<ComparedRun, String> label,
      Function<ComparedRun, Optional<Integer>> number) {
    List<Bubble> bubbles = new ArrayList<>();
    for (ComparedRun run : runs) {
      if (run.epochsDone() > 0) {
        bubbles.add(bubble(run, label.apply(run), number.apply(run)));
      }
    }
    published.forEach(reference -> bubbles.add(bubble(reference)));
    boolean reported = runs.isEmpty() && !published.isEmpty();
    return new BubbleScene(
        messages.get(across.axisKey()),
        messages.get(
            reported ? "compare.published.accuracy" : "compare.accuracy.on",
            DatasetTitle.of(dataset)),
        logarithmic,
        bubbles,
        "");
  }

  private Bubble bubble(ComparedRun run, String label, Optional<Integer> number) {
    List<Bubble.Detail> details = new ArrayList<>();
    details.add(detail("compare.accuracy.on", run.datasetTitle(), run.accuracy().percent()));
    for (CostAxis cost : CostAxis.values()) {
      details.add(new Bubble.Detail(messages.get(cost.titleKey()), text(cost, cost.number(run))));
    }
    details.add(
        new Bubble.Detail(
            messages.get("compare.column.epochs"), Integer.toString(run.epochsDone())));
    return new Bubble(
        run.folder().toString(),
        label,
        across.of(run),
        run.bestAccuracy(),
        size.of(run),
        number.map(colors::series).orElse(colors.muted().mixed(colors.background(), FAINT)),
        number.map(colors::symbol).orElse(Symbol.CIRCLE),
        false,
        details);
  }

  private Bubble bubble(PublishedReference reference) {
    List<Bubble.Detail> details = new ArrayList<>();
    details.add(
        detail(
            "compare.published.accuracy",
            reference.published().dataset().title(),
            percent(reference.published().top1())));
    for (CostAxis cost : CostAxis.values()) {
      String name =
          cost == CostAxis.MEMORY
              ? messages.get("compare.published.memory", PublishedReference.BATCH)
              : messages.get(cost.titleKey());
      details.add(new Bubble.Detail(name, text(cost, cost.number(reference))));
    }
    details.add(
        new Bubble.Detail(
            messages.get("compare.published.source"), reference.published().source()));
    return new Bubble(
        "published " + reference.id(),
        reference.entry().title(),
        across.of(reference),
        reference.published().top1(),
        size.of(reference),
        colors.muted(),
        Symbol.CIRCLE,
        true,
        details);
  }

  private Bubble.Detail detail(String key, String argument, String value) {
    return new Bubble.Detail(messages.get(key, argument), value);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static String text(CostAxis cost, long value) {
    return cost == CostAxis.MEMORY
        ? String.format(Locale.ROOT, "%.1f MiB", cost.shown(value))
        : Axes.brief(Extent.threeDigits((double) value));
  }
}
