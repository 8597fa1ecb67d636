package io.jikimi;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts Jikimi. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class JikimiApplication {

    public static void main(String[] args) {
        SpringApplication.run(JikimiApplication.class, args);
    }
}
