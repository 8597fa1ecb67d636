package io.jikimi.playground.world;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a person does in Discord's own client: talking, commands, buttons, menus and forms. */
public final class People {

    /** The playground's own events, shown to one person: a form opens. */
    public static final String MODAL = "PLAYGROUND_MODAL";

    /** "The application did not respond." */
    public static final String FAILED = "PLAYGROUND_INTERACTION_FAILED";

    /** The bot gave its first answer. */
    public static final String ANSWERED = "PLAYGROUND_INTERACTION_ANSWERED";

    private final World world;
    private final Map<Long, Interaction> openForms = new HashMap<>();

    People(World world) {
        this.world = world;
    }

    public Message say(User person, Channel channel, String content) {
        return world.messages().post(person, channel, Draft.text(content));
    }

    /** The same with Nitro, which gives room for 4,000 characters. */
    public Message sayAtLength(User person, Channel channel, String content) {
        return world.messages().post(person, channel, Draft.ofSubscriber(content));
    }

    /** What they said some weeks ago. */
    public Message saidLongAgo(User person, Channel channel, String content) {
        return world.messages().postLongAgo(person, channel, Draft.text(content));
    }

    public Message reply(User person, Message to, String content) {
        return world.messages().post(person, to.channel(), Draft.reply(content, to.id()));
    }

    public Message edit(User person, Message message, String content) {
        var body = Json.object().put("content", content);
        return world.messages().edit(person, message, body, Json.array());
    }

    /** "Hana is typing…" */
    public void types(User who, Channel channel) {
        world.aloneDo(
                () -> {
                    world.permissions().require(who, channel, Permission.SEND_MESSAGES);
                    var data = Json.object().put("channel_id", Json.id(channel.id()));
                    data.put("user_id", Json.id(who.id()));
                    data.put("timestamp", world.now().getEpochSecond());
                    if (channel.guildId() != 0) {
                        data.put("guild_id", Json.id(channel.guildId()));
                    }
                    var intent =
                            channel.isDirect()
                                    ? Intent.DIRECT_MESSAGE_TYPING
                                    : Intent.GUILD_MESSAGE_TYPING;
                    world.tell(Change.of("TYPING_START", channel.guildId(), data, intent));
                });
    }

    public void speak(User person, Locale locale) {
        world.aloneDo(() -> person.speak(locale));
    }

