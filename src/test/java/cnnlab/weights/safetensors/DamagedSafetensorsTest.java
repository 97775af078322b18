package cnnlab.weights.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A weight file may come from anyone: whatever is in it, a person gets a sentence. */
class DamagedSafetensorsTest {
  private static final String A = "\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}";
  private static final String B = "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[8,12]}";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "weights.header | {'a':",
        "weights.header | []",
        "weights.header | 77",
        "weights.header | {} {}",
        "weights.duplicate | {'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},'a':{}}",
        "weights.entry | {'a':{'dtype':'F32','dtype':'F32','shape':[3],'data_offsets':[0,12]}}",
        "weights.entry | {'a':7}",
        "weights.entry | {'a':{}}",
        "weights.entry | {'a':{'dtype':7,'shape':[3],'data_offsets':[0,12]}}",
        "weights.entry | {'a':{'dtype':'F32','shape':3,'data_offsets':[0,12]}}",
        "weights.entry | {'a':{'dtype':'F32','shape':[3],'data_offsets':[0,6,12]}}",
        "weights.entry | {'a':{'dtype':'F32','shape':[3],'data_offsets':[0,12],'more':1}}",
        "weights.entry | {'a':{'dtype':'F32','shape':[-3],'data_offsets':[0,12]}}",
        "weights.entry | {'a':{'dtype':'F32','shape':[3.0],'data_offsets':[0,12]}}",
        "weights.entry | {'a':{'dtype':'F32','shape':['3'],'data_offsets':[0,12]}}",
        "weights.entry | {'a':{'dtype':'F32','shape':[1e9],'data_offsets':[0,12]}}",
        "weights.entry | {'a':{'dtype':'F32','shape':[3],'data_offsets':[-12,0]}}",
        "weights.entry | {'a':{'dtype':'F32','shape':[3],'data_offsets':[0,99999999999999999999]}}",
        "weights.entry |"
            + " {'a':{'dtype':'F32','shape':[65536,65536,65536,65536],'data_offsets':[0,0]}}",
        "weights.entry | {'a':{'dtype':'F32','shape':[1,1,1,1,1,1,1,1,3],'data_offsets':[0,12]}}",
        "weights.entry | {'__metadata__':{'a':7}}",
        "weights.entry | {'__metadata__':['a']}",
        "weights.type | {'a':{'dtype':'F8','shape':[12],'data_offsets':[0,12]}}",
        "weights.type | {'a.weight':{'dtype':'I8','shape':[12],'data_offsets':[0,12]}}",
        "weights.extent | {'a':{'dtype':'F32','shape':[4],'data_offsets':[0,12]}}",
        "weights.extent | {'a':{'dtype':'F32','shape':[3],'data_offsets':[12,0]}}",
        "weights.places | {'a':{'dtype':'F32','shape':[1],'data_offsets':[8,12]}}",
        "weights.length | {'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}",
        "weights.length | {'a':{'dtype':'F32','shape':[4],'data_offsets':[0,16]}}",
        "weights.length | {}"
      })
  void eachKindOfDamageHasItsSentence(String key, String header) throws IOException {
    Path file = write(header.replace('\'', '"'), 12);

    assertThatThrownBy(() -> Safetensors.read(file, Arena.ofAuto()))
        .isInstanceOfSatisfying(
            UserProblem.class,
            problem -> {
              assertThat(problem.key()).isEqualTo(key);
              assertThat(problem.where()).isEqualTo(file.toString());
              assertThat(problem.what(Messages.ENGLISH)).contains(file.getFileName().toString());
              assertThat(problem.what(Messages.CHINESE)).contains(file.getFileName().toString());
            });
  }

  @Test
  void overlapsAndGapsAreRefusedWhateverTheOrder() throws Exception {
    assertThat(Safetensors.read(write("{" + B + "," + A + "}", 12), Arena.ofAuto()).tensors())
        .hasSize(2);
    Path overlap = write("{" + B.replace("[8,12]", "[4,8]") + "," + A + "}", 8);
    Path gap = write("{" + B.replace("[8,12]", "[12,16]") + "," + A + "}", 16);

    assertThatThrownBy(() -> Safetensors.read(overlap, Arena.ofAuto()))
        .hasMessageContaining("b overlaps");
    assertThatThrownBy(() -> Safetensors.read(gap, Arena.ofAuto()))
        .hasMessageContaining("leaves a gap");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 200, 1 << 30})
  void aHeaderLengthBeyondReasonIsRefused(long length) throws IOException {
    byte[] file = ByteBuffer.allocate(100).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array();
    Path path = Files.write(folder.resolve("w.safetensors"), file);

    assertThatThrownBy(() -> Safetensors.read(path, Arena.ofAuto()))
        .isInstanceOf(UserProblem.class)
        .hasMessageContaining("is not a safetensors file");
  }

  @Test
  void textThatIsNotUtf8IsRefused() throws IOException {
    byte[] header = "{\"é\":{}}".getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> Safetensors.read(write(header, 0), Arena.ofAuto()))
        .isInstanceOf(UserProblem.class);
  }

  @Test
  void bracketsWithoutEndAreRefused() throws IOException {
    Path file = write("{\"a\":" + "[".repeat(100_000), 0);

    assertThatThrownBy(() -> Safetensors.read(file, Arena.ofAuto()))
        .isInstanceOf(UserProblem.class);
  }

  /** A header of 16 MB that only pretends to tell of tensors. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"a\":{\"shape\":[0,0,0,",
        "[[[[[[[[",
        "\"a%d\":{},",
        "\"a%d\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]},"
      })
  void aLargeHeaderIsRefusedInLittleMemory(String repeated) throws IOException {
    StringBuilder header = new StringBuilder("{");
    for (int i = 0; header.length() < 15_000_000; i++) {
      header.append(repeated.formatted(i));
    }
    Path file = write(header.toString(), 0);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();

    assertThatThrownBy(() -> Safetensors.read(file, Arena.ofAuto()))
        .isInstanceOf(UserProblem.class);

    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(100L << 20);
  }

  @Test
  void everyCutIsNoticed() throws IOException {
    byte[] whole = Files.readAllBytes(write("{" + A + "," + B + "}", 12));
    for (int length = 0; length < whole.length; length++) {
      Path cut = Files.write(folder.resolve("cut.safetensors"), Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> Safetensors.read(cut, Arena.ofAuto()))
          .isInstanceOf(UserProblem.class);
    }
  }

  @Test
  void noDamageToTheHeaderCausesMoreThanAUserProblem() throws IOException {
    byte[] whole = Files.readAllBytes(write("{" + A + "," + B + "}", 12));
    byte[] signs = "{}[]\",:0123456789-.eE\\utrlnF \0\u007f".getBytes(StandardCharsets.UTF_8);
    Random random = new Random(1);
    int refused = 0;
    for (int i = 0; i < 1000; i++) {
      byte[] damaged = whole.clone();
      for (int changes = random.nextInt(3); changes >= 0; changes--) {
        int at = random.nextInt(damaged.length - 12);
        damaged[at] =
            random.nextBoolean() ? signs[random.nextInt(signs.length)] : (byte) random.nextInt();
      }
      Path file = Files.write(folder.resolve("damaged.safetensors"), damaged);
      try {
        assertThat(Safetensors.read(file, Arena.ofAuto()).tensors()).hasSizeLessThanOrEqualTo(2);
      } catch (UserProblem expected) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(700);
  }

  private Path write(String header, int valueBytes) throws IOException {
    return write(header.getBytes(StandardCharsets.UTF_8), valueBytes);
  }

  private Path write(byte[] header, int valueBytes) throws IOException {
    ByteBuffer file =
        ByteBuffer.allocate(8 + header.length + valueBytes).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(header.length).put(header);
    return Files.write(Files.createTempFile(folder, "w", ".safetensors"), file.array());
  }
}
