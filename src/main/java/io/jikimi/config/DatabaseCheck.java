package io.jikimi.config;

import io.jikimi.sources.Problem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Refuses to keep the data on a disk that the platform throws away with every restart. */
class DatabaseCheck implements Check {

    @Override
    public List<Problem> problems(Settings settings) {
        return settings
                .value("spring.datasource.url")
                .filter(url -> H2Url.isOne(url.text()) && !isAllowed(settings))
                .flatMap(url -> loss(url, settings.surroundings()))
                .stream()
                .toList();
    }

    private static boolean isAllowed(Settings settings) {
        return settings.value("database.allow-ephemeral")
                .filter(value -> value.text().strip().matches("(?i)true|on|yes|1"))
                .isPresent();
    }

    private static Optional<Problem> loss(Value url, Surroundings surroundings) {
        return H2Url.parse(url.text())
                .file()
                .map(file -> file.replaceFirst("^~", System.getProperty("user.home")))
                .map(surroundings::path)
                .flatMap(
                        file ->
                                platform(file, surroundings)
                                        .map(platform -> platform.problem(url, file)));
    }

    private static Optional<Platform> platform(Path file, Surroundings surroundings) {
        if (surroundings.variable("DYNO").isPresent()) {
            return Optional.of(Platform.HEROKU);
        }
        return surroundings
                .variable("FLY_APP_NAME")
                .filter(_ -> !surroundings.areWithoutTheVolume())
                .filter(_ -> !isKept(file, surroundings.mounts()))
                .map(_ -> Platform.FLY);
    }

    private static boolean isKept(Path file, Path table) {
        if (!Files.isReadable(table)) {
            return false;
        }
        try (var lines = Files.lines(table)) {
            return Mounts.parse(lines).holding(real(file)).filter(Mounts.Mount::isKept).isPresent();
        } catch (IOException unreadable) {
            return false;
        }
    }

    // H2 makes the folders that are missing; links among those that exist lead elsewhere.
    private static Path real(Path file) throws IOException {
        var absolute = file.toAbsolutePath();
        var known = absolute;
        while (known.getParent() != null && !Files.exists(known)) {
            known = known.getParent();
        }
        return known.toRealPath().resolve(known.relativize(absolute)).normalize();
    }

    private enum Platform {
        HEROKU(
                "Heroku throws this file away with every restart, once a day at least, and all"
                        + " data with it.",
                "Attach a database: heroku addons:create heroku-postgresql:essential-0"),
        FLY(
                "This file lies on no volume: Fly.io throws it away with every restart, and all"
                        + " data with it.",
                "Attach a volume: fly volumes create jikimi_data\nand in fly.toml:\n"
                        + "[[mounts]]\n  source = \"jikimi_data\"\n  destination = \"%s\"");

        private final String loss;
        private final String remedy;

        Platform(String loss, String remedy) {
            this.loss = loss;
            this.remedy = remedy;
        }

        Problem problem(Value url, Path file) {
            var folder = file.toAbsolutePath().normalize().getParent();
            return new Problem(
                    url.place(),
                    loss,
                    remedy.formatted(folder)
                            + "\nOr let the data be lost, to try something:"
                            + " DATABASE_ALLOW_EPHEMERAL=true");
        }
    }
}
