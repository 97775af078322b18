package cnnlab.explain.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RankingTest {
  private static final int UNITS = 3;
  private static final int KEPT = 4;

  /** Against sorting all of them, which is stable. */
  @Test
  void theLargestOfEachUnitAreKeptInOrder() {
    Random random = new Random(5);
    Ranking ranking = new Ranking(UNITS, KEPT);
    List<List<Excitation>> all = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int image = 0; image < 200; image++) {
      for (int unit = 0; unit < UNITS; unit++) {
        Excitation excitation = of(image, random.nextInt(50)); // many equals
        all.get(unit).add(excitation);
        ranking.add(unit, excitation);
      }
    }
    for (int unit = 0; unit < UNITS; unit++) {
      List<Excitation> sorted = new ArrayList<>(all.get(unit));
      sorted.sort(Comparator.comparingDouble(each -> -each.value()));
      assertThat(ranking.of(unit, KEPT)).isEqualTo(sorted.subList(0, KEPT));
      assertThat(ranking.of(unit, 2)).isEqualTo(sorted.subList(0, 2));
      assertThat(ranking.of(unit, 99)).as("no more than are kept").hasSize(KEPT);
    }
  }

  @Test
  void ofEqualsTheFirstImageStaysBefore() {
    Ranking ranking = new Ranking(1, 2);
    for (int image = 0; image < 5; image++) {
      ranking.add(0, of(image, 1));
    }
    assertThat(ranking.of(0, 2)).extracting(Excitation::image).containsExactly(0, 1);
    ranking.add(0, of(9, 2));
    assertThat(ranking.of(0, 2)).extracting(Excitation::image).containsExactly(9, 0);
  }

  @Test
  void aUnitWithFewImagesHasFew() {
    Ranking ranking = new Ranking(2, KEPT);
    ranking.add(1, of(7, -3));
    assertThat(ranking.of(0, KEPT)).isEmpty();
    assertThat(ranking.of(1, KEPT)).containsExactly(of(7, -3));
  }

  @Test
  void whatIsWrittenIsReadAgainAndATornFileIsAnError() throws IOException {
    Ranking ranking = new Ranking(2, KEPT);
    for (int image = 0; image < 6; image++) {
      ranking.add(0, of(image, image % 4));
    }
    ranking.add(1, of(3, 0.5f));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ranking.write(new DataOutputStream(bytes));
    byte[] written = bytes.toByteArray();
    Ranking read = Ranking.read(in(written));
    for (int unit = 0; unit < 2; unit++) {
      assertThat(read.of(unit, KEPT)).isEqualTo(ranking.of(unit, KEPT));
    }
    read.add(1, of(8, 9));
    assertThat(read.of(1, 1)).as("and goes on").containsExactly(of(8, 9));
    assertThatThrownBy(() -> Ranking.read(in(Arrays.copyOf(written, written.length - 1))))
        .isInstanceOf(EOFException.class);
  }

  private static DataInputStream in(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }

  private static Excitation of(int image, float value) {
    return new Excitation(image, value, image % 8, image % 5);
  }
}