    public Command command(User person, Channel channel, int type, String name) {
        return world.commands().offeredTo(person, channel).stream()
                .filter(command -> command.type() == type && command.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        person.shownName()
                                                + " is not offered the command "
                                                + name));
    }

    public Interaction run(User person, Channel channel, CommandLine line) {
        return world.alone(
                () -> {
                    var interaction = command(Interaction.COMMAND, person, channel, line.command());
                    interaction.commandName = line.name();
                    var ids = new ArrayList<Long>();
                    var data = commandData(line.command());
                    data.set("options", line.options(ids));
                    data.set("resolved", world.interactions().payload().resolved(channel, ids));
                    world.interactions().send(interaction, data);
                    return interaction;
                });
    }

    /**
     * Asks for suggestions for the focused option; they arrive in {@link Interaction#choices()}.
     */
    public Interaction complete(User person, Channel channel, CommandLine line) {
        return world.alone(
                () -> {
                    var interaction =
                            command(Interaction.AUTOCOMPLETE, person, channel, line.command());
                    var data = commandData(line.command());
                    data.set("options", line.options(new ArrayList<>()));
                    world.interactions().send(interaction, data);
                    return interaction;
                });
    }

    /** A command of the menu that opens on a message. */
    public Interaction runOn(User person, Message target, String name) {
        return world.alone(
                () -> {
                    var channel = target.channel();
                    var command = command(person, channel, Command.MESSAGE, name);
                    var data = commandData(command).put("target_id", Json.id(target.id()));
                    data.putObject("resolved")
                            .putObject("messages")
                            .set(Json.id(target.id()), target.json(world.bot().id()));
                    return sent(command(Interaction.COMMAND, person, channel, command), data);
                });
    }

    /** A command of the menu that opens on a person. */
    public Interaction runOn(User person, Channel channel, User target, String name) {
        return world.alone(
                () -> {
                    var command = command(person, channel, Command.USER, name);
                    var data = commandData(command).put("target_id", Json.id(target.id()));
                    var ids = List.of(target.id());
                    data.set("resolved", world.interactions().payload().resolved(channel, ids));
                    return sent(command(Interaction.COMMAND, person, channel, command), data);
                });
    }

    private Interaction command(int type, User person, Channel channel, Command command) {
        var interaction = world.interactions().create(type, person, channel);
        interaction.commandName = command.name();
        interaction.commandType = command.type();
        return interaction;
    }

    private ObjectNode commandData(Command command) {
        var data = Json.object().put("id", Json.id(command.id()));
        data.put("name", command.name()).put("type", command.type());
        if (command.guildId() != 0) {
            data.put("guild_id", Json.id(command.guildId()));
        }
        return data;
    }

    private Interaction sent(Interaction interaction, ObjectNode data) {
        world.interactions().send(interaction, data);
        return interaction;
    }

    public Interaction press(User person, Message message, String customId) {
        return use(person, message, customId, 2, List.of());
    }

    /** Chooses from a menu: values of options, or ids of people, roles or channels. */
    public Interaction select(User person, Message message, String customId, List<String> values) {
        return use(person, message, customId, 0, values);
    }

    private Interaction use(
            User person, Message message, String customId, int type, List<String> values) {
        return world.alone(
                () -> {
                    var component = Components.find(message.components(), customId);
                    if (component.path("disabled").asBoolean(false)) {
                        throw new IllegalArgumentException(customId + " is disabled");
                    }
                    var interaction =
                            world.interactions()
                                    .create(Interaction.COMPONENT, person, message.channel());
                    interaction.source = message;
                    var kind = type == 0 ? component.path("type").asInt(3) : type;
                    var data = Json.object().put("custom_id", customId).put("component_type", kind);
                    data.put("id", component.path("id").asInt(0));
                    if (kind != 2) {
                        var chosen = data.putArray("values");
                        values.forEach(chosen::add);
                    }
                    if (kind > 3) {
                        var ids = values.stream().map(Json::number).toList();
                        var resolved = world.interactions().payload();
                        data.set("resolved", resolved.resolved(message.channel(), ids));
                    }
                    return sent(interaction, data);
                });
    }

    void shows(Interaction interaction) {
        openForms.put(interaction.person().id(), interaction);
    }

    /** The form that stands open on this person's screen, if any. */
    public @Nullable Interaction openForm(User person) {
        return world.alone(() -> openForms.get(person.id()));
    }

    /** Sends the open form; fields are named by their label or custom id. */
    public Interaction submit(User person, Map<String, List<String>> fields) {
        return world.alone(
                () -> {
                    var asked = openForms.get(person.id());
                    var form = asked == null ? null : asked.modal();
                    if (asked == null || form == null) {
                        throw new IllegalArgumentException(person.shownName() + " sees no form");
                    }
                    var data = Json.object().put("custom_id", Json.text(form, "custom_id"));
                    var ids = new ArrayList<Long>();
                    data.set("components", Components.filled(form.path("components"), fields, ids));
                    var channel = asked.channel();
                    data.set("resolved", world.interactions().payload().resolved(channel, ids));
                    openForms.remove(person.id());
                    var interaction =
                            world.interactions().create(Interaction.MODAL, person, channel);
                    interaction.before = asked;
                    interaction.source = asked.source;
                    return sent(interaction, data);
                });
    }

    public void closeForm(User person) {
        world.aloneDo(() -> openForms.remove(person.id()));
    }

    public List<JsonNode> awaitChoices(Interaction interaction, java.time.Duration atMost) {
        var choices = world.<List<JsonNode>>await(atMost, interaction::choices);
        return choices == null ? List.of() : choices;
    }
}
