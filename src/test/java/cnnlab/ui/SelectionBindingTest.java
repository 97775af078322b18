package cnnlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.text.Messages;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A control and the model agree, whatever happens to the items. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set before each test
class SelectionBindingTest {

  /** What is offered; its title may change. */
  private record Thing(StringProperty title) {
    Thing(String title) {
      this(new SimpleStringProperty(title));
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  private final ObservableList<Thing> offered =
      FXCollections.observableArrayList(thing -> new Observable[] {thing.title()});
  private final ObjectProperty<@Nullable Thing> value = new SimpleObjectProperty<>();
  private final List<@Nullable Thing> written = new ArrayList<>();
  private ComboBox<Thing> box;
  private ListView<Thing> list;

  @Start
  void open(Stage stage) {
    box = new ComboBox<>();
    box.setButtonCell(cell());
    box.setCellFactory(_ -> cell());
    list = new ListView<>();
    list.setCellFactory(_ -> cell());
    stage.setScene(new Scene(new VBox(box, list), 300, 400));
    stage.show();
    SelectionBinding.of(box, value).offering(offered);
    SelectionBinding.of(list, value).offering(offered);
    value.subscribe((_, now) -> written.add(now));
  }

  private static ListCell<Thing> cell() {
    return new ListCell<>() {
      @Override
      protected void updateItem(@Nullable Thing thing, boolean empty) {
        super.updateItem(thing, empty);
        setText(empty || thing == null ? null : thing.title().get());
      }
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void whateverComesAndGoesTheControlsShowTheModelsValue(int seed, FxRobot robot) {
    Random random = new Random(seed);
    robot.interact(
        () -> {
          for (int step = 0; step < 300; step++) {
            change(random, step);
            assertThat(box.getValue()).as("box after step %d", step).isSameAs(value.get());
            assertThat(box.getItems()).containsExactlyElementsOf(offered);
            assertThat(list.getItems()).containsExactlyElementsOf(offered);
            Thing expected = offered.contains(value.get()) ? value.get() : null;
            assertThat(list.getSelectionModel().getSelectedItem())
                .as("list after step %d", step)
                .isSameAs(expected);
            assertThat(list.getSelectionModel().getSelectedIndex())
                .isEqualTo(offered.indexOf(expected));
          }
        });
  }

  private void change(Random random, int step) {
    int size = offered.size();
    @Nullable Thing before = value.get();
    switch (random.nextInt(8)) {
      case 0, 1 -> offered.add(random.nextInt(size + 1), new Thing("thing " + step));
      case 2 -> {
        if (size > 0) {
          offered.remove(random.nextInt(size));
        }
      }
      case 3 -> offered.setAll(shuffled(random));
      case 4 -> {
        if (size > 0) {
          offered.get(random.nextInt(size)).title().set("renamed " + step);
        }
      }
      case 5 -> {
        if (size > 0) {
          offered.set(random.nextInt(size), new Thing("instead " + step));
        }
      }
      case 6 -> {
        value.set(size == 0 || step % 5 == 0 ? null : offered.get(random.nextInt(size)));
        return;
      }
      default -> {
        if (size > 0) {
          Thing chosen = offered.get(random.nextInt(size));
          if (step % 2 == 0) {
            box.getSelectionModel().select(chosen);
          } else {
            list.getSelectionModel().select(chosen);
          }
          assertThat(value.get()).as("the user's choice").isSameAs(chosen);
        }
        return;
      }
    }
    assertThat(value.get()).as("nobody chose anything").isSameAs(before);
  }

  private List<Thing> shuffled(Random random) {
    List<Thing> all = new ArrayList<>(offered);
    Collections.shuffle(all, random);
    all.add(new Thing("more"));
    return all;
  }

  @Test
  void aRenamedItemShowsItsNewTitle(FxRobot robot) {
    Thing thing = new Thing("ResNet-20");
    robot.interact(() -> offered.setAll(new Thing("bundled"), thing));
    robot.interact(() -> value.set(thing));
    robot.interact(() -> thing.title().set("width 0.5"));
    assertThat(box.getButtonCell().getText()).isEqualTo("width 0.5");
    assertThat(robot.from(list).lookup(".list-cell").<ListCell<?>>queryAll())
        .extracting(ListCell::getText)
        .contains("bundled", "width 0.5")
        .doesNotContain("ResNet-20");
    assertThat(written).containsExactly(thing);
  }

  /** As a form that is filled in before it is seen: the network of a run, then its family. */
  @Test
  void aBoxWhoseItemsComeAfterItsValueShowsItsTitleInEachLanguage(FxRobot robot) {
    Texts texts = new Texts(Messages.ENGLISH);
    ComboBox<String> late =
        TextCell.box(texts, (title, messages) -> title + " " + messages.locale().getLanguage());
    ObjectProperty<String> truth = new SimpleObjectProperty<>("resnet20");
    SelectionBinding<String> binding = SelectionBinding.of(late, truth);
    robot.interact(() -> ((VBox) box.getParent()).getChildren().add(late));
    robot.interact(() -> binding.offer(List.of("resnet20", "resnet32")));
    robot.interact(
        () -> {
          truth.set("lenet5");
          binding.offer(List.of("lenet5"));
        });
    robot.interact(() -> texts.messagesProperty().set(Messages.CHINESE));
    assertThat(late.getButtonCell().getText()).isEqualTo("lenet5 zh");
  }

  @Test
  void anItemThatTheModelRefusesIsNotShown(FxRobot robot) {
    ObjectProperty<String> truth = new SimpleObjectProperty<>("kept");
    ComboBox<String> refused = new ComboBox<>();
    robot.interact(
        () -> {
          SelectionBinding.of(refused, truth, _ -> {}).offer(List.of("kept", "other"));
          refused.setValue("other");
        });
    assertThat(refused.getValue()).isEqualTo("kept");
  }

  @Test
  void aModelThatAnswersAChoiceWithAnotherIsFollowed(FxRobot robot) {
    ObjectProperty<String> truth = new SimpleObjectProperty<>("a1");
    ComboBox<String> box = new ComboBox<>();
    robot.interact(
        () -> {
          SelectionBinding<String> binding =
              SelectionBinding.of(box, truth, chosen -> truth.set(chosen.charAt(0) + "1"));
          truth.subscribe(now -> binding.offer(List.of("a1", now.charAt(0) + "2", "b1", "b2")));
          box.setValue("b2");
        });
    assertThat(truth.get()).isEqualTo("b1");
    assertThat(box.getValue()).isEqualTo("b1");
  }
}
