package io.jikimi.playground.world;

import tools.jackson.databind.node.ObjectNode;

/** A role of a guild: a name, a colour and what its holders may do. */
public final class Role {

    private final long id;
    private final long botId;
    private String name;
    private long permissions;
    private int position;
    private int color;
    private boolean hoist;
    private boolean mentionable;

    /**
     * @param botId the bot that this role belongs to, or 0 for a role that people give
     */
    Role(long id, String name, long permissions, int position, int color, long botId) {
        this.id = id;
        this.name = name;
        this.permissions = permissions;
        this.position = position;
        this.color = color;
        this.botId = botId;
        this.hoist = color != 0;
    }

    public long id() {
        return id;
    }

    public String name() {
        return name;
    }

    public long permissions() {
        return permissions;
    }

    public int position() {
        return position;
    }

    public int color() {
        return color;
    }

    public boolean isManaged() {
        return botId != 0;
    }

    public boolean isShownApart() {
        return hoist;
    }

    void moveTo(int position) {
        this.position = position;
    }

    void permit(long permissions) {
        this.permissions = permissions;
    }

    /** Takes over those fields that the body names. */
    void update(ObjectNode body) {
        name = body.path("name").asString(name);
        permissions = Json.isSet(body, "permissions") ? Json.id(body, "permissions") : permissions;
        color = body.path("colors").path("primary_color").asInt(body.path("color").asInt(color));
        hoist = body.path("hoist").asBoolean(hoist);
        mentionable = body.path("mentionable").asBoolean(mentionable);
    }

    public ObjectNode json() {
        var json = Json.object().put("id", Json.id(id)).put("name", name);
        json.put("permissions", Long.toString(permissions)).put("position", position);
        json.put("color", color).put("hoist", hoist).put("managed", isManaged());
        json.putObject("colors")
                .put("primary_color", color)
                .putNull("secondary_color")
                .putNull("tertiary_color");
        json.put("mentionable", mentionable).putNull("icon").putNull("unicode_emoji");
        json.put("flags", 0);
        if (botId != 0) {
            json.putObject("tags").put("bot_id", Json.id(botId));
        }
        return json;
    }
}
