package io.jikimi.config;

import ch.qos.logback.classic.spi.ILoggingEvent;

import org.springframework.boot.json.JsonWriter.Members;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;
import org.springframework.core.env.Environment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives what marks a line the names under which collectors look for it. Spring would nest names
 * with dots, and fail where a library marks lines with both {@code a} and {@code a.b}, as JDA does.
 */
final class LogFields implements StructuredLoggingJsonMembersCustomizer<ILoggingEvent> {

    private static final List<String> OF_THE_PROCESS = List.of("instance", "release");

    private final boolean isGelf;

    LogFields(Environment environment) {
        var format = environment.getProperty("logging.structured.format.console", "");
        this.isGelf = format.equalsIgnoreCase("gelf");
    }

    @Override
    public void customize(Members<ILoggingEvent> members) {
        members.addMapEntries(this::fields);
    }

    private Map<String, String> fields(ILoggingEvent line) {
        var fields = new LinkedHashMap<String, String>();
        var process = line.getLoggerContextVO().getPropertyMap();
        OF_THE_PROCESS.stream()
                .filter(process::containsKey)
                .forEach(name -> fields.put(named(name), process.get(name)));
        LineMarks.of(line).forEach((name, value) -> fields.putIfAbsent(named(name), value));
        return fields;
    }

    // GELF's own: an underscore before what is additional, and no dots.
    private String named(String name) {
        return isGelf ? "_" + name.replace('.', '_') : name;
    }
}
