package cnnlab.explain.unit;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/** The images that excite each unit of a layer most: so many of the largest values for each. */
final class Ranking {
  private final int units;
  private final int kept;
  private final int[] counts;
  private final Excitation[] best;

  Ranking(int units, int kept) {
    this.units = units;
    this.kept = kept;
    counts = new int[units];
    best = new Excitation[units * kept];
  }

  /** Puts it where it belongs, or nowhere; of equals the first stays before. */
  void add(int unit, Excitation excitation) {
    int from = unit * kept;
    int at = from + counts[unit];
    if (counts[unit] == kept && best[at - 1].value() >= excitation.value()) {
      return;
    }
    if (counts[unit] < kept) {
      counts[unit]++;
    } else {
      at--;
    }
    while (at > from && best[at - 1].value() < excitation.value()) {
      best[at] = best[at - 1];
      at--;
    }
    best[at] = excitation;
  }

  /** The strongest first. */
  List<Excitation> of(int unit, int count) {
    return IntStream.range(0, Math.min(count, counts[unit]))
        .mapToObj(i -> best[unit * kept + i])
        .toList();
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(units);
    out.writeInt(kept);
    for (int unit = 0; unit < units; unit++) {
      out.writeInt(counts[unit]);
      for (Excitation excitation : of(unit, kept)) {
        out.writeInt(excitation.image());
        out.writeFloat(excitation.value());
        out.writeInt(excitation.row());
        out.writeInt(excitation.column());
      }
    }
  }

  static Ranking read(DataInput in) throws IOException {
    Ranking ranking = new Ranking(in.readInt(), in.readInt());
    for (int unit = 0; unit < ranking.units; unit++) {
      ranking.counts[unit] = in.readInt();
      for (int i = 0; i < ranking.counts[unit]; i++) {
        ranking.best[unit * ranking.kept + i] =
            new Excitation(in.readInt(), in.readFloat(), in.readInt(), in.readInt());
      }
    }
    return ranking;
  }
}
