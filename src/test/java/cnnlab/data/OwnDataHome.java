package cnnlab.data;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Gives each test a data folder of its own, in place of the person's. */
public final class OwnDataHome implements BeforeEachCallback, AfterEachCallback {
  private static final String PROPERTY = "cnnlab.data";

  private @Nullable String former;

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    former = System.getProperty(PROPERTY);
    System.setProperty(PROPERTY, Files.createTempDirectory("cnnlab-data").toString());
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    FileUtils.deleteDirectory(Path.of(System.getProperty(PROPERTY)).toFile());
    if (former == null) {
      System.clearProperty(PROPERTY);
    } else {
      System.setProperty(PROPERTY, former);
    }
  }
}
