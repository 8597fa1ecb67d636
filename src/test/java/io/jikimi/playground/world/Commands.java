package io.jikimi.playground.world;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What the bot has registered, and who is offered it. */
public final class Commands {

    private static final Pattern NAME =
            Pattern.compile("^[-_'\\p{L}\\p{N}\\p{sc=Deva}\\p{sc=Thai}]{1,32}$");

    private final World world;
    private final List<Command> all = new ArrayList<>();

    Commands(World world) {
        this.world = world;
    }

    public List<Command> in(long guildId) {
        return world.alone(
                () -> all.stream().filter(command -> command.guildId() == guildId).toList());
    }

    public Command find(long guildId, long commandId) {
        return in(guildId).stream()
                .filter(command -> command.id() == commandId)
                .findFirst()
                .orElseThrow(Problem.UNKNOWN_COMMAND::error);
    }

    /** Puts these in the place of all that were there. */
    public List<Command> replace(long guildId, JsonNode definitions) {
        return world.alone(
                () -> {
                    var number = 0;
                    for (var definition : definitions) {
                        check(definition, number++ + ".");
                    }
                    var before = in(guildId);
                    all.removeAll(before);
                    for (var definition : definitions) {
                        all.add(made(guildId, definition, before));
                    }
                    tell(guildId);
                    return in(guildId);
                });
    }

    /** Adds it, or changes the one of the same kind and name. */
    public Command upsert(long guildId, JsonNode definition) {
        return world.alone(
                () -> {
                    check(definition, "");
                    var command = made(guildId, definition, all);
                    all.removeIf(command::isSame);
                    all.add(command);
                    tell(guildId);
                    return command;
                });
    }

    public Command update(long guildId, long commandId, ObjectNode body) {
        return world.alone(
                () -> {
                    var before = find(guildId, commandId);
                    var changed = before.definition().deepCopy().setAll(body);
                    var definition = CommandDefinition.asKept(changed);
                    check(definition, "");
                    var version = world.snowflakes().next();
                    var command = new Command(commandId, version, guildId, definition);
                    all.set(all.indexOf(before), command);
                    tell(guildId);
                    return command;
                });
    }

    public void delete(long guildId, long commandId) {
        world.aloneDo(
                () -> {
                    all.remove(find(guildId, commandId));
                    tell(guildId);
                });
    }

    private Command made(long guildId, JsonNode definition, List<Command> before) {
        var version = world.snowflakes().next();
        var fresh = new Command(version, version, guildId, CommandDefinition.asKept(definition));
        return before.stream()
                .filter(fresh::isSame)
                .findFirst()
                .map(old -> new Command(old.id(), version, guildId, fresh.definition()))
                .orElse(fresh);
    }

    private static void check(JsonNode definition, String at) {
        var errors = new FormErrors();
        checkNames(errors, definition, at, definition.path("type").asInt(1) == Command.SLASH);
        errors.throwIfAny();
    }

    private static void checkNames(FormErrors errors, JsonNode node, String at, boolean slash) {
        var name = Json.text(node, "name");
        errors.required(node, "name", at + "name").longest(node, "name", at + "name", 32);
        if (slash) {
            if (!NAME.matcher(name).matches() || !name.equals(name.toLowerCase())) {
                errors.add(
                        at + "name", "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
            }
            errors.required(node, "description", at + "description");
            errors.longest(node, "description", at + "description", 100);
        }
        errors.most(node, "options", at + "options", 25);
        var number = 0;
        for (var option : node.path("options")) {
            checkNames(errors, option, at + "options." + number++ + ".", slash);
        }
    }

    private void tell(long guildId) {
        var data = Json.object().put("guild_id", Json.idOrNull(guildId));
        world.tell(
                new Change("PLAYGROUND_COMMANDS", guildId, data, 0, Change.Hears.PEOPLE, 0, null));
    }

    /** What this person's Discord offers in that channel. */
    public List<Command> offeredTo(User person, Channel channel) {
        return world.alone(
                () ->
                        all.stream()
                                .filter(command -> isOffered(command, person, channel))
                                .sorted((a, b) -> a.name().compareTo(b.name()))
                                .toList());
    }

    private boolean isOffered(Command command, User person, Channel channel) {
        if (channel.isDirect()) {
            return command.worksInDirectMessages();
        }
        if (!command.worksInGuilds()
                || (command.guildId() != 0 && command.guildId() != channel.guildId())) {
            return false;
        }
        var may = world.permissions().of(person, channel);
        if (!Permission.USE_APPLICATION_COMMANDS.in(may)) {
            return false;
        }
        var needed = command.definition().path("default_member_permissions").asString("");
        if (needed.isEmpty()) {
            return true;
        }
        var bits = Json.number(needed);
        return bits == 0 ? Permission.ADMINISTRATOR.in(may) : (may & bits) == bits;
    }
}
