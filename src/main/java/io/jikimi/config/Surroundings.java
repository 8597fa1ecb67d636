package io.jikimi.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the settings are read from: this process and its machine, or what a test puts in their
 * place.
 *
 * @param variables the environment variables
 * @param directory the working directory, where {@code .env} and {@code config.ini} may lie
 * @param secretFolders folders with one secret per file, besides {@code $CREDENTIALS_DIRECTORY}
 * @param configFiles where an INI file is looked for when none is named; the first that exists
 * @param mounts the kernel's table of mounts, in the format of {@code /proc/self/mountinfo}
 */
public record Surroundings(
        Map<String, String> variables,
        Path directory,
        List<Path> secretFolders,
        List<Path> configFiles,
        Path mounts) {

    /** Those of this process. */
    public static Surroundings ofThisProcess() {
        return new Surroundings(
                System.getenv(),
                Path.of(""),
                List.of(Path.of("/run/secrets")),
                List.of(Path.of("config.ini"), Path.of("/etc/jikimi/config.ini")),
                Path.of("/proc/self/mountinfo"));
    }

    /** The value of an environment variable that says anything; platforms set some to nothing. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    /**
     * Whether this machine only carries out a release command of Fly.io, and therefore never has
     * the volume that the bot's own machine has.
     */
    public boolean areWithoutTheVolume() {
        return variable("FLY_APP_NAME").isPresent() && variable("RELEASE_COMMAND").isPresent();
    }

    /** A path as an operator writes it: relative ones begin at the working directory. */
    public Path path(String written) {
        return directory.resolve(written);
    }
}
