package io.jikimi.playground.contract;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Notes whatever the bot sends or the stand-in answers that Discord's own description does not
 * allow.
 */
public final class Contract {

    private static final Logger log = LoggerFactory.getLogger(Contract.class);

    /**
     * Enough to see what is wrong; a broken body in a load test would otherwise fill the memory.
     */
    private static final int REMEMBERED = 200;

    private final Optional<Description> description;
    private final Set<String> violations = new LinkedHashSet<>();
    private int forgotten;

    private Contract(Optional<Description> description) {
        this.description = description;
    }

    /** A contract on Discord's description, or one that checks nothing where the file is absent. */
    public static Contract load() {
        return new Contract(Shared.DESCRIPTION);
    }

    static Contract of(Path file) {
        return new Contract(read(file));
    }

    public boolean present() {
        return description.isPresent();
    }

    /** The bot sent this; the path is what follows {@code /api/v10}, a query is ignored. */
    public void sent(String method, String path, @Nullable JsonNode body) {
        description.ifPresent(
                described -> note(described.wrongInRequest(method, path, present(body))));
    }

    /** The stand-in answered this to what was sent there. */
    public void answered(String method, String path, int status, @Nullable JsonNode body) {
        description.ifPresent(
                described -> note(described.wrongInAnswer(method, path, status, present(body))));
    }

    /** Each different violation once, the oldest first. */
    public synchronized List<String> violations() {
        var all = new ArrayList<>(violations);
        if (forgotten > 0) {
            all.add("… and " + forgotten + " more");
        }
        return List.copyOf(all);
    }

    public synchronized void clear() {
        violations.clear();
        forgotten = 0;
    }

    private synchronized void note(List<String> found) {
        for (var violation : found) {
            if (violations.size() < REMEMBERED) {
                violations.add(violation);
            } else if (!violations.contains(violation)) {
                forgotten++;
            }
        }
    }

    private static @Nullable JsonNode present(@Nullable JsonNode body) {
        return body == null || body.isMissingNode() ? null : body;
    }

    private static Optional<Description> read(Path file) {
        if (!file.toFile().isFile()) {
            log.info("Bodies are not checked against Discord's description: there is no {}", file);
            return Optional.empty();
        }
        return Optional.of(Description.read(file));
    }

    /**
     * Read and compiled once for all stand-ins of a test run, which also says only once that it is
     * absent.
     */
    private static final class Shared {
        static final Optional<Description> DESCRIPTION =
                read(
                        Path.of(
                                System.getProperty(
                                        "discord.openapi", "../shared/discord-openapi.json")));
    }
}
