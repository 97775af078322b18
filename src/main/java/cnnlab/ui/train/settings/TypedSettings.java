package cnnlab.ui.train.settings;

import cnnlab.arch.NetworkSettings;
import cnnlab.arch.catalogue.Entry;
import cnnlab.data.Dataset;
import cnnlab.data.transform.Augmentation;
import cnnlab.run.OptimizerSettings;
import cnnlab.run.PretrainedSource;
import cnnlab.run.RunSettings;
import cnnlab.text.UserProblem;
import cnnlab.ui.TypedNumber;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the form. A field that holds no number counts as usual meanwhile, so that the
 * others can be checked.
 *
 * @param wrong the fields that hold no number, by name
 */
public record TypedSettings(RunSettings settings, Map<String, UserProblem> wrong) {

  public static TypedSettings of(FormViewModel form) {
    Reader reader = new Reader(form, new HashMap<>());
    return new TypedSettings(reader.settings(), Map.copyOf(reader.wrong()));
  }

  private record Reader(FormViewModel form, Map<String, UserProblem> wrong) {

    RunSettings settings() {
      return new RunSettings(
          network(),
          form.dataProperty().get(),
          real("validationShare"),
          form.testUseProperty().get(),
          wholeOrNone("limit"),
          whole("epochs"),
          whole("batchSize"),
          new OptimizerSettings(
              form.optimizerProperty().get(),
              real("learningRate"),
              real("momentum"),
              real("weightDecay")),
          form.scheduleProperty().get(),
          augmentation(),
          whole("seed"),
          wholeOrNone("patience"),
          form.rateChangesProperty().get(),
          startFrom());
    }

    private NetworkSettings network() {
      Entry entry = form.networkProperty().get();
      Dataset data = form.datasetProperty().get();
      return new NetworkSettings(
          entry.name(),
          whole("inputSize"),
          data == null ? entry.settings().classes() : data.labels().size(),
          real("width"),
          entry.auxiliary() && form.auxiliaryProperty().get());
    }

    private @Nullable PretrainedSource startFrom() {
      String weights = form.weightsProperty().get();
      return weights.isEmpty() ? null : new PretrainedSource(weights, form.freezeProperty().get());
    }

    private Augmentation augmentation() {
      return new Augmentation(
          wholeOrNone("cropPadding"),
          form.flipProperty().get(),
          realOrNone("resizedCrop"),
          realOrNone("multiScale"),
          realOrNone("rotation"),
          realOrNone("colorJitter"),
          wholeOrNone("cutout"));
    }

    private int wholeOrNone(String name) {
      return form.number(name).text().get().isBlank() ? 0 : whole(name);
    }

    private int whole(String name) {
      try {
        return TypedNumber.whole(form.number(name).text().get(), name);
      } catch (UserProblem notANumber) {
        wrong.put(name, notANumber);
        String usual = form.number(name).usual().get();
        return usual.isEmpty() ? 0 : Integer.parseInt(usual);
      }
    }

    private double realOrNone(String name) {
      return form.number(name).text().get().isBlank() ? 0 : real(name);
    }

    private double real(String name) {
      try {
        return TypedNumber.real(form.number(name).text().get(), name);
      } catch (UserProblem notANumber) {
        wrong.put(name, notANumber);
        String usual = form.number(name).usual().get();
        return usual.isEmpty() ? 0 : Double.parseDouble(usual);
      }
    }
  }
}
