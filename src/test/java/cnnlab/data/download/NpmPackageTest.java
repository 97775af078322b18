package cnnlab.data.download;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What npm 10 printed, of which one line says what is wrong. */
class NpmPackageTest {

  @Test
  void offlineItIsTheRequestThatFailed() {
    assertThat(
            NpmPackage.reason(
                """
                npm error code EAI_AGAIN
                npm error syscall getaddrinfo
                npm error errno EAI_AGAIN
                npm error request to https://example.org/x failed, reason: getaddrinfo EAI_AGAIN
                npm error A complete log of this run can be found in: /home/a/.npm/_logs/1.log
                """))
        .isEqualTo("request to https://example.org/x failed, reason: getaddrinfo EAI_AGAIN");
  }

  @Test
  void onAFullDiskItIsTheSpace() {
    assertThat(
            NpmPackage.reason(
                """
                npm ERR! code ENOSPC
                npm ERR! syscall write
                npm ERR! errno -28
                npm ERR! nospc ENOSPC: no space left on device, write
                npm ERR! nospc There appears to be insufficient space on your system to finish.
                """))
        .contains("no space left on device");
  }

  @Test
  void whatSaysNothingIsNamedAtLeast() {
    assertThat(NpmPackage.reason("")).startsWith("npm");
    assertThat(NpmPackage.reason("npm error code E1\n")).contains("E1");
  }
}
