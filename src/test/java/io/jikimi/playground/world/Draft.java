package io.jikimi.playground.world;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Set;

/** A message before it is sent, checked as Discord checks it. */
public record Draft(
        String content,
        ArrayNode embeds,
        ArrayNode components,
        ArrayNode attachments,
        int flags,
        boolean tts,
        long replyTo,
        boolean failIfReplyIsGone,
        JsonNode allowedMentions,
        @Nullable String nonce,
        boolean enforceNonce) {

    private static final Set<String> BUTTONS_AND_MENUS = Set.of("custom_id");
    private static final int MAY_BE_SET =
            Message.EPHEMERAL | 1 << 2 | 1 << 12 | Message.COMPONENTS_V2;

    public static Draft text(String content) {
        return of(Json.object().put("content", content), Json.array());
    }

    public static Draft reply(String content, long messageId) {
        var body = Json.object().put("content", content);
        body.putObject("message_reference").put("message_id", Json.id(messageId));
        return of(body, Json.array());
    }

    /** What somebody with Nitro writes, who may take twice the room. */
    static Draft ofSubscriber(String content) {
        var body = Json.object().put("content", content);
        new FormErrors().longest(body, "content", 4000).throwIfAny();
        return read(body, Json.array());
    }

    /** The draft that this body describes, with those files. */
    public static Draft of(JsonNode body, ArrayNode files) {
        check(body);
        return read(body, files);
    }

    private static Draft read(JsonNode body, ArrayNode files) {
        var flags = body.path("flags").asInt(0) & MAY_BE_SET;
        var reference = body.path("message_reference");
        return new Draft(
                Json.text(body, "content"),
                embeds(body),
                components(body),
                files,
                flags,
                body.path("tts").asBoolean(false),
                Json.id(reference, "message_id"),
                reference.path("fail_if_not_exists").asBoolean(true),
                body.hasNonNull("allowed_mentions")
                        ? body.path("allowed_mentions")
                        : MissingNode.getInstance(),
                body.hasNonNull("nonce") ? body.path("nonce").asString("") : null,
                body.path("enforce_nonce").asBoolean(false));
    }

    boolean isEmpty() {
        return content.isBlank()
                && embeds.isEmpty()
                && attachments.isEmpty()
                && (components.isEmpty() || (flags & Message.COMPONENTS_V2) == 0);
    }

    Draft orEmptyError() {
        if (isEmpty()) {
            throw Problem.EMPTY_MESSAGE.error();
        }
        return this;
    }

    static void check(JsonNode body) {
        var errors = new FormErrors().longest(body, "content", 2000).longest(body, "nonce", 25);
        errors.most(body, "embeds", "embeds", 10);
        var number = 0;
        for (var embed : body.path("embeds")) {
            checkEmbed(errors, embed, "embeds." + number++);
        }
        var v2 = (body.path("flags").asInt(0) & Message.COMPONENTS_V2) != 0;
        if (v2 && (!Json.text(body, "content").isEmpty() || !body.path("embeds").isEmpty())) {
            errors.add(
                    "content",
                    "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                    "The 'content' field cannot be used when using MessageFlags.IS_COMPONENTS_V2");
        }
        errors.most(body, "components", "components", v2 ? 40 : 5);
        number = 0;
        for (var row : body.path("components")) {
            checkComponent(errors, row, "components." + number++);
        }
        errors.throwIfAny();
    }

    private static void checkEmbed(FormErrors errors, JsonNode embed, String at) {
        errors.longest(embed, "title", at + ".title", 256);
        errors.longest(embed, "description", at + ".description", 4096);
        errors.longest(embed.path("footer"), "text", at + ".footer.text", 2048);
        errors.longest(embed.path("author"), "name", at + ".author.name", 256);
        errors.most(embed, "fields", at + ".fields", 25);
        var number = 0;
        for (var field : embed.path("fields")) {
            var place = at + ".fields." + number++;
            errors.required(field, "name", place + ".name");
            errors.required(field, "value", place + ".value");
            errors.longest(field, "name", place + ".name", 256);
            errors.longest(field, "value", place + ".value", 1024);
        }
    }

    private static void checkComponent(FormErrors errors, JsonNode component, String at) {
        BUTTONS_AND_MENUS.forEach(name -> errors.longest(component, name, at + "." + name, 100));
        errors.longest(component, "placeholder", at + ".placeholder", 150);
        if (component.path("type").asInt(0) == 2) {
            errors.longest(component, "label", at + ".label", 80);
        }
        errors.most(component, "options", at + ".options", 25);
        if (component.path("type").asInt(0) == 1) {
            errors.most(component, "components", at + ".components", 5);
        }
        var number = 0;
        for (var child : component.path("components")) {
            checkComponent(errors, child, at + ".components." + number++);
        }
    }

    static ArrayNode embeds(JsonNode body) {
        var embeds = Json.arrayOf(body, "embeds");
        for (var each : embeds) {
            if (each instanceof ObjectNode embed) {
                embed.put("type", "rich");
                embed.path("fields").forEach(Draft::completeField);
            }
        }
        return embeds;
    }

    private static void completeField(JsonNode field) {
        if (field instanceof ObjectNode object && !object.has("inline")) {
            object.put("inline", false);
        }
    }

    /** Components as Discord gives them back: each with an id of its own. */
    static ArrayNode components(JsonNode body) {
        var components = Json.arrayOf(body, "components");
        number(components, 1);
        return components;
    }

    private static int number(JsonNode components, int next) {
        for (var each : components) {
            if (each instanceof ObjectNode component) {
                if (component.path("id").asInt(0) == 0) {
                    component.put("id", next++);
                }
                ComponentDefaults.complete(component);
                next = number(component.path("components"), next);
                for (var name : new String[] {"accessory", "component"}) {
                    if (component.path(name) instanceof ObjectNode single) {
                        next = number(Json.array().add(single), next);
                    }
                }
            }
        }
        return next;
    }
}
