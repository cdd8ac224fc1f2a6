package org.dezero.examples;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.dezero.Config;
import org.dezero.Scope;
import org.dezero.array.ArrayBackend;
import org.dezero.examples.applications.Application;
import org.dezero.examples.applications.ApplicationInput;
import org.dezero.examples.applications.ApplicationInputs;
import org.dezero.examples.applications.ApplicationOutput;
import org.dezero.examples.applications.Applications;
import org.dezero.examples.applications.InputException;
import org.dezero.random.RandomState;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The larger examples. */
@Command(
        name = "example",
        mixinStandardHelpOptions = true,
        description = "Runs one of the larger examples: " + ExampleCommand.NAMES + ".")
final class ExampleCommand implements Runnable {
    static final String NAMES = "mnist, spiral, vae, gan, tanh, gradcam or style";

    @Parameters(paramLabel = "NAME", description = "The example: " + NAMES + ".")
    private String name = "";

    @Mixin
    private ChosenBackend backend = new ChosenBackend();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "For mnist, vae and gan: a folder with the four files of MNIST, or of a data set in its format;"
                            + " unless given, what is installed, else the digits that come with the project.")
    private @Nullable String data;

    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description =
                    "For gradcam and style: the .npz with the weights of a trained VGG16; unless given, random ones,"
                            + " with which the result means nothing.")
    private @Nullable String weights;

    @Option(
            names = "--image",
            paramLabel = "FILE",
            description = "For gradcam and style: the image; unless given, a generated one.")
    private @Nullable String image;

    @Option(
            names = "--style",
            paramLabel = "FILE",
            description = "For style: the image to take the style from; unless given, a generated one.")
    private @Nullable String style;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            converter = WholeNumber.Epochs.class,
            description =
                    "How often the training images are gone through; for style the number of changes to the image,"
                            + " for tanh the order of the derivative. Each example has its own number unless given.")
    private @Nullable Long epochs;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            converter = WholeNumber.Seed.class,
            description = "Seed of all random numbers; ${DEFAULT-VALUE} unless given.")
    private Long seed = 0L;

    @Mixin
    private OutputFolder out = new OutputFolder();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        Application application = application();
        ArrayBackend chosen = backend.get();
        ApplicationInputs inputs = new ApplicationInputs(
                data == null ? null : InputPath.folder("--data", data),
                weights == null ? null : InputPath.file("--weights", weights),
                image == null ? null : InputPath.file("--image", image),
                style == null ? null : InputPath.file("--style", style),
                epochs == null ? null : epochs.intValue());
        PrintWriter to = spec.commandLine().getOut();
        Path folder = out.get();
        to.println(name + ": " + application.does());
        to.println("backend '" + chosen.name() + "' (" + chosen.getClass().getName() + "), seed " + seed);
        to.flush();
        try (Scope onBackend = Config.backend(chosen);
                Scope seeded = Config.random(new RandomState(seed))) {
            application.run(inputs, new ApplicationOutput(to, folder));
        } catch (InputException | UncheckedIOException e) {
            throw new UnusableInput(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new CommandFailed("cannot write to " + folder + " (" + e + ")", e);
        }
    }

    /** The application that was named, if it takes all that it was given. */
    private Application application() {
        Application application = Applications.all().get(name);
        if (application == null) {
            throw new UnusableInput("there is no example '" + name + "'; name " + NAMES);
        }
        refuse("--data", data, ApplicationInput.DATA, application);
        refuse("--weights", weights, ApplicationInput.WEIGHTS, application);
        refuse("--image", image, ApplicationInput.IMAGE, application);
        refuse("--style", style, ApplicationInput.STYLE, application);
        refuse("--epochs", epochs, ApplicationInput.EPOCHS, application);
        return application;
    }

    private void refuse(String option, @Nullable Object value, ApplicationInput input, Application application) {
        if (value != null && !application.takes().contains(input)) {
            throw new UnusableInput("'" + name + "' takes no " + option + "; leave it out");
        }
    }
}
