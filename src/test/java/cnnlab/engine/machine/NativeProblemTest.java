package cnnlab.engine.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Why an engine cannot be loaded, as JavaCPP and JNA word it. */
class NativeProblemTest {

  @Test
  void aFullHomeIsNoMissingProcessor() {
    UnsatisfiedLinkError javaCpp = new UnsatisfiedLinkError("no jnidnnl in java.library.path");
    javaCpp.initCause(new IOException("No space left on device"));
    UnsatisfiedLinkError jna =
        new UnsatisfiedLinkError(
            "Failed to create temporary file for libjnidispatch.so: No space left on device");
    for (UnsatisfiedLinkError error : new UnsatisfiedLinkError[] {javaCpp, jna}) {
      assertThat(NativeProblem.of("oneDNN", error))
          .hasMessageContaining(
              "The disk that holds " + System.getProperty("user.home") + " is full.")
          .hasCause(error);
    }
  }

  @Test
  void otherwiseTheMachineLacksSomething() {
    assertThat(NativeProblem.of("oneDNN", new UnsatisfiedLinkError("GLIBC_2.27 not found")))
        .hasMessageContaining("The computing engine (oneDNN) cannot be loaded on this machine.")
        .hasMessageContaining("glibc");
  }
}
