package io.jikimi.cli;

import io.jikimi.config.Explainer;
import io.jikimi.config.Explanation;
import io.jikimi.config.KnownSettings;
import io.jikimi.config.MisconfiguredException;
import io.jikimi.doctor.Doctor;
import io.jikimi.reference.Reference;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.List;

/** {@code config}: what is set, why, and whether a bot could start on it. */
@Command(
        name = "config",
        description = "Checks and explains the settings.",
        subcommands = CommandLine.HelpCommand.class)
final class ConfigCommands {

    private final Console console;

    ConfigCommands(Console console) {
        this.console = console;
    }

    @Command(description = "Reads all settings and names every mistake; starts nothing.")
    int check(
            @Option(names = "--json", description = "Answers as JSON.") boolean json,
            @Option(names = "--live", description = "Asks Discord and the database as well.")
                    boolean live) {
        return live ? console.checkUp(json, Doctor::live) : console.checkUp(json);
    }

    @Command(description = "Says why a setting, or each of them, has the value that it has.")
    int explain(
            @Parameters(
                            arity = "0..1",
                            paramLabel = "KEY",
                            description = "Such as bot.prefix or DISCORD_TOKEN.")
                    @Nullable String key,
            @Option(names = "--json", description = "Answers as JSON.") boolean json) {
        var explainer = new Explainer(console.settings());
        if (key == null) {
            tell(explainer.all(), json);
            return 0;
        }
        var property = explainer.property(key);
        property.ifPresentOrElse(
                name -> tell(List.of(explainer.explain(name)), json),
                () -> unknown(explainer, key));
        return property.isPresent() ? 0 : MisconfiguredException.EXIT_CODE;
    }

    @Command(description = "Writes the reference of all settings, and the examples, anew.")
    int docs(
            @Option(names = "--check", description = "Writes nothing, but names what is stale.")
                    boolean check,
            @Parameters(
                            arity = "0..1",
                            defaultValue = ".",
                            paramLabel = "FOLDER",
                            description = "Of the project; where one stands if left out.")
                    Path folder) {
        var reference = new Reference(KnownSettings.load());
        if (check) {
            var stale = reference.stale(folder);
            stale.forEach(file -> console.print("stale: " + file));
            return stale.isEmpty() ? 0 : MisconfiguredException.EXIT_CODE;
        }
        reference.write(folder).forEach(file -> console.print("written: " + file));
        return 0;
    }

    private void tell(List<Explanation> explanations, boolean json) {
        if (json) {
            console.printJson(explanations);
        } else {
            console.print(ExplanationReport.of(explanations));
        }
    }

    private void unknown(Explainer explainer, String key) {
        console.print(
                "There is no setting of this name."
                        + explainer.closest(key).map(" Do you mean %s?"::formatted).orElse(""));
    }
}
