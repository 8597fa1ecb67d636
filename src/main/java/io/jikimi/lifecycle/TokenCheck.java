package io.jikimi.lifecycle;

import io.jikimi.config.MisconfiguredException;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.stereotype.Component;
import org.springframework.util.PlaceholderResolutionException;

/** Refuses to start without a token, before a database is opened or a port is taken. */
@Component
class TokenCheck implements BeanFactoryPostProcessor, EnvironmentAware {

    private Environment environment = new StandardEnvironment();

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        var token = token();
        // A placeholder that nothing fills is no token either: left standing, it would go to
        // Discord.
        if (token.isEmpty() || token.startsWith("${")) {
            throw new MisconfiguredException(
                    "There is no Discord token.",
                    "Set the environment variable DISCORD_TOKEN to the token of your bot"
                            + " (https://discord.com/developers/applications, your application, Bot, Reset Token)."
                            + " To try Jikimi without a token or an account: ./mvnw spring-boot:test-run");
        }
        if (!token.chars().allMatch(letter -> letter > ' ' && letter < 127)) {
            throw new MisconfiguredException(
                    "The Discord token has characters that no token has: spaces, line breaks or"
                            + " letters beyond ASCII.",
                    "Copy the token again, whole and alone, into the environment variable"
                            + " DISCORD_TOKEN.");
        }
    }

    private String token() {
        try {
            return environment.getProperty("bot.token", "").strip();
        } catch (PlaceholderResolutionException unfilled) {
            return "";
        }
    }
}
