package io.jikimi.lifecycle;

import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Stream;

/** What the platform calls that which it runs: its release, or else the version that was built. */
@Component
public class Release {

    private static final int LONGEST = 64;

    private final String name;

    public Release(Environment environment) {
        this.name =
                Stream.of("HEROKU_RELEASE_VERSION", "FLY_IMAGE_REF")
                        .map(environment::getProperty)
                        .filter(Objects::nonNull)
                        .filter(known -> !known.isBlank())
                        .map(Release::shortened)
                        .findFirst()
                        .orElseGet(Release::built);
    }

    // Read here, since the log asks before there are beans.
    private static String built() {
        try {
            var build = new ClassPathResource("META-INF/build-info.properties");
            return PropertiesLoaderUtils.loadProperties(build)
                    .getProperty("build.version", "unknown");
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
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
