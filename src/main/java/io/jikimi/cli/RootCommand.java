package io.jikimi.cli;

import io.jikimi.doctor.Doctor;
import io.jikimi.doctor.Examination;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What stands right behind the jar: its options, and the commands of one word. */
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

    @Command(description = "Writes all that is stored into one file, which any database takes.")
    int backup(
            @Parameters(paramLabel = "FILE", description = "Or - for standard output.") String file,
            @Option(names = "--replace", description = "Overwrites the file if it is there.")
                    boolean replace)
            throws IOException {
        return new BackupReport(console).backup(file, replace);
    }

    @Command(description = "Puts a backup into the database; checks all of it before.")
    int restore(
            @Parameters(paramLabel = "FILE", description = "Or - for standard input.") String file,
            @Option(
                            names = "--replace",
                            description = "Replaces what the database holds, except erasures.")
                    boolean replace,
            @Option(
                            names = "--verify",
                            description = "Tries it in a database of the moment, and compares.")
                    boolean verify)
            throws IOException {
        var report = new BackupReport(console);
        return verify ? report.verify(file) : report.restore(file, replace);
    }

    private static List<Examination> everything(Doctor doctor) {
        var all = new ArrayList<>(doctor.live());
        all.addAll(doctor.machine());
        return all;
    }
}
