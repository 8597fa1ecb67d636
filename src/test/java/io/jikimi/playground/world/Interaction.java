package io.jikimi.playground.world;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/** One thing that a person asked of the bot, and what became of it. */
public final class Interaction {

    public static final int COMMAND = 2;
    public static final int COMPONENT = 3;
    public static final int AUTOCOMPLETE = 4;
    public static final int MODAL = 5;

    private static final long MILLIS_TO_ANSWER = 3_000;
    private static final long MILLIS_OF_TOKEN = 15 * 60_000;

    private final long id;
    private final String token;
    private final int type;
    private final User person;
    private final Channel channel;
    private final long askedAt = System.currentTimeMillis();

    private volatile boolean expired;

    boolean answered;
    boolean failed;
    String commandName = "";
    int commandType;
    @Nullable Message source;
    @Nullable Interaction before;
    @Nullable Message answer;
    @Nullable List<JsonNode> choices;
    @Nullable ObjectNode modal;

    Interaction(long id, String token, int type, User person, Channel channel) {
        this.id = id;
        this.token = token;
        this.type = type;
        this.person = person;
        this.channel = channel;
    }

    public long id() {
        return id;
    }

    public String token() {
        return token;
    }

    public int type() {
        return type;
    }

    public User person() {
        return person;
    }

    public Channel channel() {
        return channel;
    }

    /** Whether the bot has given its first answer. */
    public boolean isAnswered() {
        return answered;
    }

    /** "The application did not respond." */
    public boolean hasFailed() {
        return failed;
    }

    public @Nullable Message answer() {
        return answer;
    }

    public @Nullable ObjectNode modal() {
        return modal;
    }

    /** The suggestions that came back, once they have. */
    public @Nullable List<JsonNode> choices() {
        return choices;
    }

    boolean isTooLateToAnswer() {
        return System.currentTimeMillis() - askedAt > MILLIS_TO_ANSWER;
    }

    /** Lets its fifteen minutes be over. */
    public void expire() {
        expired = true;
    }

    boolean isExpired() {
        return expired || System.currentTimeMillis() - askedAt > MILLIS_OF_TOKEN;
    }

    /** Adds to a message from where it came. */
    void describe(ObjectNode message) {
        message.put("application_id", Json.text(message.path("author"), "id"));
        message.put("webhook_id", Json.text(message.path("author"), "id"));
        message.set("interaction_metadata", metadata());
        if (type == COMMAND) {
            var legacy = message.putObject("interaction");
            legacy.put("id", Json.id(id)).put("type", type).put("name", commandName);
            legacy.set("user", person.json());
        }
    }

    private ObjectNode metadata() {
        var json = Json.object().put("id", Json.id(id)).put("type", type);
        json.set("user", person.json());
        var owners = json.putObject("authorizing_integration_owners");
        owners.put("0", Json.id(channel.guildId()));
        if (type == COMMAND) {
            json.put("name", commandName).put("command_type", commandType);
        }
        if (type == COMPONENT && source != null) {
            json.put("interacted_message_id", Json.id(source.id()));
        }
        if (type == MODAL) {
            var trigger = before == null ? null : before.metadata();
            json.set("triggering_interaction_metadata", trigger);
        }
        return json;
    }
}
