package cnnlab.cli;

import cnnlab.cli.data.DataCommand;
import cnnlab.cli.terminal.TerminalText;
import cnnlab.engine.Engine;
import cnnlab.engine.MemoryProblem;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The jobs that can be done without a window. Results go to standard output, everything else to
 * standard error; exit code 0 for done, 1 for failed with one clear sentence, 2 for wrong usage.
 */
@Command(
    name = "cnnlab",
    description = "See, train and compare convolutional networks. Without a job, opens the window.",
    mixinStandardHelpOptions = true,
    version = "CNN Lab 1.0",
    synopsisSubcommandLabel = "JOB")
public final class Cli {
  private static final Logger LOG = LoggerFactory.getLogger(Cli.class);

  /** What picocli says of a group of options, with all of its brackets. */
  private static final String MISSING_GROUP = "Error: Missing required argument";

  /** How picocli says that a list has too few entries. */
  private static final Pattern TOO_FEW =
      Pattern.compile("(\\S+) requires at least (\\d+) values, but .*");

  /** How picocli calls what it could call by its name alone. */
  private static final String POSITION = "positional parameter at index \\S+ \\(([^)]*)\\)";

  private Cli() {}

  /** Does the job named by the arguments and returns the exit code. */
  public static int run(Engine engine, PrintWriter out, PrintWriter err, String... arguments) {
    PrintWriter results = TerminalText.into(out);
    PrintWriter messages = TerminalText.into(err);
    int code;
    try {
      code = execute(engine, results, messages, arguments);
    } catch (LinkageError e) { // a library is gone, or was cut off when its disk was full
      LOG.error("A part cannot be loaded", e);
      messages.println(
          UserProblem.of("start.incomplete", String.valueOf(e.getMessage())).getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    } catch (Error e) {
      code = report(e, messages);
    }
    if (results.checkError()) {
      messages.println(UserProblem.of("cli.output").getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
    return code;
  }

  private static int execute(Engine engine, PrintWriter out, PrintWriter err, String... arguments) {
    CommandLine line = new CommandLine(new Cli());
    jobs(arguments).forEach((name, job) -> line.addSubcommand(name, job.apply(engine)));
    numbers(line, Cli::finite, "a number, as 0.1", Double.class, double.class);
    numbers(line, Integer::valueOf, "a whole number", Integer.class, int.class);
    numbers(line, Long::valueOf, "a whole number", Long.class, long.class);
    line.registerConverter(Messages.class, Cli::language);
    for (CommandLine job : line.getSubcommands().values()) {
      job.getCommandSpec().args().stream()
          .map(ArgSpec::type)
          .filter(Class::isEnum)
          .forEach(type -> choices(line, type));
    }
    return line.setOut(out)
        .setErr(err)
        .setParameterExceptionHandler((wrong, _) -> refuse(wrong, err))
        .setExecutionExceptionHandler((failure, _, _) -> report(failure, err))
        .execute(arguments);
  }

  /**
   * The one that is asked for, if there is one: to read the options of all takes a tenth of a
   * start.
   */
  private static Map<String, Function<Engine, Object>> jobs(String... arguments) {
    Map<String, Function<Engine, Object>> all = jobs();
    Function<Engine, Object> asked = arguments.length == 0 ? null : all.get(arguments[0]);
    return asked == null ? all : Map.of(arguments[0], asked);
  }

  /** By their names, in the order of the help. */
  private static Map<String, Function<Engine, Object>> jobs() {
    Map<String, Function<Engine, Object>> jobs = new LinkedHashMap<>();
    jobs.put("list", _ -> new ListCommand());
    jobs.put("analyze", _ -> new AnalyzeCommand());
    jobs.put("diagram", _ -> new DiagramCommand());
    jobs.put("code", _ -> new CodeCommand());
    jobs.put("diff", _ -> new DiffCommand());
    jobs.put("train", TrainCommand::new);
    jobs.put("sweep", SweepCommand::new);
    jobs.put("rate", RateCommand::new);
    jobs.put("runs", RunsCommand::new);
    jobs.put("predict", PredictCommand::new);
    jobs.put("explain", ExplainCommand::new);
    jobs.put("units", UnitsCommand::new);
    jobs.put("visualize", VisualizeCommand::new);
    jobs.put("attack", AttackCommand::new);
    jobs.put("evaluate", EvaluateCommand::new);
    jobs.put("compare", CompareCommand::new);
    jobs.put("report", ReportCommand::new);
    jobs.put("data", _ -> new DataCommand());
    jobs.put("weights", _ -> new WeightsCommand());
    jobs.put("convert", ConvertCommand::new);
    jobs.put("lesson", LessonCommand::new);
    jobs.put("bench", BenchCommand::new);
    jobs.put("doctor", DoctorCommand::new);
    return jobs;
  }

  /** Numbers that cannot be read are named in words, not by Java's types. */
  @SafeVarargs
  private static <N> void numbers(
      CommandLine line, Function<String, N> reader, String what, Class<N>... types) {
    for (Class<N> type : types) {
      line.registerConverter(
          type,
          text -> {
            try {
              return reader.apply(text);
            } catch (NumberFormatException _) {
              String hint =
                  text.matches("-?\\d*,\\d+") ? "; decimals come after a point, not a comma" : "";
              throw new TypeConversionException("'" + text + "' is not " + what + hint);
            }
          });
    }
  }

  /** Java reads "NaN" and "1e309", too, which no setting can be. */
  private static double finite(String text) {
    double number = Double.parseDouble(text);
    if (!Double.isFinite(number)) {
      throw new NumberFormatException(text);
    }
    return number;
  }

  /** Words in any case, with a hyphen or an underscore between: "one-cycle". */
  private static <T> void choices(CommandLine line, Class<T> type) {
    line.registerConverter(
        type,
        text ->
            Arrays.stream(type.getEnumConstants())
                .filter(it -> it.toString().equalsIgnoreCase(text.replace('-', '_')))
                .findFirst()
                .orElseThrow(
                    () ->
                        new TypeConversionException(
                            "'" + text + "' is none of " + words(type.getEnumConstants()))));
  }

  private static Messages language(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "en" -> Messages.ENGLISH;
      case "zh" -> Messages.CHINESE;
      default -> throw new TypeConversionException("'" + text + "' is none of en, zh");
    };
  }

  private static String words(Object[] constants) {
    return Arrays.stream(constants)
        .map(it -> it.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
        .collect(Collectors.joining(", "));
  }

  /** One sentence, and where to read on: the list of options would push it off the screen. */
  private static int refuse(ParameterException wrong, PrintWriter err) {
    CommandLine job = wrong.getCommandLine();
    String named = String.valueOf(wrong.getMessage()).replaceAll(POSITION, "$1");
    String message = TOO_FEW.matcher(withoutGroups(named)).replaceAll("$1 is needed $2 times.");
    if (wrong instanceof UnmatchedArgumentException unmatched
        && !unmatched.getSuggestions().isEmpty()) {
      err.println(message + "; did you mean " + nearest(unmatched) + "?");
    } else {
      err.println(message);
      err.println("'" + job.getCommandSpec().qualifiedName() + " --help' names what there is.");
    }
    return CommandLine.ExitCode.USAGE;
  }

  private static String nearest(UnmatchedArgumentException unmatched) {
    String before =
        unmatched.isUnknownOption()
            ? ""
            : unmatched.getCommandLine().getCommandSpec().qualifiedName() + " ";
    return unmatched.getSuggestions().stream()
        .map(each -> "'" + before + each + "'")
        .collect(Collectors.joining(" or "));
  }

  /** Of options that are missing those alone of which one must be there. */
  private static String withoutGroups(String message) {
    return message.startsWith(MISSING_GROUP)
        ? message
            .substring("Error: ".length())
            .replaceAll("\\[[^]]*] ?|[()]", "")
            .replace(" | ", " or ")
        : message;
  }

  private static int report(Throwable failure, PrintWriter err) {
    if (MemoryProblem.inWords(failure) instanceof UserProblem problem) {
      err.println(problem.inFull().getMessage());
      LOG.info("Told", failure); // last, for it takes memory
    } else {
      err.println("This is a fault of CNN Lab: " + failure);
      failure.printStackTrace(err);
    }
    return CommandLine.ExitCode.SOFTWARE;
  }
}
