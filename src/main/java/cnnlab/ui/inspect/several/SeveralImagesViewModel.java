package cnnlab.ui.inspect.several;

import cnnlab.data.image.Images;
import cnnlab.data.image.RgbImage;
import cnnlab.data.transform.Preprocessing;
import cnnlab.inference.ImageAnswers;
import cnnlab.inference.Prediction;
import cnnlab.text.UserProblem;
import cnnlab.ui.Background;
import cnnlab.ui.LiveFeed;
import cnnlab.ui.ProgressJob;
import cnnlab.ui.inspect.model.InspectViewModel;
import cnnlab.ui.inspect.model.SharedNetwork;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Many images and several networks: one row for each image, as they are answered. */
final class SeveralImagesViewModel {

  /** A network whose answers the rows hold. */
  record Answering(String title, SharedNetwork network) {}

  /** More would fill the memory with thumbnails. */
  static final int MOST = 2000;

  /** Read at once, so that a network gets them in one batch. */
  private static final int GROUP = 8;

  private static final Preprocessing THUMBNAIL = Preprocessing.usual(64);

  private final InspectViewModel inspected;
  private final SeveralViewModel several;
  private final ProgressJob job;
  private final ObservableList<AnsweredImage> rows = FXCollections.observableArrayList();
  private final BooleanProperty shown = new SimpleBooleanProperty();
  private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper beyond = new ReadOnlyIntegerWrapper();
  private List<Path> asked = List.of();
  private boolean passedOverIsSaid;
  private List<Answering> answering = List.of();
  private int newest;

  SeveralImagesViewModel(
      InspectViewModel inspected, SeveralViewModel several, Background background) {
    this.inspected = inspected;
    this.several = several;
    job = new ProgressJob(background, "inspect.several.images", 0);
    several.columns().subscribe(this::follow);
    shown.subscribe(this::follow);
  }

  /** Those that are answered so far. */
  ObservableList<AnsweredImage> rows() {
    return rows;
  }

  /** Whether the table is in view, in place of one image. */
  BooleanProperty shownProperty() {
    return shown;
  }

  /** How many of the files could not be read. */
  ReadOnlyIntegerProperty unreadProperty() {
    return unread.getReadOnlyProperty();
  }

  /** How many files there are beyond the {@link #MOST} that are shown. */
  ReadOnlyIntegerProperty beyondProperty() {
    return beyond.getReadOnlyProperty();
  }

  ProgressJob job() {
    return job;
  }

  /** Those whose answers the rows hold, in order; ones that cannot be opened are not among them. */
  List<Answering> networks() {
    return answering;
  }

  boolean isEmpty() {
    return asked.isEmpty();
  }

  /** Shows the table of these images, and in place of each folder of all images below it. */
  void open(List<Path> filesAndFolders) {
    asked = List.copyOf(filesAndFolders);
    passedOverIsSaid = false;
    answering = List.of();
    shown.set(true);
    follow();
  }

  /** Shows one of them to the networks, and how they come to their answers. */
  void inspect(AnsweredImage row) {
    shown.set(false);
    inspected.openImage(row.answers().image());
  }

  /** Asks anew where other networks are there than those that have answered. */
  void follow() {
    List<Answering> now = new ArrayList<>();
    for (NetworkColumn column : several.columns()) {
      SharedNetwork network = column.networkProperty().get();
      if (network != null) {
        now.add(new Answering(column.choice().title(), network));
      }
    }
    if (!shown.get() || asked.isEmpty() || now.equals(answering)) {
      return;
    }
    answering = now;
    rows.clear();
    unread.set(0);
    beyond.set(0);
    job.cancel();
    newest++;
    if (!now.isEmpty()) {
      start(newest);
    }
  }

  private void start(int mine) {
    List<Path> places = asked;
    List<SharedNetwork> networks = answering.stream().map(Answering::network).toList();
    LiveFeed<List<AnsweredImage>> feed =
        new LiveFeed<>(groups -> groups.forEach(group -> add(mine, group)));
    job.run(
        goOn -> ask(places, networks, feed, goOn),
        counts -> {
          unread.set(counts.unread);
          beyond.set(counts.beyond);
          if (!passedOverIsSaid) {
            passedOverIsSaid = true;
            counts.notes.forEach(inspected::report);
          }
        },
        inspected::report);
  }

  private void add(int mine, List<AnsweredImage> answered) {
    if (mine == newest) {
      rows.addAll(answered);
      if (inspected.imageProperty().get() == null) { // the other tabs are not left empty
        inspected.openImage(answered.getFirst().answers().image());
      }
    }
  }

  private record Counts(int unread, int beyond, List<UserProblem> notes) {}

  private static Counts ask(
      List<Path> places,
      List<SharedNetwork> networks,
      LiveFeed<List<AnsweredImage>> feed,
      DoublePredicate goOn)
      throws UserProblem {
    Images.Below below = Images.below(places);
    List<Path> all = below.images();
    List<Path> files = all.subList(0, Math.min(all.size(), MOST));
    int read = 0;
    for (int from = 0; from < files.size(); from += GROUP) {
      if (!goOn.test((double) from / files.size())) {
        throw new CancellationException();
      }
      List<Path> names = new ArrayList<>();
      List<RgbImage> images = new ArrayList<>();
      for (Path file : files.subList(from, Math.min(files.size(), from + GROUP))) {
        try {
          images.add(Images.read(file));
          names.add(file);
        } catch (UserProblem unreadable) {
          // counted below: the others are answered all the same
        }
      }
      read += images.size();
      if (!images.isEmpty()) {
        feed.add(answer(names, images, networks));
      }
    }
    return new Counts(files.size() - read, all.size() - files.size(), below.notes());
  }

  private static List<AnsweredImage> answer(
      List<Path> names, List<RgbImage> images, List<SharedNetwork> networks) throws UserProblem {
    List<List<List<Prediction>>> byNetwork = new ArrayList<>();
    for (SharedNetwork network : networks) {
      byNetwork.add(
          network
              .ask(asked -> Optional.of(asked.predict(images, 1)))
              .orElseThrow(CancellationException::new)); // closed meanwhile
    }
    return IntStream.range(0, images.size())
        .mapToObj(
            i ->
                new AnsweredImage(
                    names.get(i).getFileName().toString(),
                    THUMBNAIL.fit(images.get(i)),
                    new ImageAnswers(
                        names.get(i), byNetwork.stream().map(each -> each.get(i)).toList())))
        .toList();
  }
}
