package io.jikimi.cli;

import io.jikimi.doctor.Doctor;
import io.jikimi.doctor.Examination;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.List;

/** What stands right behind the jar: its options, {@code doctor} and {@code preflight}. */
@Command(
        name = "jikimi",
        description = {
            "A Discord bot that keeps a community. Without a command it runs.",
            "Settings may be given as --section.key=value, and an INI file as --config=FILE."
        },
        synopsisSubcommandLabel = "[COMMAND]",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = HelpCommand.class)
final class RootCommand {

    private final Console console;

    RootCommand(Console console) {
        this.console = console;
    }

    @Command(description = "Asks Discord and the database, and looks at this machine.")
    int doctor(@Option(names = "--json", description = "Answers as JSON.") boolean json) {
        return console.checkUp(json, RootCommand::everything);
    }

    @Command(description = "Asks Discord and the database, then brings the database up to date.")
    int preflight(@Option(names = "--json", description = "Answers as JSON.") boolean json) {
        return console.checkUp(json, Doctor::live, doctor -> List.of(doctor.migration()));
    }

    private static List<Examination> everything(Doctor doctor) {
        var all = new ArrayList<>(doctor.live());
        all.addAll(doctor.machine());
        return all;
    }
}
