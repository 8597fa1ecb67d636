package io.jikimi.web;

import io.jikimi.config.Explanation;
import io.jikimi.config.Rotation;
import io.jikimi.config.RotationWatch;
import io.jikimi.config.RunningSettings;
import io.jikimi.config.RunningSettings.Drift;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;

import java.util.List;

/** {@code /actuator/config}: what this process runs on and why, and what a restart would change. */
@Component
@Endpoint(id = "config")
class ConfigEndpoint {

    private final RunningSettings settings;
    private final RotationWatch rotations;

    ConfigEndpoint(RunningSettings settings, RotationWatch rotations) {
        this.settings = settings;
        this.rotations = rotations;
    }

    @ReadOperation
    Configuration configuration() {
        return new Configuration(settings.explain(), settings.drift(), rotations.latest());
    }

    /**
     * What the endpoint answers.
     *
     * @param settings every setting that holds here
     * @param drift those whose sources say something else by now
     * @param rotations how the last new value of each secret did
     */
    record Configuration(List<Explanation> settings, List<Drift> drift, List<Rotation> rotations) {}
}
