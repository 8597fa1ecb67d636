package io.jikimi.config;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.configurationmetadata.ConfigurationMetadataProperty;
import org.springframework.boot.configurationmetadata.ConfigurationMetadataRepository;
import org.springframework.boot.configurationmetadata.ConfigurationMetadataRepositoryJsonBuilder;
import org.springframework.boot.configurationmetadata.Deprecation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The files in which the compiler noted every setting that some code reads. */
final class Metadata {

    private static final String FILE = "META-INF/spring-configuration-metadata.json";

    private final ConfigurationMetadataRepository repository;

    private Metadata(List<URL> files) throws IOException {
        var builder = ConfigurationMetadataRepositoryJsonBuilder.create();
        for (var file : files) {
            try (var json = file.openStream()) {
                builder.withJsonResource(json);
            }
        }
        repository = builder.build();
    }

    /** What Jikimi's own code reads. */
    static Metadata ours() {
        try {
            return new Metadata(List.of(ourFile()));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** What Jikimi's code and all libraries read. */
    static Metadata all() {
        try {
            return new Metadata(files());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    // The one beside this class. In Jikimi's jar they are apart: there the jar's own comes first.
    private static URL ourFile() throws IOException {
        var own = Metadata.class.getName().replace('.', '/') + ".class";
        var here = String.valueOf(Metadata.class.getClassLoader().getResource(own));
        var files = files();
        return files.stream()
                .filter(file -> here.startsWith(file.toString().replace(FILE, "")))
                .findFirst()
                .orElseGet(files::getFirst);
    }

    private static List<URL> files() throws IOException {
        return Collections.list(Metadata.class.getClassLoader().getResources(FILE));
    }

    List<KnownSetting> settings() {
        var owners = new HashMap<String, String>();
        for (var group : repository.getAllGroups().values()) {
            for (var source : group.getSources().values()) {
                source.getProperties().keySet().forEach(id -> owners.put(id, source.getType()));
            }
        }
        return repository.getAllProperties().values().stream()
                .filter(property -> !isGone(property))
                .map(property -> setting(property, owners.get(property.getId())))
                .toList();
    }

    /** The names of settings that are gone, and what stands in their place. */
    Map<String, String> replacements() {
        var replacements = new HashMap<String, String>();
        for (var property : repository.getAllProperties().values()) {
            if (isGone(property) && property.getDeprecation().getReplacement() != null) {
                replacements.put(property.getId(), property.getDeprecation().getReplacement());
            }
        }
        return replacements;
    }

    private static boolean isGone(ConfigurationMetadataProperty property) {
        return property.isDeprecated()
                && property.getDeprecation().getLevel() == Deprecation.Level.ERROR;
    }

    private static KnownSetting setting(
            ConfigurationMetadataProperty property, @Nullable String owner) {
        var description = property.getDescription();
        return new KnownSetting(
                property.getId(),
                Objects.requireNonNullElse(property.getType(), Object.class.getName()),
                description == null ? null : description.replaceAll("\\{@code ([^}]*)}", "`$1`"),
                defaultValue(property.getDefaultValue()),
                owner);
    }

    private static @Nullable String defaultValue(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Object[] several ->
                    String.join(", ", List.of(several).stream().map(String::valueOf).toList());
            default -> value.toString();
        };
    }
}
