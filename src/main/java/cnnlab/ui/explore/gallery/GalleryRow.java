package cnnlab.ui.explore.gallery;

import cnnlab.arch.catalogue.Entry;
import cnnlab.arch.catalogue.Family;
import java.util.ArrayList;
import java.util.List;

/** A line of the gallery. */
sealed interface GalleryRow {
  /** The heading of a family. */
  record Heading(Family family) implements GalleryRow {}

  /** A network. */
  record Network(Entry entry) implements GalleryRow {}

  /** The networks, each family under its heading. */
  static List<GalleryRow> of(List<Entry> entries) {
    List<GalleryRow> rows = new ArrayList<>();
    Family family = null;
    for (Entry entry : entries) {
      if (entry.family() != family) {
        family = entry.family();
        rows.add(new Heading(family));
      }
      rows.add(new Network(entry));
    }
    return rows;
  }
}
