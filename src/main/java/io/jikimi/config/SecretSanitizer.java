package io.jikimi.config;

import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Component;

/**
 * Keeps secrets out of {@code /actuator/env} and {@code /actuator/configprops}, even where an
 * operator has them show their values.
 */
@Component
class SecretSanitizer implements SanitizingFunction {

    private final Scrubber scrubber;

    SecretSanitizer(ConfigurableEnvironment environment) {
        scrubber = new Settings(environment).scrubber();
    }

    @Override
    public SanitizableData apply(SanitizableData data) {
        var value = data.getValue();
        if (value == null) {
            return data;
        }
        var text = value.toString();
        var clean = scrubber.scrub(text);
        return clean.equals(text) ? data : data.withValue(clean);
    }
}
