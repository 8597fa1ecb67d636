package io.jikimi.cli;

import io.jikimi.doctor.Doctor;
import io.jikimi.doctor.Examination;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** The commands that look whether a bot could run here, and make ready what it needs. */
final class DoctorCommands {

    private DoctorCommands() {}

    /** {@code doctor}: everything that can be looked at. */
    @Command(
            name = "doctor",
            description = "Asks Discord and the database, and looks at this machine.",
            mixinStandardHelpOptions = true)
    static final class Whole implements Callable<Integer> {

        private final Console console;

        @Option(names = "--json", description = "Answers as JSON.")
        private boolean json;

        Whole(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            return console.checkUp(json, Whole::everything);
        }

        private static List<Examination> everything(Doctor doctor) {
            var all = new ArrayList<>(doctor.live());
            all.addAll(doctor.machine());
            return all;
        }
    }

    /** {@code preflight}: all that can fail is tried before an old bot is replaced. */
    @Command(
            name = "preflight",
            description = "Asks Discord and the database, then brings the database up to date.",
            mixinStandardHelpOptions = true)
    static final class Preflight implements Callable<Integer> {

        private final Console console;

        @Option(names = "--json", description = "Answers as JSON.")
        private boolean json;

        Preflight(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            return console.checkUp(json, Doctor::live, doctor -> List.of(doctor.migration()));
        }
    }
}
