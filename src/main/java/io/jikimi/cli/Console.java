package io.jikimi.cli;

import io.jikimi.config.Settings;
import io.jikimi.config.Surroundings;

import tools.jackson.databind.json.JsonMapper;

import java.io.PrintWriter;

/** Where a command reads its settings from and where it writes its answer to. */
final class Console {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Surroundings surroundings;
    private final Arguments arguments;
    private final PrintWriter out;

    Console(Surroundings surroundings, Arguments arguments, PrintWriter out) {
        this.surroundings = surroundings;
        this.arguments = arguments;
        this.out = out;
    }

    /** All settings, as a start of the bot with the same arguments would read them. */
    Settings settings() {
        return Settings.read(surroundings, arguments.forSpring());
    }

    Surroundings surroundings() {
        return surroundings;
    }

    void print(String text) {
        out.println(text);
        out.flush();
    }

    /** One JSON document, for programs. */
    void printJson(Object value) {
        print(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value));
    }
}
