package cnnlab.weights.pytorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.weights.file.WeightFile;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A pickle is a program; of a stranger's, nothing runs, and nothing takes the machine down. */
@Timeout(120)
class HostilePickleTest {
  private static final List<String> CALLED =
      List.of(
          "os system",
          "posix system",
          "nt system",
          "subprocess Popen",
          "subprocess check_output",
          "builtins eval",
          "builtins exec",
          "builtins getattr",
          "__builtin__ eval",
          "pty spawn",
          "runpy run_path",
          "importlib import_module",
          "webbrowser open",
          "shutil rmtree",
          "socket create_connection",
          "torch.hub load",
          "torch load",
          "torch.serialization load",
          "numpy.testing._private.utils runstring",
          "functools partial",
          "operator attrgetter",
          "torch._utils._rebuild_tensor_v2 __globals__",
          "collections namedtuple",
          "codecs encode",
          "java.lang.Runtime exec");

  @TempDir Path folder;

  /** 25 functions in 10 disguises: 250 files, half of them zips. */
  @Test
  void whatWouldRunIsNamedAndRefused() throws IOException {
    int refused = 0;
    for (String each : CALLED) {
      String module = each.substring(0, each.indexOf(' '));
      String name = each.substring(each.indexOf(' ') + 1);
      for (PickleBytes disguise : disguises(module, name)) {
        Path file =
            refused % 2 == 0
                ? disguise.asZip(folder.resolve("w.pth"), 64)
                : disguise.asLegacy(folder.resolve("w.pth"));
        assertThatThrownBy(() -> WeightFile.read(file, Arena.ofAuto()))
            .as("%s, file %d", each, refused)
            .isInstanceOfSatisfying(
                UserProblem.class,
                problem -> {
                  assertThat(problem.key()).startsWith("weights.pytorch.");
                  assertThat(problem.what(Messages.ENGLISH)).contains(module + "." + name);
                  assertThat(problem.what(Messages.CHINESE)).contains(module + "." + name);
                });
        refused++;
      }
    }
    assertThat(refused).isGreaterThanOrEqualTo(200);
  }

