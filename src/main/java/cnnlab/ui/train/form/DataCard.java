package cnnlab.ui.train.form;

import cnnlab.data.DataParts;
import cnnlab.data.DataState;
import cnnlab.data.Dataset;
import cnnlab.data.Datasets;
import cnnlab.data.TestUse;
import cnnlab.data.download.DownloadableDataset;
import cnnlab.text.Messages;
import cnnlab.training.NumericSetting;
import cnnlab.ui.Controls;
import cnnlab.ui.Numbers;
import cnnlab.ui.SelectionBinding;
import cnnlab.ui.Services;
import cnnlab.ui.TextCell;
import cnnlab.ui.Texts;
import cnnlab.ui.fetch.FetchPane;
import cnnlab.ui.fetch.FetchViewModel;
import cnnlab.ui.train.data.CorrectionsChoice;
import cnnlab.ui.train.data.DataSource;
import cnnlab.ui.train.data.ExampleStrip;
import cnnlab.ui.train.settings.FormViewModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** What the network learns from. */
public final class DataCard extends VBox {
  private final FormViewModel form;
  private final Texts texts;

  /**
   * @param onLook brings the data page into view
   */
  public DataCard(
      FormViewModel form,
      FetchViewModel fetch,
      Services services,
      DataSource source,
      Runnable onLook) {
    this(form, new FormFields(form, services.texts()), fetch, services, source, onLook);
  }

  DataCard(
      FormViewModel form,
      FormFields fields,
      FetchViewModel fetch,
      Services services,
      DataSource source,
      Runnable onLook) {
    this.form = form;
    texts = services.texts();
    getStyleClass().addAll("card", "form-card");
    Button folder = button("data-folder", Material2OutlinedAL.FOLDER_OPEN, source::chooseFolder);
    Button archive = button("data-archive", Material2OutlinedAL.ARCHIVE, source::chooseArchive);
    Button look = button("data-look", Material2OutlinedAL.GRID_ON, onLook);
    look.disableProperty().bind(form.datasetProperty().isNull());
    FlowPane buttons = new FlowPane(folder, archive, look);
    buttons.getStyleClass().add("form-buttons");
    FormField share = fields.number(NumericSetting.VALIDATION_SHARE);
    share
        .visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                this::sharesTraining, form.partsProperty(), form.testUseProperty()));
    FormField testUse = fields.field("testUse", testUseBox());
    testUse.visibleProperty().bind(form.partsProperty().map(parts -> parts.test() != null));
    for (FormField field : List.of(share, testUse)) {
      field.managedProperty().bind(field.visibleProperty());
    }
    getChildren()
        .addAll(
            Controls.label(texts, "train.data", "section-title"),
            fields.field("data", box(source, fetch)),
            new FetchPane(fetch, texts),
            buttons,
            new ExampleStrip(form, services),
            facts(),
            notes(),
            new CorrectionsChoice(form, services),
            new FormRow(fields.number(NumericSetting.LIMIT), share),
            testUse);
  }

  private boolean sharesTraining() {
    DataParts parts = form.partsProperty().get();
    return parts != null && parts.sharesTraining(form.testUseProperty().getValue());
  }

  private ComboBox<TestUse> testUseBox() {
    ComboBox<TestUse> box =
        TextCell.box(
            texts,
            (use, messages) ->
                messages.get("train.test-use." + use.name().toLowerCase(Locale.ROOT)));
    box.getItems().setAll(TestUse.values());
    box.valueProperty().bindBidirectional(form.testUseProperty());
    return box;
  }

  private ComboBox<String> box(DataSource source, FetchViewModel fetch) {
    ComboBox<String> box = TextCell.box(texts, DataCard::title);
    SelectionBinding<String> binding = SelectionBinding.of(box, form.dataProperty());
    form.dataProperty()
        .subscribe(
            data ->
                binding.offer(
                    Stream.of(
                            Datasets.NAMES.stream(),
                            DownloadableDataset.ALL.stream().map(DownloadableDataset::id),
                            source.recent().stream(),
                            Stream.of(data))
                        .flatMap(each -> each)
                        .distinct()
                        .toList()));
    fetch.missingProperty().subscribe(binding::retitle); // what is here need not be fetched
    return box;
  }

  private static String title(String data, Messages messages) {
    if (!Datasets.isName(data)) {
      return Path.of(data).getFileName() + "  ·  " + Path.of(data).getParent();
    }
    String title = named(data, messages);
    return DownloadableDataset.named(data)
        .filter(set -> set.place().isEmpty())
        .map(set -> messages.get("train.data.to-fetch", title, Numbers.decimalBytes(set.bytes())))
        .orElse(title);
  }

  /** A data set that is known by its name, in words. */
  public static String named(String data, Messages messages) {
    return messages.get(
        "train.data." + DownloadableDataset.named(data).map(DownloadableDataset::id).orElse(data));
  }

  private Label facts() {
    Label facts = new Label();
    facts.setId("data-facts");
    facts.getStyleClass().add("muted");
    facts.setWrapText(true);
    facts
        .textProperty()
        .bind(texts.bind(this::describe, form.datasetProperty(), form.dataStateProperty()));
    return facts;
  }

  /** What was passed over in the data, or guessed. */
  private Label notes() {
    Label notes = new Label();
    notes.setId("data-notes");
    notes.getStyleClass().add("data-note");
    notes.setWrapText(true);
    notes
        .textProperty()
        .bind(
            texts.bind(
                messages -> {
                  DataParts parts = form.partsProperty().get();
                  return parts == null
                      ? ""
                      : String.join(
                          "\n", parts.notes().stream().map(it -> it.sentences(messages)).toList());
                },
                form.partsProperty()));
    notes.visibleProperty().bind(notes.textProperty().isNotEmpty());
    notes.managedProperty().bind(notes.visibleProperty());
    return notes;
  }

  private String describe(Messages messages) {
    Dataset data = form.datasetProperty().get();
    if (data == null) {
      return form.dataStateProperty().get() instanceof DataState.Opening
          ? messages.get("train.data.opening")
          : " ";
    }
    return messages.get(
        "train.data.facts",
        data.labels().size(),
        Numbers.exact(data.train().size(), messages),
        Numbers.exact(data.validation().size(), messages),
        data.test() == null
            ? ""
            : messages.get("train.data.facts.test", Numbers.exact(data.test().size(), messages)),
        data.imageSize());
  }

  private Button button(String id, Ikon icon, Runnable action) {
    Button button = new Button(null, new FontIcon(icon));
    button.setId(id);
    button.textProperty().bind(texts.bind("train." + id.replace('-', '.')));
    button.setOnAction(_ -> action.run());
    button.setMinWidth(USE_PREF_SIZE);
    return button;
  }
}
