package io.jikimi.lifecycle;

import org.springframework.boot.info.BuildProperties;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

import java.util.Objects;
import java.util.stream.Stream;

/** What the platform calls that which it runs: its release, or else the version that was built. */
@Component
public class Release {

    private static final int LONGEST = 64;

    private final String name;

    Release(Environment environment, BuildProperties build) {
        this.name =
                Stream.of("HEROKU_RELEASE_VERSION", "FLY_IMAGE_REF")
                        .map(environment::getProperty)
                        .filter(Objects::nonNull)
                        .filter(known -> !known.isBlank())
                        .map(Release::shortened)
                        .findFirst()
                        .orElse(String.valueOf(build.getVersion()));
    }

    // Of registry.fly.io/jikimi:deployment-01J only what follows the colon says something.
    private static String shortened(String known) {
        var last = known.substring(known.lastIndexOf(':') + 1);
        return last.substring(0, Math.min(last.length(), LONGEST));
    }

    /** Such as v42 on Heroku, deployment-01J… on Fly.io, 1.2.3 elsewhere. */
    public String name() {
        return name;
    }
}
