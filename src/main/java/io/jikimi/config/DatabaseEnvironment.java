package io.jikimi.config;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/** Turns what an operator says about the database into what Spring's data source wants. */
class DatabaseEnvironment implements EnvironmentPostProcessor, Ordered {

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        var readFrom = ReadFrom.of(environment);
        var choice = new DatabaseChoice(new Settings(environment));
        if (readFrom.unusable().contains(choice.url().place())) {
            return;
        }
        try {
            var source = EntrySources.properties("database", choice.entries());
            environment.getPropertySources().addFirst(source);
        } catch (MisconfiguredException unfit) {
            readFrom.problems().addAll(unfit.problems());
        }
    }

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }
}
