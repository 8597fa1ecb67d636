package io.jikimi.playground.contract;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Where Discord takes or sends what its description does not say. Each widens only what it names;
 * where a newer description has that no more, it does nothing.
 */
enum Relaxation {
    /**
     * Permissions have 64 bits and are text on the wire, as the documentation and the answers'
     * schemas say.
     */
    PERMISSIONS_AS_TEXT(Side.REQUESTS, Relaxation::takePermissionsAsText),

    /**
     * JDA writes the contexts and integration types of a command as text, which Discord reads as
     * numbers.
     */
    CONTEXTS_AS_TEXT(Side.REQUESTS, Relaxation::takeContextsAsText),

    /**
     * The documentation and the answers' schemas have {@code nsfw} on commands, the requests'
     * schemas forget it.
     */
    AGE_RESTRICTED_COMMANDS(Side.REQUESTS, Relaxation::takeAgeRestrictedCommands),

    /**
     * JDA says {@code autocomplete: false} of options that cannot have it, which Discord ignores.
     */
    NO_AUTOCOMPLETE(Side.REQUESTS, Relaxation::takeNoAutocomplete),

    /**
     * Files of this very message are named by their number, and JDA says their type; both are
     * documented.
     */
    ATTACHMENTS_BY_NUMBER(Side.REQUESTS, Relaxation::takeAttachmentsByNumber),

    /**
     * JDA writes to whom a direct conversation is opened as a number, which Discord reads as an id.
     */
    RECIPIENT_BY_NUMBER(Side.REQUESTS, Relaxation::takeRecipientByNumber),

    /**
     * The code of a single field's error is a word, such as {@code BASE_TYPE_REQUIRED}, unlike that
     * of the whole.
     */
    FIELD_ERRORS_BY_WORD(Side.ANSWERS, Relaxation::giveFieldErrorsByWord),

    /** Discord names the command that a message answers, and its kind, as payloads show. */
    ANSWERED_COMMAND(Side.ANSWERS, Relaxation::giveAnsweredCommand),

    /** A 429 carries a code only for some limits, as the documentation says. */
    RATE_LIMIT_WITHOUT_CODE(Side.ANSWERS, Relaxation::giveRateLimitWithoutCode);

    enum Side {
        REQUESTS,
        ANSWERS
    }

    /** The documented list of an application's SKUs, which the description forgets. */
    private static final Pattern UNDESCRIBED =
            Pattern.compile("GET /?applications/\\d+/skus(\\?.*)?");

    private static final Set<String> PERMISSIONS =
            Set.of("permissions", "allow", "deny", "default_member_permissions");

    private final Side side;
    private final Consumer<ObjectNode> widening;

    Relaxation(Side side, Consumer<ObjectNode> widening) {
        this.side = side;
        this.widening = widening;
    }

    static void applyAll(Side side, ObjectNode document) {
        for (var relaxation : values()) {
            if (relaxation.side == side) {
                relaxation.widening.accept(document);
            }
        }
    }

    static boolean isUndescribed(String method, String path) {
        return UNDESCRIBED.matcher(method + " " + path).matches();
    }

    private static void takePermissionsAsText(JsonNode node) {
        node.forEach(Relaxation::takePermissionsAsText);
        node.path("properties")
                .forEachEntry(
                        (name, field) -> {
                            if (PERMISSIONS.contains(name)
                                    && field.path("type").toString().contains("integer")) {
                                ((ObjectNode) field)
                                        .setAll(
                                                json(
                                                        "{'type': ['string', 'integer', 'null'], 'pattern': '^[0-9]+$'}"));
                            }
                        });
    }

    private static void takeContextsAsText(ObjectNode document) {
        for (var name : List.of("InteractionContextType", "ApplicationIntegrationType")) {
            if (schema(document, name) instanceof ObjectNode type
                    && type.get("oneOf") instanceof JsonNode numbers) {
                type.removeAll();
                var known = type.putArray("enum");
                numbers.forEach(
                        number ->
                                known.add(number.get("const")).add(number.get("const").toString()));
            }
        }
    }

    private static void takeAgeRestrictedCommands(ObjectNode document) {
        for (var request : List.of("CreateRequest", "UpdateRequest", "PatchRequestPartial")) {
            addField(
                    document,
                    "ApplicationCommand" + request,
                    "nsfw",
                    json("{'type': ['boolean', 'null']}"));
        }
    }

    private static void takeNoAutocomplete(ObjectNode document) {
        for (var kind :
                List.of("Attachment", "Boolean", "Channel", "Mentionable", "Role", "User")) {
            addField(
                    document,
                    "ApplicationCommand" + kind + "Option",
                    "autocomplete",
                    json("{'const': false}"));
        }
    }

    private static void takeAttachmentsByNumber(ObjectNode document) {
        if (schema(document, "MessageAttachmentRequest/properties") instanceof ObjectNode fields) {
            fields.set(
                    "id",
                    json("{'type': ['string', 'integer'], 'pattern': '^[0-9]+$', 'minimum': 0}"));
        }
        addField(
                document,
                "MessageAttachmentRequest",
                "content_type",
                json("{'type': ['string', 'null']}"));
    }

    private static void takeRecipientByNumber(ObjectNode document) {
        if (schema(document, "CreatePrivateChannelRequest/properties")
                instanceof ObjectNode fields) {
            fields.set("recipient_id", json("{'type': ['string', 'integer', 'null']}"));
        }
    }

    private static void giveAnsweredCommand(ObjectNode document) {
        var metadata = "ApplicationCommandInteractionMetadataResponse";
        addField(document, metadata, "name", json("{'type': 'string'}"));
        addField(document, metadata, "command_type", json("{'type': 'integer'}"));
    }

    private static void giveFieldErrorsByWord(ObjectNode document) {
        if (schema(document, "InnerErrors/properties/_errors") instanceof ObjectNode list) {
            list.set(
                    "items",
                    json(
                            """
                    {'type': 'object', 'required': ['code', 'message'],
                     'properties': {'code': {'type': 'string'}, 'message': {'type': 'string'}}}"""));
        }
    }

    private static void giveRateLimitWithoutCode(ObjectNode document) {
        if (schema(document, "RatelimitedResponse/allOf/0") instanceof ObjectNode error) {
            error.removeAll();
            error.setAll(
                    json(
                            """
                    {'type': 'object', 'required': ['message'],
                     'properties': {'code': {'type': 'integer'}, 'message': {'type': 'string'}}}"""));
        }
    }

    private static void addField(
            ObjectNode document, String schema, String name, ObjectNode field) {
        if (schema(document, schema + "/properties") instanceof ObjectNode fields
                && !fields.has(name)) {
            fields.set(name, field);
        }
    }

    private static JsonNode schema(ObjectNode document, String pointer) {
        return document.at("/components/schemas/" + pointer);
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) JsonMapper.shared().readTree(text.replace('\'', '"'));
    }
}
