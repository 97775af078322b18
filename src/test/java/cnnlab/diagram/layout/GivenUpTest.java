package cnnlab.diagram.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.analysis.Analysis;
import cnnlab.arch.Architecture;
import cnnlab.arch.GraphBuilder;
import cnnlab.arch.Op;
import cnnlab.arch.Paper;
import cnnlab.arch.Window;
import cnnlab.diagram.geometry.Orientation;
import cnnlab.diagram.model.Diagram;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GivenUpTest {
  /** A level that no chain is, so that the general algorithm has to lay it out. */
  @Test
  void aLayoutThatIsGivenUpEndsInTheMiddle() throws Exception {
    Diagram diagram = Diagram.of(Analysis.of(denselyConnected(24)));
    AtomicInteger asked = new AtomicInteger();
    assertThatThrownBy(
            () ->
                DiagramLayout.layout(diagram, Orientation.DOWN, () -> asked.incrementAndGet() > 5))
        .isInstanceOf(CancellationException.class);
    int whenGivenUp = asked.get();
    assertThat(DiagramLayout.layout(diagram, Orientation.DOWN, () -> asked.incrementAndGet() < 0))
        .isNotNull();
    assertThat(asked.get() - whenGivenUp).isGreaterThan(2 * whenGivenUp);
  }

  /** Every layer reads the two before it. */
  private static Architecture denselyConnected(int layers) {
    GraphBuilder graph = new GraphBuilder();
    List<String> names = new ArrayList<>();
    names.add(graph.input(3, 17, 17));
    names.add(graph.conv("conv0", names.getFirst(), 5, Window.same(3, 3), 1, false));
    names.add(graph.conv("conv1", names.getLast(), 5, Window.same(3, 3), 1, false));
    for (int i = 2; i < layers; i++) {
      String sum = graph.add("add" + i, new Op.Add(), names.getLast(), names.get(names.size() - 2));
      names.add(graph.conv("conv" + i, sum, 5, Window.same(3, 3), 1, false));
    }
    String flat = graph.add("flatten", new Op.Flatten(), names.getLast());
    return graph
        .head(graph.add("fc", new Op.Linear(2, true), flat), 1)
        .build("dense", "form.own", new Paper("", ""));
  }
}
