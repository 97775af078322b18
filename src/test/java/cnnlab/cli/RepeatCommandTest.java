package cnnlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.NetworkSettings;
import cnnlab.data.Datasets;
import cnnlab.data.TestUse;
import cnnlab.data.transform.Augmentation;
import cnnlab.report.RepeatCommand;
import cnnlab.run.OptimizerSettings;
import cnnlab.run.RunSamples;
import cnnlab.run.RunSettings;
import cnnlab.run.Schedule;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command that a report gives is read by the program itself, and means the same settings. */
class RepeatCommandTest {
  private static final Augmentation EVERYTHING = new Augmentation(3, false, 0, 1.5, 10, 0.2, 6);

  private static final RunSettings UNUSUAL =
      RunSamples.settings(
              new NetworkSettings("googlenet_paper", 32, 10, 0.25, true),
              "fashion-mnist",
              0.15,
              500,
              7,
              32,
              new OptimizerSettings(OptimizerSettings.Kind.ADAM, 0.0003, 0.8, 0.0001),
              Schedule.ONE_CYCLE,
              EVERYTHING,
              42)
          .withPatience(3)
          .withTestUse(TestUse.EACH_EPOCH);

  @Test
  void everySettingComesBack() throws Exception {
    for (RunSettings settings :
        List.of(
            UNUSUAL,
            UNUSUAL.withAugmentation(Augmentation.NONE),
            UNUSUAL.withAugmentation(Augmentation.of(4, true)))) {
      assertThat(read(settings)).isEqualTo(settings);
    }
  }

  private static RunSettings read(RunSettings settings) throws Exception {
    TrainingOptions options = new TrainingOptions();
    CommandLine line = new CommandLine(new Job());
    line.addMixin("options", options);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.parseArgs(RepeatCommand.arguments(settings).toArray(String[]::new));
    return options.settings(
        Datasets.open(settings.data()), new PrintWriter(new StringWriter(), true));
  }

  @Command
  private static final class Job {}
}
