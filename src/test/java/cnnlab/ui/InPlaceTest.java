package cnnlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InPlaceTest {

  private record Row(int key, int version) {}

  @ParameterizedTest
  @ValueSource(ints = {11, 12, 13})
  void whateverIsWantedIsThere(int seed) {
    Random random = new Random(seed);
    ObservableList<Row> rows = FXCollections.observableArrayList();
    for (int step = 0; step < 200; step++) {
      List<Row> wanted = new ArrayList<>();
      for (int key : random.ints(50, 0, 12).distinct().limit(random.nextInt(12)).toArray()) {
        wanted.add(new Row(key, random.nextInt(2)));
      }
      InPlace.update(rows, wanted, Row::key);
      assertThat(rows).containsExactlyElementsOf(wanted);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "a b c d, a b c d, ''",
    "a b c d, a c d, -b",
    "a b c d, x a b c d, +x",
    "a b c d, a b y c d z, +y +z",
    "a b c d, b y d, -a -c +y",
    "a b c d, a d b c, -d +d"
  })
  void whatStaysIsNotTouched(String before, String wanted, String changes) {
    ObservableList<String> list = FXCollections.observableArrayList(before.split(" "));
    List<String> seen = new ArrayList<>();
    list.addListener(
        (ListChangeListener<String>)
            change -> {
              while (change.next()) {
                change.getRemoved().forEach(item -> seen.add("-" + item));
                change.getAddedSubList().forEach(item -> seen.add("+" + item));
              }
            });
    InPlace.update(list, List.of(wanted.split(" ")));
    assertThat(list).containsExactly(wanted.split(" "));
    assertThat(seen)
        .containsExactlyInAnyOrder(changes.isEmpty() ? new String[0] : changes.split(" "));
  }

  @Test
  void anEqualInstanceStaysAndANewerVersionReplacesItInItsPlace() {
    Row one = new Row(1, 0);
    ObservableList<Row> rows = FXCollections.observableArrayList(one, new Row(2, 0));
    InPlace.update(rows, List.of(new Row(1, 0), new Row(2, 5)), Row::key);
    assertThat(rows.getFirst()).isSameAs(one);
    assertThat(rows).containsExactly(one, new Row(2, 5));
  }
}
