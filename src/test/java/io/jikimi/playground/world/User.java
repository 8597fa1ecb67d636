package io.jikimi.playground.world;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import java.util.Locale;

/** Somebody with an account: a person or a bot. */
public final class User {

    private final long id;
    private final boolean bot;
    private String username;
    private @Nullable String globalName;
    private Locale locale;
    private boolean acceptsDirectMessages = true;

    User(long id, String username, @Nullable String globalName, boolean bot, Locale locale) {
        this.id = id;
        this.username = username;
        this.globalName = globalName;
        this.bot = bot;
        this.locale = locale;
    }

    public long id() {
        return id;
    }

    public String username() {
        return username;
    }

    public String shownName() {
        return globalName == null ? username : globalName;
    }

    public boolean isBot() {
        return bot;
    }

    /** The language of this person's Discord, as Discord writes it: {@code en-US}, {@code ko}. */
    public String language() {
        return locale.toLanguageTag();
    }

    public Locale locale() {
        return locale;
    }

    void speak(Locale locale) {
        this.locale = locale;
    }

    public boolean acceptsDirectMessages() {
        return acceptsDirectMessages;
    }

    public void acceptDirectMessages(boolean accepts) {
        acceptsDirectMessages = accepts;
    }

    void rename(String username, @Nullable String globalName) {
        this.username = username;
        this.globalName = globalName;
    }

    public ObjectNode json() {
        var json = Json.object().put("id", Json.id(id)).put("username", username);
        json.putNull("avatar").put("discriminator", bot ? "0001" : "0");
        json.put("public_flags", 0).put("flags", 0).put("bot", bot);
        json.put("global_name", globalName).putNull("primary_guild");
        return json;
    }

    /** As the bot sees itself. */
    public ObjectNode selfJson() {
        return json().put("mfa_enabled", true)
                .put("locale", "en-US")
                .put("verified", true)
                .putNull("email");
    }
}
