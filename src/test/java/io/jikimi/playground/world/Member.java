package io.jikimi.playground.world;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** A user as a member of one guild: nickname, roles, and until when they are timed out. */
public final class Member {

    private final Guild guild;
    private final User user;
    private final Instant joinedAt;
    private final Set<Long> roleIds = new LinkedHashSet<>();
    private @Nullable String nickname;
    private @Nullable Instant timedOutUntil;

    Member(Guild guild, User user, Instant joinedAt) {
        this.guild = guild;
        this.user = user;
        this.joinedAt = joinedAt;
    }

    public Guild guild() {
        return guild;
    }

    public User user() {
        return user;
    }

    public String shownName() {
        return nickname == null ? user.shownName() : nickname;
    }

    public @Nullable String nickname() {
        return nickname;
    }

    void nickname(@Nullable String nickname) {
        this.nickname = nickname == null || nickname.isEmpty() ? null : nickname;
    }

    public Set<Long> roleIds() {
        return roleIds;
    }

    void roles(Collection<Long> ids) {
        roleIds.clear();
        roleIds.addAll(ids);
    }

    public boolean isOwner() {
        return guild.ownerId() == user.id();
    }

    public @Nullable Instant timedOutUntil() {
        return timedOutUntil;
    }

    void timeOut(@Nullable Instant until) {
        timedOutUntil = until;
    }

    public boolean isTimedOut(Instant now) {
        return timedOutUntil != null && timedOutUntil.isAfter(now);
    }

    /** The position of the highest role, which decides who may act on whom. */
    public int rank() {
        return roleIds.stream()
                .map(guild::role)
                .mapToInt(role -> role == null ? 0 : role.position())
                .max()
                .orElse(0);
    }

    public boolean outranks(Member other) {
        return !other.isOwner() && (isOwner() || rank() > other.rank());
    }

    public ObjectNode json() {
        return bareJson().set("user", user.json());
    }

    /** Without the user, as it stands beside the author of a message. */
    public ObjectNode bareJson() {
        var json = Json.object().putNull("avatar").putNull("banner");
        json.put("communication_disabled_until", Json.timeOrNull(timedOutUntil));
        json.put("flags", 0).put("joined_at", Json.time(joinedAt)).put("nick", nickname);
        json.put("pending", false).putNull("premium_since");
        var roles = json.putArray("roles");
        roleIds.forEach(id -> roles.add(Json.id(id)));
        return json.put("mute", false).put("deaf", false);
    }
}
