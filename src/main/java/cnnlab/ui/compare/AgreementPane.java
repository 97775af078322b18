package cnnlab.ui.compare;

import atlantafx.base.theme.Styles;
import cnnlab.comparison.ComparedRun;
import cnnlab.data.DatasetTitle;
import cnnlab.data.download.DownloadableDataset;
import cnnlab.evaluation.EvaluatedSplit;
import cnnlab.ui.Controls;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.compare.AgreementViewModel.Pair;
import cnnlab.ui.compare.AgreementViewModel.Result;
import cnnlab.ui.fetch.FetchPane;
import cnnlab.ui.fetch.FetchViewModel;
import cnnlab.ui.work.WorkRow;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Whether a run is really better than another, and the images on which they differ. */
final class AgreementPane extends BorderPane {
  private final AgreementViewModel model;
  private final CompareViewModel runs;
  private final Texts texts;
  private final VBox content;

  AgreementPane(CompareViewModel runs, AgreementViewModel model, Services services) {
    this.model = model;
    this.runs = runs;
    texts = services.texts();
    setId("agreement");
    getStyleClass().addAll("card", "agreement");
    AgreementGallery gallery = new AgreementGallery(model, services);
    VBox.setVgrow(gallery, Priority.ALWAYS);
    Label verdict = wrapping(new Label());
    verdict.setId("agreement-verdict");
    verdict
        .textProperty()
        .bind(texts.bind(_ -> verdict(), model.pairProperty(), runs.differencesProperty()));
    Label title = new Label();
    title.getStyleClass().add("section-title");
    title.textProperty().bind(texts.bind(_ -> title(), model.resultProperty()));
    content =
        new VBox(title, new AgreementTable(runs, model, services), several(), verdict, gallery);
    content.getStyleClass().add("agreement-content");
    ScrollPane scroll = new ScrollPane(content); // large type leaves the images little room
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.getStyleClass().add("form-scroll");
    centerProperty()
        .bind(model.resultProperty().map(_ -> (Node) scroll).orElse(invitation(services)));
  }

  /** Table, verdict and images. */
  Node picture() {
    return content;
  }

  /** Why p-values of many pairs are larger than those of one. */
  private Label several() {
    Label note = wrapping(new Label());
    note.setId("agreement-several");
    note.getStyleClass().addAll("muted", "small");
    note.textProperty()
        .bind(
            texts.bind(
                messages -> messages.get("compare.agreement.several", pairs()),
                model.resultProperty()));
    Controls.showIf(
        note, model.resultProperty().map(result -> result.pairs().size() > 1).orElse(false));
    return note;
  }

  private int pairs() {
    Result result = model.resultProperty().get();
    return result == null ? 0 : result.pairs().size();
  }

  private VBox invitation(Services services) {
    Button start = new Button();
    start.setId("agreement-start");
    start.getStyleClass().add(Styles.ACCENT);
    start
        .textProperty()
        .bind(
            texts.bind(
                messages ->
                    messages.get(
                        "compare.agreement.start", model.candidatesProperty().get().size()),
                model.candidatesProperty()));
    start.setOnAction(_ -> model.judge());
    start
        .disableProperty()
        .bind(model.candidatesProperty().map(candidates -> candidates.size() < 2));
    FetchViewModel fetch =
        new FetchViewModel(
            "compare.agreement.fetch",
            model.candidatesProperty().map(AgreementPane::data),
            services.background(),
            DownloadableDataset::named,
            model::judge);
    Controls.showIf(
        start, WorkRow.working(model.job()).not().and(fetch.missingProperty().isNull()));
    WorkRow work = new WorkRow(texts, model.job(), "agreement-cancel", model::cancel);
    Label about = wrapping(Controls.label(texts, "compare.agreement.about", "muted"));
    VBox box =
        new VBox(
            about,
            start,
            new FetchPane(fetch, texts),
            work,
            Controls.problem(texts.sentence(model.problemProperty())));
    box.getStyleClass().add("empty-state");
    return box;
  }

  /** The name or path of what runs that can be compared are to classify. */
  private static @Nullable String data(List<ComparedRun> runs) {
    return runs.size() < 2 ? null : runs.getFirst().record().settings().data();
  }

  private String title() {
    Result result = model.resultProperty().get();
    if (result == null) {
      return "";
    }
    String part = result.split() == EvaluatedSplit.TEST ? "test" : "validation";
    return texts.get(
        "compare.agreement." + part, DatasetTitle.of(result.dataset()), result.count());
  }

  private String verdict() {
    Pair pair = model.pairProperty().get();
    if (pair == null) {
      return "";
    }
    return pair.agreement().inWords(name(pair.first()), name(pair.second()), texts.messages());
  }

  private String name(ComparedRun run) {
    return runs.labelOnItsData(run, texts.messages());
  }

  private static Label wrapping(Label label) {
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }
}
