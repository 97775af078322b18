package cnnlab;

import cnnlab.arch.catalogue.Catalogue;
import cnnlab.ui.Fonts;
import org.kordamp.ikonli.IkonResolverProvider;
import org.kordamp.ikonli.javafx.JavaFXFontLoader;
import org.slf4j.LoggerFactory;

/** Loads what the window will ask for while JavaFX itself starts, which leaves a core idle. */
final class Preloader {
  private Preloader() {}

  static void begin() {
    Thread.ofPlatform().daemon(true).name("head-start").start(Preloader::load);
  }

  private static void load() {
    LoggerFactory.getLogger(Preloader.class).debug("Starting");
    Fonts.load();
    IkonResolverProvider.getInstance(JavaFXFontLoader.getInstance());
    Catalogue.entries();
  }
}
