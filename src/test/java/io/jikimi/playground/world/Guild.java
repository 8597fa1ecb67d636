package io.jikimi.playground.world;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A community: its roles, channels, members and who is banned. */
public final class Guild {

    private final long id;
    private final Map<Long, Role> roles = new LinkedHashMap<>();
    private final Map<Long, Channel> channels = new LinkedHashMap<>();
    private final Map<Long, Member> members = new LinkedHashMap<>();
    private final Map<Long, Ban> bans = new LinkedHashMap<>();
    private final Role everyone;
    private String name;
    private long ownerId;
    private Locale locale;
    private long systemChannelId;
    private long newsChannelId;

    /** Somebody who may not come back, and why. */
    public record Ban(User user, @Nullable String reason) {}

    Guild(long id, String name, Locale locale, long everyoneMay) {
        this.id = id;
        this.name = name;
        this.locale = locale;
        everyone = new Role(id, "@everyone", everyoneMay, 0, 0, 0);
        roles.put(id, everyone);
    }

    public long id() {
        return id;
    }

    public String name() {
        return name;
    }

    public void rename(String name) {
        this.name = name;
    }

    public long ownerId() {
        return ownerId;
    }

    void ownedBy(User owner) {
        ownerId = owner.id();
    }

    public Locale locale() {
        return locale;
    }

    void speak(Locale locale) {
        this.locale = locale;
    }

    public long systemChannelId() {
        return systemChannelId;
    }

    void welcomeIn(Channel channel) {
        systemChannelId = channel.id();
    }

    /** Where Discord tells the keepers of a community its news. */
    public long newsChannelId() {
        return newsChannelId;
    }

    void newsIn(Channel channel) {
        newsChannelId = channel.id();
    }

    public Role everyone() {
        return everyone;
    }

    public Collection<Role> roles() {
        return roles.values();
    }

    public @Nullable Role role(long roleId) {
        return roles.get(roleId);
    }

    void add(Role role) {
        roles.put(role.id(), role);
    }

    void remove(Role role) {
        roles.remove(role.id());
        members.values().forEach(member -> member.roleIds().remove(role.id()));
    }

    public Collection<Channel> channels() {
        return channels.values();
    }

    public List<Channel> channelsOnly() {
        return channels.values().stream().filter(channel -> !channel.isThread()).toList();
    }

    public List<Channel> threads() {
        return channels.values().stream().filter(Channel::isThread).toList();
    }

    void add(Channel channel) {
        channels.put(channel.id(), channel);
    }

    void remove(Channel channel) {
        channels.remove(channel.id());
    }

    public Collection<Member> members() {
        return members.values();
    }

    public @Nullable Member member(long userId) {
        return members.get(userId);
    }

    public Member memberOrUnknown(long userId) {
        var member = members.get(userId);
        if (member == null) {
            throw Problem.UNKNOWN_MEMBER.error();
        }
        return member;
    }

    void add(Member member) {
        members.put(member.user().id(), member);
    }

    void remove(Member member) {
        members.remove(member.user().id());
    }

    public Map<Long, Ban> bans() {
        return bans;
    }

    /** Roles from the lowest to the highest. */
    public List<Role> rolesByRank() {
        var sorted = new ArrayList<>(roles.values());
        sorted.sort((a, b) -> Integer.compare(a.position(), b.position()));
        return sorted;
    }
}
