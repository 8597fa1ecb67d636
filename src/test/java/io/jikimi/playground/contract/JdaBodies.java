package io.jikimi.playground.contract;

import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.container.Container;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.section.Section;
import net.dv8tion.jda.api.components.selections.EntitySelectMenu;
import net.dv8tion.jda.api.components.selections.EntitySelectMenu.SelectTarget;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.separator.Separator;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.components.thumbnail.Thumbnail;
import net.dv8tion.jda.api.entities.channel.ChannelType;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.commands.DefaultMemberPermissions;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandGroupData;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.SerializableData;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageEditBuilder;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.List;

/** Bodies just as JDA puts them on the wire. */
final class JdaBodies {

    private JdaBodies() {}

    static ObjectNode plainMessage() {
        return json(new MessageCreateBuilder().setContent("Good morning").build());
    }

    static ObjectNode richMessage() {
        var embed =
                new EmbedBuilder()
                        .setTitle("Rules", "https://example.org/rules")
                        .setDescription("Be kind.")
                        .setColor(0x5865F2)
                        .setTimestamp(Instant.parse("2026-11-22T09:00:00.123456Z"))
                        .setAuthor("Keeper")
                        .setFooter("Page 1")
                        .setThumbnail("attachment://keeper.png")
                        .addField("First", "No spam", true)
                        .build();
        return json(
                new MessageCreateBuilder()
                        .setContent("Hello <@5>")
                        .setEmbeds(embed)
                        .setComponents(
                                ActionRow.of(
                                        Button.primary("rules:ok", "Agreed"),
                                        Button.link("https://example.org", "More")),
                                ActionRow.of(
                                        StringSelectMenu.create("rules:page")
                                                .addOption("One", "1")
                                                .addOption("Two", "2")
                                                .build()),
                                ActionRow.of(
                                        EntitySelectMenu.create("rules:who", SelectTarget.USER)
                                                .build()))
                        .addFiles(FileUpload.fromData(new byte[] {1}, "keeper.png"))
                        .mentionUsers(5)
                        .build());
    }

    static ObjectNode messageOfComponents() {
        var card =
                Container.of(
                                TextDisplay.of("A card"),
                                Section.of(
                                        Thumbnail.fromUrl("https://example.org/a.png"),
                                        TextDisplay.of("beside a picture")),
                                Separator.createDivider(Separator.Spacing.SMALL),
                                ActionRow.of(Button.danger("card:close", "Close")))
                        .withAccentColor(5);
        return json(new MessageCreateBuilder().useComponentsV2().setComponents(card).build());
    }

    static ObjectNode editedMessage() {
        return json(new MessageEditBuilder().setContent("Changed").setComponents().build());
    }

    static ObjectNode modal() {
        return json(
                Modal.create("report", "Report")
                        .addComponents(
                                TextDisplay.of("Tell us what happened."),
                                Label.of(
                                        "Why",
                                        "In your own words",
                                        TextInput.create("why", TextInputStyle.PARAGRAPH)
                                                .setRequiredRange(1, 500)
                                                .setPlaceholder("Because")
                                                .build()),
                                Label.of(
                                        "Kind",
                                        StringSelectMenu.create("kind")
                                                .addOption("Spam", "spam")
                                                .build()),
                                Label.of(
                                        "Who",
                                        EntitySelectMenu.create("who", SelectTarget.USER).build()))
                        .build());
    }

    static ArrayNode commands() {
        var everyOption =
                List.of(
                        new OptionData(OptionType.STRING, "text", "A text", true)
                                .setMaxLength(5)
                                .addChoice("a", "b"),
                        new OptionData(OptionType.INTEGER, "count", "A count")
                                .setMinValue(1)
                                .addChoice("three", 3),
                        new OptionData(OptionType.NUMBER, "share", "A share").setMinValue(0.5),
                        new OptionData(OptionType.CHANNEL, "where", "A channel")
                                .setChannelTypes(ChannelType.TEXT),
                        new OptionData(OptionType.USER, "who", "A user"),
                        new OptionData(OptionType.ROLE, "role", "A role"),
                        new OptionData(OptionType.MENTIONABLE, "whom", "Anyone"),
                        new OptionData(OptionType.BOOLEAN, "really", "Yes or no"),
                        new OptionData(OptionType.ATTACHMENT, "file", "A file"),
                        new OptionData(OptionType.STRING, "hint", "A hint", false, true));
        var prefix =
                Commands.slash("prefix", "Shows or sets the prefix")
                        .setNameLocalization(DiscordLocale.KOREAN, "접두사")
                        .setDefaultPermissions(
                                DefaultMemberPermissions.enabledFor(Permission.MANAGE_SERVER))
                        .setContexts(InteractionContextType.GUILD)
                        .addSubcommands(
                                new SubcommandData("set", "Sets it").addOptions(everyOption))
                        .addSubcommandGroups(
                                new SubcommandGroupData("all", "All")
                                        .addSubcommands(new SubcommandData("show", "Shows them")));
        List<CommandData> commands =
                List.of(
                        prefix,
                        Commands.slash("ping", "Pong").setNSFW(true),
                        Commands.user("Info"),
                        Commands.message("Report"));
        return (ArrayNode)
                JsonMapper.shared().readTree(DataArray.fromCollection(commands).toJson());
    }

    private static ObjectNode json(SerializableData data) {
        return (ObjectNode) JsonMapper.shared().readTree(data.toData().toJson());
    }
}
