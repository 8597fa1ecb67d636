package io.jikimi.playground.contract;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The schemas of one document, each compiled when it is first needed. */
final class Schemas {

    private static final String DOCUMENT = "https://discord.invalid/description";

    private final SchemaRegistry registry;
    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

    Schemas(ObjectNode document) {
        var config =
                SchemaRegistryConfig.builder()
                        .formatAssertionsEnabled(true)
                        .preloadSchema(false)
                        .build();
        registry =
                SchemaRegistry.withDialect(
                        Dialects.getDraft202012(),
                        builder ->
                                builder.schemaRegistryConfig(config)
                                        .schemas(Map.of(DOCUMENT, document.toString())));
    }

    /** Checks a value against the schema at this pointer of the document. */
    List<Error> errors(String pointer, JsonNode value) {
        return compiled.computeIfAbsent(pointer, this::compile).validate(value);
    }

    private Schema compile(String pointer) {
        return registry.getSchema(SchemaLocation.of(DOCUMENT + "#" + pointer));
    }
}
