package io.jikimi.playground;

import io.jikimi.playground.world.Channel;
import io.jikimi.playground.world.Guild;
import io.jikimi.playground.world.Json;
import io.jikimi.playground.world.Member;

import java.util.Locale;

/** A guild, and how tests find the people and channels in it. */
public final class Community {

    private final Playground playground;
    private final Guild guild;

    Community(Playground playground, Guild guild) {
        this.playground = playground;
        this.guild = guild;
    }

    public Guild guild() {
        return guild;
    }

    public long id() {
        return guild.id();
    }

    /** The channel or thread of that name. */
    public Place channel(String name) {
        return playground
                .world()
                .alone(
                        () ->
                                guild.channels().stream()
                                        .filter(channel -> channel.name().equals(name))
                                        .findFirst()
                                        .map(channel -> new Place(playground, channel))
                                        .orElseThrow(
                                                () ->
                                                        new IllegalArgumentException(
                                                                "No channel #" + name)));
    }

    /**
     * Where people of this guild talk unless said otherwise: #general or the first text channel.
     */
    public Place general() {
        return playground
                .world()
                .alone(
                        () ->
                                guild.channels().stream()
                                        .filter(channel -> channel.type() == 0)
                                        .reduce(
                                                (a, b) ->
                                                        a.name().equals("general") ? a : pick(a, b))
                                        .map(channel -> new Place(playground, channel))
                                        .orElseThrow());
    }

    private static Channel pick(Channel a, Channel b) {
        return b.name().equals("general") ? b : a;
    }

    /** The member of that name, standing in #general. */
    public Person person(String shownName) {
        return playground
                .world()
                .alone(
                        () ->
                                guild.members().stream()
                                        .filter(member -> isNamed(member, shownName))
                                        .findFirst()
                                        .map(
                                                member ->
                                                        new Person(
                                                                playground,
                                                                member.user(),
                                                                general()))
                                        .orElseThrow(
                                                () ->
                                                        new IllegalArgumentException(
                                                                "No member " + shownName)));
    }

    private static boolean isNamed(Member member, String name) {
        return member.shownName().equals(name) || member.user().username().equals(name);
    }

    /** Who founded it: Hana in the garden. */
    public Person owner() {
        return new Person(playground, playground.world().user(guild.ownerId()), general());
    }

    /** The member who has that role, such as Moderator. */
    public Person withRole(String roleName) {
        return playground
                .world()
                .alone(
                        () ->
                                guild.members().stream()
                                        .filter(member -> has(member, roleName))
                                        .findFirst()
                                        .map(
                                                member ->
                                                        new Person(
                                                                playground,
                                                                member.user(),
                                                                general()))
                                        .orElseThrow(
                                                () ->
                                                        new IllegalArgumentException(
                                                                "Nobody is " + roleName)));
    }

    private boolean has(Member member, String roleName) {
        return member.roleIds().stream()
                .map(guild::role)
                .anyMatch(role -> role != null && role.name().equals(roleName));
    }

    /** Somebody new joins. */
    public Person joins(Person person) {
        playground.world().guildWork().join(guild, person.user());
        return person.in(general());
    }

    public Person welcomes(String name) {
        return joins(playground.meets(name));
    }

    /** Its owner sends the bot away. */
    public void removesBot() {
        var world = playground.world();
        var owner = world.user(guild.ownerId());
        world.moderation().kick(owner, guild.memberOrUnknown(world.bot().id()));
    }

    /** Somebody invites the bot again, by a link. */
    public void invitesBot() {
        playground.world().guildWork().inviteBotAgain(guild);
    }

    public Place opens(String channelName) {
        var body = Json.object().put("name", channelName).put("type", 0);
        var owner = playground.world().user(guild.ownerId());
        return new Place(playground, playground.world().channelWork().create(owner, guild, body));
    }

    public Community speaks(Locale locale) {
        playground.world().guildWork().speak(guild, locale);
        return this;
    }
}
