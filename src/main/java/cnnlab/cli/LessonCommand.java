package cnnlab.cli;

import cnnlab.cli.terminal.Table;
import cnnlab.engine.Engine;
import cnnlab.lesson.Lesson;
import cnnlab.lesson.LessonArchive;
import cnnlab.lesson.LessonCheck;
import cnnlab.lesson.LessonLibrary;
import cnnlab.lesson.LessonLibrary.Shelf;
import cnnlab.lesson.NewLesson;
import cnnlab.lesson.handout.Handout;
import cnnlab.lesson.value.Claim;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lessons without a window. */
@Command(
    description =
        "Lists lessons, checks what they claim, prints them, begins a new one, packs one.",
    synopsisSubcommandLabel = "list|check|handout|new|pack",
    mixinStandardHelpOptions = true)
final class LessonCommand {
  private final Engine engine;

  @Spec private CommandSpec spec = CommandSpec.create();

  LessonCommand(Engine engine) {
    this.engine = engine;
  }

  @Command(
      name = "list",
      description = "Lists the bundled lessons.",
      mixinStandardHelpOptions = true)
  int list(
      @Option(
              names = "--language",
              paramLabel = "en|zh",
              defaultValue = "en",
              description = "Of the titles (default: ${DEFAULT-VALUE}).")
          Messages language)
      throws UserProblem {
    Table table = new Table("<lesson", ">minutes", ">steps", "<title");
    Shelf shelf = LessonLibrary.shelf(LessonLibrary.folders());
    for (Lesson lesson : shelf.lessons()) {
      table.row(
          lesson.id(), lesson.minutes(), lesson.steps().size(), lesson.text(language).title());
    }
    table.print(out());
    return tellUnreadable(shelf) ? 1 : 0;
  }

  @Command(
      name = "check",
      description =
          "Performs lessons with the real engine: fails where a claim does not hold, a text is"
              + " missing or a state cannot be reached.",
      mixinStandardHelpOptions = true)
  int check(
      @Parameters(
              paramLabel = "NAME|all|DIR|FILE",
              description = "A bundled lesson, all of them, a lesson's folder, or a .lesson.zip.")
          String name,
      @Option(
              names = "--all-claims",
              description = "Print the claims that hold, too, and the answers.")
          boolean allClaims)
      throws UserProblem {
    Shelf shelf =
        name.equals("all")
            ? LessonLibrary.shelf(LessonLibrary.folders())
            : new Shelf(List.of(LessonLibrary.lesson(name)), List.of());
    boolean passed = !tellUnreadable(shelf);
    for (Lesson lesson : shelf.lessons()) {
      LessonCheck check = LessonCheck.of(lesson, engine);
      passed &= check.passed();
      print(lesson, check, allClaims);
    }
    return passed ? 0 : 1;
  }

  @Command(
      name = "handout",
      description = "Writes a lesson on paper: pictures, blanks for predictions, solutions apart.",
      mixinStandardHelpOptions = true)
  int handout(
      @Parameters(
              paramLabel = "NAME|DIR|FILE",
              description = "A bundled lesson, a lesson's folder, or a .lesson.zip.")
          String name,
      @Option(
              names = "--out",
              paramLabel = "FILE",
              required = true,
              description = "A .pdf or .html file.")
          Path file,
      @Option(names = "--solutions", description = "With what is measured, and the answers.")
          boolean solutions,
      @Option(
              names = "--language",
              paramLabel = "en|zh",
              defaultValue = "en",
              description = "Its language (default: ${DEFAULT-VALUE}).")
          Messages language)
      throws UserProblem {
    Lesson lesson = LessonLibrary.lesson(name);
    Handout.write(file, lesson, engine, language, solutions);
    return 0;
  }

  @Command(
      name = "new",
      description = "Makes a folder with a small lesson to begin with.",
      mixinStandardHelpOptions = true)
  int create(@Parameters(paramLabel = "DIR", description = "A new folder.") Path folder)
      throws UserProblem {
    NewLesson.write(folder);
    out().println(folder);
    return 0;
  }

  @Command(
      name = "pack",
      description = "Writes a lesson to one file, to hand it on: dropped on the window it opens.",
      mixinStandardHelpOptions = true)
  int pack(
      @Parameters(paramLabel = "DIR", description = "A lesson's folder.") String folder,
      @Option(
              names = "--out",
              paramLabel = "FILE",
              description = "Where to (default: the folder's name and .lesson.zip).")
          @Nullable Path file)
      throws UserProblem {
    Lesson lesson = LessonLibrary.lesson(folder);
    Path target = file == null ? Path.of(lesson.id() + LessonArchive.SUFFIX) : file;
    LessonArchive.write(lesson, target);
    out().println(target);
    return 0;
  }

  private boolean tellUnreadable(Shelf shelf) {
    PrintWriter err = spec.commandLine().getErr();
    shelf.unreadable().forEach(problem -> err.println(problem.getMessage()));
    return !shelf.unreadable().isEmpty();
  }

  private void print(Lesson lesson, LessonCheck check, boolean allClaims) {
    PrintWriter out = out();
    long held = check.findings().stream().filter(Claim.Finding::holds).count();
    out.printf(
        Locale.ROOT,
        "%s: %d steps, %d of %d claims hold, %d values%s%n",
        lesson.id(),
        lesson.steps().size(),
        held,
        check.findings().size(),
        check.values(),
        check.passed() ? "" : ", FAILED");
    for (Claim.Finding finding : check.findings()) {
      if (allClaims || !finding.holds()) {
        out.println((finding.holds() ? "  holds  " : "  FAILS  ") + finding);
      }
    }
    if (allClaims) {
      check.answers().forEach(answer -> out.println("  answer " + answer));
    }
    check.problems().forEach(problem -> out.println("  FAILS  " + problem.getMessage()));
    out.flush();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
