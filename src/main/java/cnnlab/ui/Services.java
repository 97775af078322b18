package cnnlab.ui;

import cnnlab.engine.Engine;
import cnnlab.run.RunLibrary;
import cnnlab.text.Messages;
import cnnlab.training.Training;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What every screen is built from.
 *
 * @param runs the folder that holds the training runs
 * @param runModels the list of them, which all screens share
 * @param corrections of the data sets
 */
public record Services(
    Engine engine,
    Path runs,
    Texts texts,
    Preferences preferences,
    Appearance appearance,
    ErrorDialog errors,
    Background background,
    Navigation navigation,
    RunningJob job,
    RunQueue queue,
    RunModels runModels,
    CorrectionLists corrections,
    FileDialogs files) {

  /** The services of one window. On the JavaFX thread. */
  public static Services create(
      Engine engine, RunLibrary library, Preferences preferences, Path logs) {
    Texts texts = new Texts(language(preferences));
    texts
        .messagesProperty()
        .subscribe((_, messages) -> preferences.put("language", messages.locale().getLanguage()));
    Appearance appearance = new Appearance(preferences);
    ErrorDialog errors = new ErrorDialog(texts, appearance, logs);
    Background background = Background.threads(errors::show);
    RunningJob job = new RunningJob();
    RunQueue queue = new RunQueue(new Training(engine, library.store()), background, job, texts);
    return new Services(
        engine,
        library.store().root(),
        texts,
        preferences,
        appearance,
        errors,
        background,
        new Navigation(),
        job,
        queue,
        new RunModels(library, queue.runs(), background),
        new CorrectionLists(background, errors::show),
        new FileDialogs(preferences));
  }

  private static Messages language(Preferences preferences) {
    return Messages.forLocale(
        preferences.text("language").map(Locale::of).orElse(Locale.getDefault()));
  }
}
