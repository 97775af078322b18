package cnnlab.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The launch script and what it calls, in a checkout whose Java and tools only say what is asked.
 */
@SuppressWarnings("NullAway.Init") // set before each test
class LaunchScriptTest {
  @TempDir Path folder;
  private Path home;
  private Path tools;
  private String jars;

  private record Result(int exit, String out, String err) {}

  @BeforeEach
  void aBuiltCheckout() throws IOException {
    home = Files.createDirectories(folder.resolve("CNN Lab für 图像"));
    tools = Files.createDirectories(folder.resolve("tools"));
    Files.copy(Path.of("cnnlab"), home.resolve("cnnlab"));
    copyTo(home.resolve("src/build"), Path.of("src/build"));
    Files.createDirectories(home.resolve("src/main"));
    Files.writeString(home.resolve("pom.xml"), "");
    script(home.resolve("jdk/bin/java"), "echo \"java $*\"");
    script(home.resolve("jdk/bin/javac"), "");
    Files.writeString(home.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
    Path target = Files.createDirectories(home.resolve("target"));
    Files.createDirectories(target.resolve("unsigned"));
    jars = folder.resolve("m2/my a.jar") + ":" + folder.resolve("m2/b.jar");
    for (String jar : jars.split(":", -1)) {
      Files.createDirectories(Path.of(jar).getParent());
      Files.createFile(Path.of(jar));
    }
    Files.createFile(target.resolve("cnnlab.jar"));
    Files.writeString(target.resolve("classpath"), jars + "\n");
    Files.writeString(target.resolve("unsigned/classpath"), jars + "\n");
    Files.writeString(target.resolve("jdk"), home.resolve("jdk") + "\n");
    Files.writeString(target.resolve("window"), "");
    Files.writeString(target.resolve("built"), "\n");
    makeNewer(target.resolve("built"));
  }

  @Test
  void theCommandLineIsStartedWithWhatTheBuildLeft() throws Exception {
    Result result = run(folder, home.resolve("cnnlab") + " list --json");
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .startsWith("java --enable-native-access")
        .contains("-Dcnnlab.home=" + home + " ")
        .contains("-cp " + home + "/target/cnnlab.jar:" + jars + " ")
        .contains("-XX:AOTCache=" + home + "/target/cnnlab.aot ")
        .endsWith("cnnlab.Launcher list --json\n");
    assertThat(result.exit()).isZero();
  }

  @Test
  void aSearchPathForFoldersDoesNotMislead() throws Exception {
    Files.createDirectories(folder.resolve("elsewhere").resolve(home.getFileName()));
    Result result =
        run(
            folder,
            "'" + home.getFileName() + "/cnnlab' list",
            Map.of("CDPATH", folder.resolve("elsewhere").toString()));
    assertThat(result.out()).contains("-Dcnnlab.home=" + home + " ");
  }

  @Test
  void aLinkLeadsToTheCheckout() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("lab"), home.resolve("cnnlab"));
    assertThat(run(folder, link + " list").out()).contains("-Dcnnlab.home=" + home + " ");
    assertThat(run(folder, "./lab list").out()).contains("-Dcnnlab.home=" + home + " ");
  }

  @ParameterizedTest
  @CsvSource({"LANG,C", "LC_ALL,C", "LANG,''", "LC_ALL,POSIX"})
  void aLocaleWithoutLettersGivesWayToOneThatHasThem(String variable, String locale)
      throws Exception {
    script(home.resolve("jdk/bin/java"), "echo \"${LC_ALL:-none} $LC_CTYPE\"");
    assertThat(run(folder, home.resolve("cnnlab") + " list", Map.of(variable, locale)).out())
        .isEqualTo("none C.UTF-8\n");
  }

  @Test
  void theUsersOwnLocaleStays() throws Exception {
    script(home.resolve("jdk/bin/java"), "echo \"$LANG ${LC_CTYPE:-none}\"");
    assertThat(run(folder, home.resolve("cnnlab") + " list", Map.of("LANG", "zh_CN.UTF-8")).out())
        .isEqualTo("zh_CN.UTF-8 none\n");
  }

  @Test
  void theUsersOptionsForJavaAreWordsOfTheirOwn() throws Exception {
    Result result =
        run(
            folder,
            home.resolve("cnnlab") + " list",
            Map.of("CNNLAB_JAVA_OPTIONS", "-Xmx1g -Da=*"));
    assertThat(result.out()).endsWith("-Xmx1g -Da=* cnnlab.Launcher list\n");
  }

  @Test
  void theTestsAreMavensVerifyInTheCheckout() throws Exception {
    script(tools.resolve("mvn"), "echo \"mvn $* in $PWD\"");
    assertThat(run(folder, home.resolve("cnnlab") + " test -Dtest=FooTest").out())
        .isEqualTo("mvn -B verify -Dtest=FooTest in " + home + "\n");
  }

  @Test
  void aChangedSourceIsBuiltFirst() throws Exception {
    script(home.resolve("src/build/build.sh"), "echo built");
    Files.writeString(home.resolve("src/main/New.java"), "");
    Files.setLastModifiedTime(
        home.resolve("src/main/New.java"), FileTime.from(Instant.now().plusSeconds(120)));
    assertThat(run(folder, home.resolve("cnnlab") + " list").out()).startsWith("built\njava ");
  }

  @Test
  void otherProfilesAreBuiltFirst() throws Exception {
    script(home.resolve("src/build/build.sh"), "echo \"built with $CNNLAB_PROFILES\"");
    String list = home.resolve("cnnlab") + " list";
    assertThat(run(folder, list, Map.of("CNNLAB_PROFILES", "cuda")).out())
        .startsWith("built with cuda\njava ");
  }

  @Test
  void aFreshCheckoutIsBuiltByTheCommandLineToo() throws Exception {
    script(home.resolve("src/build/jars.sh"), "");
    script(home.resolve("src/build/class-cache.sh"), "");
    script(home.resolve("src/build/packages.sh"), "");
    script(
        tools.resolve("mvn"),
        "mkdir -p target/unsigned; touch target/cnnlab.jar a.jar;"
            + " echo a.jar | tee target/classpath > target/unsigned/classpath");
    run(folder, "rm -r '" + home + "/target'");
    Result result =
        run(
            folder,
            home.resolve("cnnlab") + " list",
            Map.of("JAVA_HOME", home.resolve("jdk").toString()));
    assertThat(result.out()).endsWith("cnnlab.Launcher list\n");
    assertThat(home.resolve("target/built")).hasContent("\n");
  }

  /** As after the repository of Maven was cleaned up. */
  @Test
  void librariesThatAreGoneAreFetchedAgain() throws Exception {
    script(home.resolve("src/build/build.sh"), "echo built");
    Files.delete(folder.resolve("m2/b.jar"));
    assertThat(run(folder, home.resolve("cnnlab") + " list").out()).startsWith("built\njava ");
  }

  @Test
  void inACheckoutThatIsNotOnesOwnItIsSaidWhatToDo() throws Exception {
    Files.delete(folder.resolve("m2/b.jar"));
    Path target = home.resolve("target");
    assumeTrue(target.toFile().setWritable(false));
    try {
      assumeTrue(!Files.isWritable(target), "root may write anywhere");
      Result result = run(folder, home.resolve("cnnlab") + " list");
      assertThat(result.exit()).isEqualTo(1);
      assertThat(result.out()).isEmpty();
      assertThat(result.err())
          .containsOnlyOnce("\n")
          .contains("may not write to " + target + ". Copy or clone CNN Lab");
    } finally {
      assertThat(target.toFile().setWritable(true)).isTrue();
    }
  }

  @Test
  void aHomeIsNotNeededToFindAJdk() throws Exception {
    String find = "env -u HOME JAVA_HOME='" + home + "/jdk' '" + home + "/src/build/find-jdk.sh'";
    assertThat(run(folder, find)).isEqualTo(new Result(0, home + "/jdk\n", ""));
  }

  @Test
  void homeIsWhereTheUserSaysNotWhereTheAccountIs() throws Exception {
    String list = home.resolve("cnnlab") + " list";
    assertThat(run(folder, list, Map.of("HOME", "/home of/someone")).out())
        .contains("-Duser.home=/home of/someone ");
    assertThat(run(folder, list, Map.of("HOME", "")).out()).doesNotContain("user.home");
  }

  @Test
  void aFailedBuildStartsNothing() throws Exception {
    script(tools.resolve("mvn"), "echo 'no network' >&2; exit 1");
    Files.delete(home.resolve("target/built"));
    Result result = run(folder, home.resolve("cnnlab") + " list");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("no network").contains("the build failed");
  }

  @Test
  void aJdkThatIsNewEnoughIsFoundOnThePath() throws Exception {
    script(tools.resolve("jdk/bin/javac"), "");
    Files.writeString(tools.resolve("jdk/release"), "JAVA_VERSION=\"26\"\n");
    script(folder.resolve("old/bin/javac"), "");
    Files.writeString(folder.resolve("old/release"), "JAVA_VERSION=\"17.0.9\"\n");
    Map<String, String> old = Map.of("JAVA_HOME", folder.resolve("old").toString());

    String find = "PATH='" + tools + "/jdk/bin':$PATH '" + home + "/src/build/find-jdk.sh'";
    assertThat(run(folder, find, old).out()).isEqualTo(tools + "/jdk\n");
  }

  @Test
  void whatIsMissingIsNamedWhereItCannotBeInstalled() throws Exception {
    script(tools.resolve("id"), "echo 1000");
    script(tools.resolve("ldconfig"), "echo 'libgtk-3.so.0'");
    script(tools.resolve("fc-list"), "");
    Result result = run(folder, "'" + home + "/src/build/packages.sh' drawing window");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err())
        .isEqualTo(
            "cnnlab: missing system packages. Install:"
                + " libpangoft2-1.0-0 fontconfig fonts-dejavu-core libxtst6\n");
  }

  @Test
  void whatIsMissingIsInstalledOnDebianByRoot() throws Exception {
    script(tools.resolve("id"), "echo 0");
    script(tools.resolve("ldconfig"), "echo 'libpangoft2-1.0.so.0 libgtk-3.so.0'");
    script(tools.resolve("fc-list"), "echo DejaVu");
    script(tools.resolve("apt-get"), "echo \"apt-get $*\"");
    Result result = run(folder, "'" + home + "/src/build/packages.sh' drawing window");
    assertThat(result.exit()).isZero();
    assertThat(result.err())
        .contains("Installing libxtst6", "apt-get install -y -qq --no-install-recommends libxtst6");
  }

  @Test
  void nothingIsInstalledWhereAllIsThere() throws Exception {
    script(tools.resolve("ldconfig"), "echo 'libpangoft2-1.0.so.0 libgtk-3.so.0 libXtst.so.6'");
    script(tools.resolve("fc-list"), "echo DejaVu");
    script(tools.resolve("apt-get"), "echo called >&2; exit 1");
    Result result = run(folder, "'" + home + "/src/build/packages.sh' drawing window");
    assertThat(result).isEqualTo(new Result(0, "", ""));
  }

  @Test
  void signedJarsAreCopiedWithoutTheirSignature() throws Exception {
    Path signed = folder.resolve("org/eclipse/layout.jar");
    Files.createDirectories(signed.getParent());
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(signed))) {
      for (String entry : List.of("META-INF/KEY.SF", "META-INF/KEY.RSA", "a/A.class")) {
        jar.putNextEntry(new JarEntry(entry));
        jar.write(1);
      }
    }
    Path target = home.resolve("target");
    Files.createDirectories(target.resolve("classes"));
    Files.writeString(target.resolve("classes/B.class"), "b");
    Files.writeString(target.resolve("classpath"), "/lib/my jar.jar:" + signed);

    Result result =
        run(
            folder,
            "'" + home + "/src/build/jars.sh' '" + target + "'",
            Map.of("JAVA_HOME", System.getProperty("java.home")));

    assertThat(result).isEqualTo(new Result(0, "", ""));
    Path copy = target.resolve("unsigned/layout.jar");
    assertThat(Files.readString(target.resolve("unsigned/classpath")))
        .isEqualTo("/lib/my jar.jar:" + copy + "\n");
    assertThat(entries(copy)).contains("a/A.class").doesNotContain("META-INF/KEY.SF");
    assertThat(entries(target.resolve("cnnlab.jar"))).contains("B.class");
  }

  @Test
  void shellcheckHasNothingToSay() throws Exception {
    assumeTrue(run(Path.of("."), "command -v shellcheck").exit() == 0, "no shellcheck here");
    Result result = run(Path.of("."), "shellcheck cnnlab .ci/run src/build/*.sh src/bench/*.sh");
    assertThat(result.out()).isEmpty();
  }

  private static List<String> entries(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.stream().map(JarEntry::getName).toList();
    }
  }

  private Result run(Path where, String command) throws Exception {
    return run(where, command, Map.of());
  }

  private Result run(Path where, String command, Map<String, String> environment) throws Exception {
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    String quoted = command.replace(home + "/cnnlab ", "'" + home + "/cnnlab' ");
    ProcessBuilder builder = new ProcessBuilder(List.of("bash", "-c", quoted));
    builder.directory(where.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
    Map<String, String> variables = builder.environment();
    variables.keySet().removeAll(List.of("JAVA_HOME", "CDPATH", "LC_ALL", "LC_CTYPE", "LANG"));
    variables.keySet().removeIf(name -> name.startsWith("CNNLAB"));
    variables.put("LANG", "C.UTF-8");
    variables.put("PATH", tools + ":" + variables.get("PATH"));
    variables.putAll(environment);
    int exit = builder.start().waitFor();
    return new Result(exit, Files.readString(out), Files.readString(err));
  }

  private static void script(Path file, String body) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/bash\n" + body + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private static void copyTo(Path to, Path from) throws IOException {
    Files.createDirectories(to);
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(from)) {
      all.forEach(files::add);
    }
    for (Path file : files) {
      Path copy = Files.copy(file, to.resolve(file.getFileName().toString()));
      assertThat(copy.toFile().setExecutable(true)).isTrue();
    }
  }

  private static void makeNewer(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(60)));
  }
}
