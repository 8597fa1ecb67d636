package io.jikimi.playground;

import io.jikimi.JikimiApplication;

import org.springframework.boot.SpringApplication;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Starts Jikimi together with a Discord to talk to: {@code ./mvnw spring-boot:test-run}. */
public final class TestJikimiApplication {

    private static final int USUAL_PORT = 8090;
    private static final int STATUS_PORT = 8080;

    private TestJikimiApplication() {}

    /** Held apart, so that looking at this class does not start a playground. */
    private static final class Started {
        static final Playground PLAYGROUND =
                Playground.start(
                        PlaygroundSettings.asDiscord()
                                .withContract(false)
                                .withPorts(pagePort(), 0));
    }

    static Playground playground() {
        return Started.PLAYGROUND;
    }

    public static void main(String[] args) {
        var playground = playground();
        System.setProperty("playground.runs", "true");
        System.setProperty("bot.api-url", playground.apiUrl());
        System.setProperty("bot.token", playground.token());
        setUnlessSet("DATABASE_URL", "database.url", "jdbc:h2:mem:playground;DB_CLOSE_DELAY=-1");
        setUnlessSet("PORT", "server.port", String.valueOf(freePort(STATUS_PORT)));
        try {
            SpringApplication.from(JikimiApplication::main)
                    .with(PlaygroundConfiguration.class)
                    .run(args);
        } catch (RuntimeException failed) {
            // Its servers would keep a process alive that has nothing left to do.
            playground.close();
            throw failed;
        }
        announce(playground);
    }

    private static void setUnlessSet(String environment, String property, String value) {
        if (System.getenv(environment) == null && System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private static void announce(Playground playground) {
        var line = "  Talk to Jikimi:  " + playground.pageUrl() + "  ";
        var edge = "─".repeat(line.length());
        System.out.printf("%n┌%s┐%n│%s│%n└%s┘%n%n", edge, line, edge);
    }

    private static int pagePort() {
        var wish = System.getenv().getOrDefault("PLAYGROUND_PORT", "" + USUAL_PORT);
        return freePort(Integer.getInteger("playground.port", Integer.parseInt(wish)));
    }

    /** The wished port, or the next that is free. */
    private static int freePort(int wish) {
        var port = wish;
        while (!isFree(port)) {
            port++;
        }
        return port;
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
