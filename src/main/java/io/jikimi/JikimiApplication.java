package io.jikimi;

import io.jikimi.config.OperatorMistakes;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts Jikimi. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class JikimiApplication {

    public static void main(String[] args) {
        try {
            SpringApplication.run(JikimiApplication.class, args);
        } catch (RuntimeException failure) {
            // Spring has told the operator already; what is missing is the exit code.
            OperatorMistakes.behind(failure).ifPresent(no -> System.exit(no.getExitCode()));
            throw failure;
        }
    }
}
