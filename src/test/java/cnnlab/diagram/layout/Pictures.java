package cnnlab.diagram.layout;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.Conventions;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.diagram.geometry.Orientation;
import cnnlab.diagram.model.Diagram;
import cnnlab.diagram.model.Level;
import cnnlab.diagram.model.Measure;
import cnnlab.diagram.model.Quantity;
import cnnlab.diagram.model.Unfolding;
import cnnlab.diagram.scene.Coloring;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;

/** Pictures of catalogue networks for tests. */
public final class Pictures {
  private Pictures() {}

  /** As published, with auxiliary classifiers where there are any. */
  public static Analysis analysis(String name) throws UserProblem {
    Entry entry = Catalogue.entry(name);
    NetworkSettings published = entry.settings();
    return Analysis.of(
        Catalogue.build(
            new NetworkSettings(
                name, published.inputSize(), published.classes(), 1, entry.auxiliary())));
  }

  /** By a quantity, counted as in papers. */
  public static Coloring coloring(String name, Quantity quantity, boolean logarithmic)
      throws UserProblem {
    return new Coloring(Measure.of(analysis(name), quantity, Conventions.STANDARD), logarithmic);
  }

  /** Every layer, flowing down. */
  public static DiagramPicture of(String name) throws UserProblem {
    return DiagramLayout.layout(Diagram.of(analysis(name)));
  }

  static DiagramPicture horizontal(String name) throws UserProblem {
    return DiagramLayout.layout(Diagram.of(analysis(name)), Orientation.RIGHT);
  }

  public static DiagramPicture blocks(String name) throws UserProblem {
    return DiagramLayout.layout(
        Diagram.of(analysis(name), Level.BLOCKS, Messages.ENGLISH), Orientation.DOWN);
  }

  /** All blocks of a level closed, from left to right. */
  public static DiagramPicture at(Level level, boolean fold, String name) throws UserProblem {
    Analysis analysis = analysis(name);
    return DiagramLayout.layout(
        Diagram.of(analysis, Unfolding.of(analysis, level, fold), Messages.ENGLISH),
        Orientation.RIGHT);
  }

  /** As volumes, on a page of 900 x 500. */
  public static VolumePicture volumes(Level level, String name) throws UserProblem {
    Analysis analysis = analysis(name);
    return VolumeLayout.layout(
        Diagram.of(analysis, level, Messages.ENGLISH),
        analysis,
        Messages.ENGLISH,
        new Page(900, 500));
  }
}
