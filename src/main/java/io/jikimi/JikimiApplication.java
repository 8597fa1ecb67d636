package io.jikimi;

import io.jikimi.cli.Commands;
import io.jikimi.config.OperatorMistakes;
import io.jikimi.config.Surroundings;
import io.jikimi.lifecycle.EndLimit;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Starts Jikimi, or carries out the command that was given. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class JikimiApplication {

    public static void main(String[] arguments) {
        var commands = new Commands(Surroundings.ofThisProcess(), arguments);
        if (commands.areAsked()) {
            var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
            var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
            System.exit(commands.run(out, err));
        }
        run(commands.settings());
    }

    private static void run(String[] settings) {
        var limit = EndLimit.ofThisProcess();
        try {
            SpringApplication.run(JikimiApplication.class, settings);
            limit.started();
        } catch (RuntimeException failure) {
            // The operator has been told already; what is missing is the exit code.
            OperatorMistakes.behind(failure).ifPresent(no -> System.exit(no.getExitCode()));
            throw failure;
        }
    }
}
