package io.jikimi.config;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.stereotype.Component;

import java.net.URI;
import java.net.URISyntaxException;

/** Refuses addresses that nobody could call, before a database is opened or a port is taken. */
@Component
class SettingsCheck implements BeanFactoryPostProcessor, EnvironmentAware {

    private Environment environment = new StandardEnvironment();

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        var apiUrl = environment.getProperty("bot.api-url");
        if (apiUrl != null && !isCallable(apiUrl)) {
            throw new MisconfiguredException(
                    SettingName.of("bot.api-url") + ": it is not an address that can be called.",
                    "Leave it out for Discord itself, or set it to an http or https URL with a host,"
                            + " such as http://localhost:8290/api/v10/.");
        }
        var port = environment.getProperty("server.port");
        if (port != null && !isPort(port.strip())) {
            throw new MisconfiguredException(
                    SettingName.of("server.port") + ": it is not a port.",
                    "Set it to a whole number from 0 to 65535; 8080 is the default.");
        }
    }

    private static boolean isCallable(String url) {
        try {
            var uri = new URI(url.strip());
            return uri.getHost() != null
                    && uri.getScheme() != null
                    && uri.getScheme().matches("(?i)https?");
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    // -1 is Spring's word for no web server.
    private static boolean isPort(String port) {
        return port.equals("-1") || port.matches("[0-9]{1,5}") && Integer.parseInt(port) <= 65535;
    }
}
