package io.jikimi.playground.world;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** What people ask of the bot, and the bot's answers: first ones, later ones, edits. */
public final class Interactions {

    private static final int KEPT = 50_000;
    private static final Duration PATIENCE = Duration.ofMillis(3_100);

    private final World world;
    private final InteractionPayload payload;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Interaction> byToken =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Interaction> eldest) {
                    return size() > KEPT;
                }
            };

    Interactions(World world) {
        this.world = world;
        payload = new InteractionPayload(world);
    }

    InteractionPayload payload() {
        return payload;
    }

    Interaction create(int type, User person, Channel channel) {
        var id = world.snowflakes().next();
        var secret = new byte[48];
        random.nextBytes(secret);
        var token =
                "aW50ZXJhY3Rpb24" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        return new Interaction(id, token, type, person, channel);
    }

    /** Sends it to the bot, and notices when no answer comes in time. */
    void send(Interaction interaction, ObjectNode data) {
        byToken.put(interaction.token(), interaction);
        var guildId = interaction.channel().guildId();
        world.tell(Change.forBot("INTERACTION_CREATE", guildId, payload.of(interaction, data)));
        world.later(PATIENCE, () -> noticeSilence(interaction));
    }

    private void noticeSilence(Interaction interaction) {
        if (!interaction.answered) {
            interaction.failed = true;
            tellPerson(interaction, People.FAILED, Json.object());
        }
    }

    private void tellPerson(Interaction interaction, String type, ObjectNode data) {
        data.put("interaction_id", Json.id(interaction.id()));
        data.put("channel_id", Json.id(interaction.channel().id()));
        world.tell(Change.forPerson(type, interaction.person(), data));
    }

    /** The bot's first answer. */
    public Interaction answer(long id, String token, JsonNode body, ArrayNode files) {
        return world.alone(
                () -> {
                    var interaction = byToken.get(token);
                    if (interaction == null || interaction.id() != id) {
                        throw Problem.UNKNOWN_INTERACTION.error();
                    }
                    if (interaction.answered) {
                        throw Problem.INTERACTION_ALREADY_ANSWERED.error();
                    }
                    if (interaction.isTooLateToAnswer()) {
                        throw Problem.UNKNOWN_INTERACTION.error();
                    }
                    answer(interaction, body.path("type").asInt(0), body.path("data"), files);
                    interaction.answered = true;
                    tellPerson(interaction, People.ANSWERED, Json.object());
                    return interaction;
                });
    }

    private void answer(Interaction interaction, int type, JsonNode data, ArrayNode files) {
        switch (type) {
            case 4 -> interaction.answer = post(interaction, data, files);
            case 5 -> interaction.answer = think(interaction, data);
            case 6 -> interaction.answer = interaction.source;
            case 7 -> interaction.answer = update(interaction, data, files);
            case 8 -> interaction.choices = data.path("choices").valueStream().toList();
            case 9 -> showModal(interaction, data);
            default ->
                    throw DiscordError.badField("type", "BASE_TYPE_CHOICES", "Value is not valid.");
        }
    }

    private Message post(Interaction interaction, JsonNode data, ArrayNode files) {
        var draft = Draft.of(data, files).orEmptyError();
        var message = blank(interaction, draft.flags());
        world.messages().fill(message, draft);
        world.messages().publish(message);
        return message;
    }

    private Message think(Interaction interaction, JsonNode data) {
        var message = blank(interaction, data.path("flags").asInt(0) & Message.EPHEMERAL);
        message.flags |= Message.LOADING;
        world.messages().publish(message);
        return message;
    }

    private Message blank(Interaction interaction, int flags) {
        var type =
                interaction.commandType == Command.SLASH
                        ? Message.COMMAND
                        : interaction.commandType != 0 ? Message.CONTEXT_COMMAND : Message.REPLY;
        var kind = type == Message.REPLY ? Message.PLAIN : type;
        var message = world.messages().create(world.bot(), interaction.channel(), kind);
        message.flags = flags;
        message.visibleTo = (flags & Message.EPHEMERAL) != 0 ? interaction.person().id() : 0;
        message.interaction = interaction;
        return message;
    }

    private Message update(Interaction interaction, JsonNode data, ArrayNode files) {
        var source = interaction.source;
        if (source == null) {
            throw DiscordError.badField("type", "INTERACTION_TYPE_INVALID", "There is no message.");
        }
        return edit(source, data, files);
    }

    private Message edit(Message message, JsonNode data, ArrayNode files) {
        var wasLoading = message.isLoading();
        world.messages().change(message, data, files);
        message.flags &= ~Message.LOADING;
        message.editedAt = wasLoading ? null : world.now();
        world.messages().tellUpdated(message);
        return message;
    }

    private void showModal(Interaction interaction, JsonNode data) {
        new FormErrors()
                .required(data, "title", "data.title")
                .longest(data, "title", "data.title", 45)
                .required(data, "custom_id", "data.custom_id")
                .longest(data, "custom_id", "data.custom_id", 100)
                .most(data, "components", "data.components", 5)
                .throwIfAny();
        var modal = (ObjectNode) data.deepCopy();
        modal.set("components", Draft.components(data));
        interaction.modal = modal;
        var shown = Json.object();
        shown.set("modal", modal);
        world.people().shows(interaction);
        tellPerson(interaction, People.MODAL, shown);
    }

    private Interaction byToken(String token) {
        var interaction = byToken.get(token);
        if (interaction == null || interaction.isExpired()) {
            throw Problem.INVALID_WEBHOOK_TOKEN.error();
        }
        if (!interaction.answered) {
            throw Problem.UNKNOWN_WEBHOOK.error();
        }
        return interaction;
    }

    /** A later message; it takes the place of "thinking", if that still stands. */
    public Message followUp(String token, JsonNode body, ArrayNode files) {
        return world.alone(
                () -> {
                    var interaction = byToken(token);
                    var answer = interaction.answer;
                    if (answer != null && answer.isLoading() && isThere(answer)) {
                        Draft.of(body, files).orEmptyError();
                        return edit(answer, body, files);
                    }
                    return post(interaction, body, files);
                });
    }

    private static boolean isThere(Message message) {
        return message.channel().messages().containsKey(message.id());
    }

    public Message find(String token, @Nullable Long messageId) {
        return world.alone(
                () -> {
                    var interaction = byToken(token);
                    var message =
                            messageId == null
                                    ? interaction.answer
                                    : interaction.channel().messages().get(messageId);
                    if (message == null || !isThere(message) || message.author() != world.bot()) {
                        throw Problem.UNKNOWN_MESSAGE.error();
                    }
                    return message;
                });
    }

    public Message edit(String token, @Nullable Long messageId, JsonNode body, ArrayNode files) {
        return world.alone(() -> edit(find(token, messageId), body, files));
    }

    public void delete(String token, @Nullable Long messageId) {
        world.aloneDo(() -> world.messages().remove(find(token, messageId)));
    }
}
