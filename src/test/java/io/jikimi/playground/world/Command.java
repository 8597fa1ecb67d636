package io.jikimi.playground.world;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/** A command that the bot has registered, for one guild or for all. */
public final class Command {

    public static final int SLASH = 1;
    public static final int USER = 2;
    public static final int MESSAGE = 3;

    private final long id;
    private final long version;
    private final long guildId;
    private final ObjectNode definition;

    Command(long id, long version, long guildId, ObjectNode definition) {
        this.id = id;
        this.version = version;
        this.guildId = guildId;
        this.definition = definition;
    }

    public long id() {
        return id;
    }

    public long guildId() {
        return guildId;
    }

    public int type() {
        return definition.path("type").asInt(SLASH);
    }

    public String name() {
        return Json.text(definition, "name");
    }

    public ObjectNode definition() {
        return definition;
    }

    public JsonNode options() {
        return definition.path("options");
    }

    boolean isSame(Command other) {
        return type() == other.type() && name().equals(other.name()) && guildId == other.guildId;
    }

    /** Whether it is offered outside guilds. */
    public boolean worksInDirectMessages() {
        var contexts = definition.path("contexts");
        return guildId == 0
                && (contexts.isArray()
                        ? contexts.valueStream().anyMatch(context -> context.asInt(0) == 1)
                        : definition.path("dm_permission").asBoolean(true));
    }

    public boolean worksInGuilds() {
        var contexts = definition.path("contexts");
        return !contexts.isArray() || contexts.valueStream().anyMatch(each -> each.asInt(1) == 0);
    }

    /**
     * The options below these words of a subcommand; null-like missing node if there is no such.
     */
    public JsonNode optionsAt(List<String> words) {
        var at = options();
        for (var word : words) {
            at =
                    at.valueStream()
                            .filter(option -> Json.text(option, "name").equals(word))
                            .findFirst()
                            .map(option -> option.path("options"))
                            .orElseThrow(
                                    () ->
                                            new IllegalArgumentException(
                                                    "/" + name() + " has no subcommand " + word));
        }
        return at;
    }

    public ObjectNode json(long applicationId, boolean withLocalizations) {
        var json = Json.object().put("id", Json.id(id));
        json.put("application_id", Json.id(applicationId)).put("version", Json.id(version));
        json.putNull("default_member_permissions").put("type", type());
        json.put("description", "").put("nsfw", false);
        json.putArray("integration_types").add(0);
        json.setAll(definition);
        if (guildId != 0) {
            json.put("guild_id", Json.id(guildId));
        }
        return withLocalizations ? json : withoutLocalizations(json.deepCopy());
    }

    private static ObjectNode withoutLocalizations(ObjectNode json) {
        json.remove(List.of("name_localizations", "description_localizations"));
        for (var list : List.of("options", "choices")) {
            for (var child : json.path(list)) {
                if (child instanceof ObjectNode object) {
                    withoutLocalizations(object);
                }
            }
        }
        return json;
    }
}
