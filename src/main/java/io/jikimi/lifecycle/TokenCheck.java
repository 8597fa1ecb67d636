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
        if (!hasToken()) {
            throw new MisconfiguredException(
                    "There is no Discord token.",
                    "Set the environment variable DISCORD_TOKEN to the token of your bot"
                            + " (https://discord.com/developers/applications, your application, Bot, Reset Token)."
                            + " To try Jikimi without a token or an account: ./mvnw spring-boot:test-run");
        }
    }

    // A placeholder that nothing fills is no token either: left standing, it would go to Discord.
    private boolean hasToken() {
        try {
            var token = environment.getProperty("bot.token", "").strip();
            return !token.isEmpty() && !token.startsWith("${");
        } catch (PlaceholderResolutionException unfilled) {
            return false;
        }
    }
}
