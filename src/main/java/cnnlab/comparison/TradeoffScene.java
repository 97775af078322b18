package cnnlab.comparison;

import cnnlab.chart.Bubble;
import cnnlab.chart.BubbleScene;
import cnnlab.chart.ChartColors;
import cnnlab.chart.Symbol;
import cnnlab.data.DatasetTitle;
import cnnlab.text.Messages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Accuracy against what it cost, a bubble for each run and a hollow one for each published network,
 * all of one data set.
 *
 * @param across what the x axis measures
 * @param size what a bubble's area stands for
 * @param budgets in the costs' units; runs that cost more are dashed outlines
 */
public record TradeoffScene(
    CostAxis across,
    CostAxis size,
    boolean logarithmic,
    Map<CostAxis, Double> budgets,
    Messages messages,
    ChartColors colors) {
  private static final double FAINT = 0.4;

  public TradeoffScene {
    budgets = Map.copyOf(budgets);
  }

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
        front(runs),
        "");
  }

  private boolean fits(ComparedRun run) {
    return budgets.entrySet().stream()
        .allMatch(budget -> budget.getKey().fits(run, budget.getValue()));
  }

  /**
   * The runs within the budgets that no other one beats: for each of them, none is at least as
   * accurate and costs less. From the cheapest on.
   */
  private List<String> front(List<ComparedRun> runs) {
    List<ComparedRun> byCost =
        runs.stream()
            .filter(run -> Double.isFinite(across.of(run)) && run.epochsDone() > 0 && fits(run))
            .sorted(
                Comparator.comparingDouble(across::burden)
                    .thenComparing(ComparedRun::bestAccuracy, Comparator.reverseOrder()))
            .toList();
    List<String> front = new ArrayList<>();
    double best = Double.NEGATIVE_INFINITY;
    for (ComparedRun run : byCost) {
      if (run.bestAccuracy() > best) {
        best = run.bestAccuracy();
        front.add(run.folder().toString());
      }
    }
    return front;
  }

  private Bubble bubble(ComparedRun run, String label, Optional<Integer> number) {
    List<Bubble.Detail> details = new ArrayList<>();
    details.add(detail("compare.accuracy.on", run.datasetTitle(), run.accuracy().percent()));
    for (CostAxis cost : CostAxis.values()) {
      if (cost != CostAxis.ENERGY || Double.isFinite(cost.of(run))) {
        details.add(
            new Bubble.Detail(messages.get(cost.titleKey()), cost.text(cost.of(run), messages)));
      }
    }
    details.add(
        new Bubble.Detail(
            messages.get("compare.cost.training.machine"), run.record().provenance().machine()));
    Latency latency = run.latency();
    if (latency != null) {
      details.add(
          new Bubble.Detail(
              messages.get("compare.cost.latency.p95"),
              CostAxis.LATENCY.text(1000 * latency.p95(), messages)));
      details.add(
          new Bubble.Detail(messages.get("compare.cost.latency.machine"), latency.machine()));
    }
    details.add(
        new Bubble.Detail(
            messages.get("compare.column.epochs"), Integer.toString(run.epochsDone())));
    return new Bubble(
        run.folder().toString(),
        label,
        across.of(run),
        run.bestAccuracy(),
        known(size.of(run)),
        number.map(colors::series).orElse(colors.muted().mixed(colors.background(), FAINT)),
        number.map(colors::symbol).orElse(Symbol.CIRCLE),
        fits(run) ? Bubble.Fill.FILLED : Bubble.Fill.DASHED,
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
      if (Double.isNaN(cost.of(reference))) {
        continue;
      }
      String name =
          cost == CostAxis.MEMORY
              ? messages.get("compare.published.memory", PublishedReference.BATCH)
              : messages.get(cost.titleKey());
      details.add(new Bubble.Detail(name, cost.text(cost.of(reference), messages)));
    }
    details.add(
        new Bubble.Detail(
            messages.get("compare.published.source"), reference.published().source()));
    return new Bubble(
        "published " + reference.id(),
        reference.entry().title(),
        across.of(reference),
        reference.published().top1(),
        known(size.of(reference)),
        colors.muted(),
        Symbol.CIRCLE,
        Bubble.Fill.HOLLOW,
        details);
  }

  /** The least area where the cost is not known. */
  private static double known(double cost) {
    return Double.isNaN(cost) ? 0 : cost;
  }

  private Bubble.Detail detail(String key, String argument, String value) {
    return new Bubble.Detail(messages.get(key, argument), value);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