  private static List<PickleBytes> disguises(String module, String name) {
    PickleBytes global = new PickleBytes().global(module, name);
    PickleBytes onStack = new PickleBytes().text(module).text(name).add(0x93); // since protocol 4
    PickleBytes arguments = new PickleBytes().text("touch pwned").add(0x85);
    List<PickleBytes> calls = new ArrayList<>();
    for (PickleBytes function : List.of(global, onStack)) {
      calls.add(new PickleBytes().add(function).add(arguments).add('R'));
      calls.add(new PickleBytes().add(function).add(arguments).add(0x81));
    }
    calls.add(new PickleBytes().add('(').text("x").add('i').add(module + "\n" + name + "\n"));
    calls.add(new PickleBytes().add('(').add(global).text("x").add('o'));
    PickleBytes plain = calls.getFirst();
    calls.add(new PickleBytes().add('}', '(').text("state_dict").add(plain).add('u'));
    calls.add(new PickleBytes().add('}').add(plain).text("as a key").add('s'));
    calls.add(
        new PickleBytes() // as the state of something harmless
            .global("collections", "OrderedDict")
            .add(')', 'R', '}', '(')
            .text("__reduce__")
            .add(plain)
            .add('u', 'b'));
    calls.add(
        new PickleBytes() // as the hooks of a tensor
            .global("torch._utils", "_rebuild_parameter")
            .add('(', '(', 'N', 'K', 0)
            .add(plain)
            .add('t', 'R', 't', 'R'));
    return calls.stream().map(call -> new PickleBytes().add(0x80, 2).add(call).add('.')).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "torch.nn.modules.conv, Conv2d, weights.pytorch.model",
    "torchvision.models.resnet, ResNet, weights.pytorch.model",
    "mine, CatNet, weights.pytorch.model",
    "subprocess, Popen, weights.pytorch.global",
    "builtins, eval, weights.pytorch.global",
    "argparse, Namespace, weights.pytorch.global"
  })
  void aWholeModelIsToldFromAnythingElse(String module, String name, String key)
      throws IOException {
    Path file =
        new PickleBytes()
            .add(0x80, 2)
            .global(module, name)
            .add(')', 0x81, '.')
            .asZip(folder.resolve("w.pth"), 0);

    assertThatThrownBy(() -> WeightFile.read(file, Arena.ofAuto()))
        .isInstanceOfSatisfying(
            UserProblem.class, problem -> assertThat(problem.key()).isEqualTo(key));
  }

  @Test
  void aNameIsShownOnOneShortLine() throws IOException {
    Path file =
        new PickleBytes()
            .add(0x80, 2)
            .text("os\n\u001b[31m")
            .text("x".repeat(200))
            .add(0x93, '.')
            .asZip(folder.resolve("w.pth"), 0);

    assertThatThrownBy(() -> WeightFile.read(file, Arena.ofAuto()))
        .hasMessageContaining("os??")
        .message()
        .doesNotContain("\n", "\u001b")
        .hasSizeLessThan(400);
  }

  /** Each list holds the one before it twice: 2^2000 leaves, if anybody walked them. */
  @ParameterizedTest
  @ValueSource(strings = {"]", ")", "}"})
  void listsWithinListsAreNotWalked(String empty) throws IOException {
    PickleBytes bomb = new PickleBytes().add(0x80, 2, '}').text("model").add("]");
    for (int i = 0; i < 2000; i++) {
      bomb.add('r', i & 0xff, i >> 8, 0, 0);
      bomb.add(']', '(').add('j', i & 0xff, i >> 8, 0, 0).add('j', i & 0xff, i >> 8, 0, 0).add("e");
    }
    bomb.add("s").text("x").add(empty).add("s.");

    assertThatThrownBy(
            () -> WeightFile.read(bomb.asZip(folder.resolve("w.pth"), 0), Arena.ofAuto()))
        .isInstanceOf(UserProblem.class);
  }

  @Test
  void aListThatHoldsItselfIsNotWalked() throws IOException {
    Path file =
        new PickleBytes()
            .add(0x80, 2, ']', 'q', 0, 'h', 0, 'a', '.')
            .asZip(folder.resolve("w.pth"), 0);

    assertThatThrownBy(() -> WeightFile.read(file, Arena.ofAuto()))
        .isInstanceOfSatisfying(
            UserProblem.class, it -> assertThat(it.key()).isEqualTo("weights.pytorch.empty"));
  }

  /** 15 million lists would take a gigabyte. */
  @ParameterizedTest
  @ValueSource(strings = {"]", "}", "(", ")", "N", "2"})
  void aPickleOfValuesWithoutEndIsRefusedInLittleMemory(String operation) throws IOException {
    Path file =
        new PickleBytes()
            .add(0x80, 2, 'N')
            .add(operation.repeat(15_000_000))
            .add(".")
            .asZip(folder.resolve("w.pth"), 0);
    long before = allocated();

    assertThatThrownBy(() -> WeightFile.read(file, Arena.ofAuto())).isInstanceOf(UserProblem.class);

    assertThat(allocated() - before).isLessThan(100L << 20);
  }

  /** Bytes that this thread has taken so far. */
  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  /** Sizes and steps that claim 60 GB, from a storage of 64 bytes. */
  @ParameterizedTest
  @CsvSource({
    "15000000000, 16, 16, 1",
    "16, 15000000000, 16, 1",
    "16, 16, 2000000000, 0",
    "16, 16, 2000000000, 8000000000000000000",
    "16, 17, 1, 1",
    "16, -1, 1, 1",
    "16, 0, -1, 1",
    "16, 0, 17, 1",
    "16, 0, 16, 2",
    "16, 0, 16, -1"
  })
  void aTensorThatClaimsWhatIsNotThereIsRefused(long elements, long offset, long size, long stride)
      throws IOException {
    PickleBytes claim = claim(elements, offset, size, stride);

    for (Path file :
        List.of(
            claim.asZip(folder.resolve("a.pth"), 64), claim.asLegacy(folder.resolve("b.pth")))) {
      assertThatThrownBy(() -> WeightFile.read(file, Arena.ofAuto()))
          .isInstanceOfSatisfying(
              UserProblem.class,
              problem -> assertThat(problem.key()).isEqualTo("weights.pytorch.damaged"));
    }
  }

  @Test
  void whatIsThereIsRead() throws Exception {
    Path file = claim(16, 4, 12, 1).asZip(folder.resolve("a.pth"), 64);

    assertThat(WeightFile.read(file, Arena.ofAuto()).tensors().get("x"))
        .isNotNull()
        .satisfies(tensor -> assertThat(tensor.shape()).containsExactly(12));
  }

  private static PickleBytes claim(long elements, long offset, long size, long stride) {
    return new PickleBytes()
        .add(0x80, 2, '}', '(')
        .text("x")
        .global("torch._utils", "_rebuild_tensor_v2")
        .add('(', '(')
        .text("storage")
        .global("torch", "FloatStorage")
        .text("0")
        .text("cpu")
        .add(whole(elements))
        .add('t', 'Q')
        .add(whole(offset))
        .add(whole(size))
        .add(0x85)
        .add(whole(stride))
        .add(0x85, 0x89, '}', 't', 'R', 'u', '.');
  }

  private static PickleBytes whole(long number) {
    PickleBytes bytes = new PickleBytes().add(0x8a, 8);
    for (int i = 0; i < 8; i++) {
      bytes.add((int) (number >> (8 * i)));
    }
    return bytes;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"state.pth", "state_legacy.pth", "checkpoint.pth", "checkpoint_legacy.pth"})
  void noDamageCausesMoreThanAUserProblem(String name) throws Exception {
    byte[] whole = Files.readAllBytes(PytorchFormatTest.resource(name));
    Random random = new Random(1);
    int refused = 0;
    for (int i = 0; i < 1000; i++) {
      byte[] damaged = whole.clone();
      for (int changes = random.nextInt(4); changes >= 0; changes--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      Path file = Files.write(folder.resolve("damaged.pth"), damaged);
      try {
        assertThat(WeightFile.read(file, Arena.ofAuto()).tensors()).hasSizeLessThanOrEqualTo(8);
      } catch (UserProblem expected) {
        refused++;
      }
    }
    assertThat(refused).isBetween(100, 1000);
  }
}
