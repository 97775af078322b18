package cnnlab.weights.dl4j;

import cnnlab.arch.Architecture;
import cnnlab.files.AtomicFile;
import cnnlab.files.FileProblem;
import cnnlab.text.UserProblem;
import cnnlab.weights.SavedWeights;
import cnnlab.weights.WeightMetadata;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.FloatBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a network with its weights as a zip that DL4J's ModelSerializer opens. */
final class Dl4jWriter {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int BUFFER = 1 << 16;

  private Dl4jWriter() {}

  static void write(Path file, Architecture network, SavedWeights weights) throws UserProblem {
    Dl4jVertices vertices = Dl4jVertices.of(network);
    Map<String, String> said = new LinkedHashMap<>(weights.metadata());
    said.remove(WeightMetadata.DEFINITION);
    try {
      byte[] configuration = JSON.writeValueAsBytes(vertices.configuration());
      byte[] metadata = JSON.writeValueAsBytes(said);
      AtomicFile.write(file, channel -> write(channel, configuration, metadata, vertices, weights));
    } catch (IOException e) {
      throw FileProblem.of(e, file);
    }
  }

  private static void write(
      FileChannel channel,
      byte[] configuration,
      byte[] metadata,
      Dl4jVertices vertices,
      SavedWeights weights)
      throws IOException {
    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    zip.putNextEntry(new ZipEntry(Dl4jFormat.CONFIGURATION));
    zip.write(configuration);
    zip.putNextEntry(new ZipEntry(Dl4jFormat.METADATA));
    zip.write(metadata);
    zip.setLevel(Deflater.NO_COMPRESSION); // weights are as good as random
    zip.putNextEntry(new ZipEntry(Dl4jFormat.COEFFICIENTS));
    Nd4jArray.writeHeader(zip, vertices.parameters());
    DataOutputStream data = new DataOutputStream(new BufferedOutputStream(zip, BUFFER));
    for (Dl4jVertices.Parameter parameter : vertices.order()) {
      FloatBuffer values = weights.tensors().values(parameter.tensor());
      for (long i = 0; i < parameter.count(); i++) {
        float value = values.get(Math.toIntExact(values.position() + parameter.from() + i));
        data.writeFloat(parameter.variance() ? (float) (Math.log10(value) / 2) : value);
      }
    }
    data.flush();
    zip.finish();
    out.flush();
  }
}
