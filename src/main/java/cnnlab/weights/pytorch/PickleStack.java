package cnnlab.weights.pytorch;

import cnnlab.weights.MalformedContent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The working memory of a pickle's reader: a stack with marks, and numbered notes. Bounded. */
final class PickleStack {
  /** Far above any network's: ResNet-152 with its optimizer's state takes 20,000. */
  private static final int MOST_VALUES = 500_000;

  private final List<Pickled> values = new ArrayList<>();
  private final List<Integer> marks = new ArrayList<>();
  private final Map<Long, Pickled> notes = new HashMap<>();
  private int made;

  /** Takes account of so many more things in memory. */
  void count(int more) throws MalformedContent {
    made += more;
    if (made > MOST_VALUES) {
      throw new MalformedContent("More than " + MOST_VALUES + " values");
    }
  }

  void push(Pickled value) throws MalformedContent {
    count(1);
    values.add(value);
  }

  Pickled pop() throws MalformedContent {
    Pickled top = top();
    values.removeLast();
    return top;
  }

  /** The top of what was pushed since the last mark. */
  Pickled top() throws MalformedContent {
    if (values.size() <= (marks.isEmpty() ? 0 : marks.getLast())) {
      throw new MalformedContent("Nothing on the stack");
    }
    return values.getLast();
  }

  void mark() throws MalformedContent {
    count(1);
    marks.add(values.size());
  }

  /** Takes away what was pushed since the last mark, and the mark. */
  List<Pickled> popToMark() throws MalformedContent {
    if (marks.isEmpty()) {
      throw new MalformedContent("No mark");
    }
    List<Pickled> above = values.subList(marks.removeLast(), values.size());
    List<Pickled> taken = new ArrayList<>(above);
    above.clear();
    return taken;
  }

  /** The topmost {@code count} values, lowest first. */
  List<Pickled> pop(int count) throws MalformedContent {
    List<Pickled> taken = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      taken.addFirst(pop());
    }
    return taken;
  }

  void note(long number) throws MalformedContent {
    count(1);
    notes.put(number, top());
  }

  /** Notes the top under the next free number. */
  void note() throws MalformedContent {
    note(notes.size());
  }

  void pushNote(long number) throws MalformedContent {
    Pickled noted = notes.get(number);
    if (noted == null) {
      throw new MalformedContent("No note " + number);
    }
    push(noted);
  }
}
