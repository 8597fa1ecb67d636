package io.jikimi.testing;

import io.jikimi.discord.Directory;

import java.util.List;

/** A guild with just these people, channels and roles. */
public record Guildhall(List<Named> all) implements Directory {

    @Override
    public List<Named> people(long guildId, String name) {
        return called(name);
    }

    @Override
    public List<Named> channels(long guildId, String name) {
        return called(name);
    }

    @Override
    public List<Named> roles(long guildId, String name) {
        return called(name);
    }

    @Override
    public boolean hasChannel(long guildId, long channelId) {
        return true;
    }

    @Override
    public boolean mayWriteIn(long guildId, long channelId) {
        return true;
    }

    @Override
    public boolean hasRole(long guildId, long roleId) {
        return true;
    }

    private List<Named> called(String name) {
        return all.stream()
                .filter(one -> one.name().startsWith(name))
                .map(one -> new Named(one.id(), one.name(), one.name().equals(name)))
                .toList();
    }
}
