package io.jikimi.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jikimi.playground.world.Json;

import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.selections.EntitySelectMenu;
import net.dv8tion.jda.api.components.selections.EntitySelectMenu.SelectTarget;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.MessageContextInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.UserContextInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.EntitySelectInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.StringSelectInteractionEvent;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.interactions.commands.DefaultMemberPermissions;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import net.dv8tion.jda.api.modals.Modal;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Commands, buttons, menus and forms, with a bot of plain JDA behind them. */
class CommandTests {

    private final Playground playground = Playground.start();
    private final Community garden = playground.garden();
    private final Person alice = garden.person("Alice");
    private final Person minsu = garden.withRole("Moderator");
    private final Place general = garden.general();
    private final StockBot bot = new StockBot(playground).connected();

    @BeforeEach
    void registerCommands() {
        bot.jda()
                .updateCommands()
                .addCommands(
                        Commands.slash("greet", "Greets somebody")
                                .addOption(OptionType.USER, "who", "Whom to greet", true)
                                .addOption(OptionType.INTEGER, "times", "How often")
                                .addOptions(
                                        new OptionData(OptionType.STRING, "tone", "How")
                                                .addChoice("kindly", "kind")
                                                .addChoice("briefly", "brief")),
                        Commands.slash("fruit", "Picks a fruit")
                                .addOption(OptionType.STRING, "name", "Which", true, true),
                        Commands.slash("prefix", "Shows or sets")
                                .setDefaultPermissions(
                                        DefaultMemberPermissions.enabledFor(
                                                Permission.MANAGE_SERVER))
                                .addSubcommands(
                                        new SubcommandData("show", "Shows it"),
                                        new SubcommandData("set", "Sets it")
                                                .addOption(
                                                        OptionType.STRING, "to", "To what", true)),
                        Commands.slash("form", "Opens a form"),
                        Commands.slash("panel", "Shows buttons and menus"),
                        Commands.slash("slow", "Thinks first"),
                        Commands.slash("silent", "Never answers"),
                        Commands.user("Look at"),
                        Commands.message("Quote"))
                .complete();
    }

    @AfterEach
    void heldToTheContract() {
        bot.close();
        playground.close();
        assertThat(playground.contract().violations()).isEmpty();
    }

    @Test
    void runsWithOptionsByPositionAndByName() {
        bot.on(
                SlashCommandInteractionEvent.class,
                event -> {
                    var who = event.getOption("who", option -> option.getAsMember());
                    var times = event.getOption("times", 1, option -> option.getAsInt());
                    var tone = event.getOption("tone", "plain", option -> option.getAsString());
                    var name = who == null ? "nobody" : who.getEffectiveName();
                    event.reply("Hello " + name + " x" + times + " " + tone).queue();
                });

        alice.runs("/greet", minsu.mention(), "3", "kindly");
        general.shows("Hello Minsu x3 kind");
        alice.runs("/greet", Map.of("who", minsu.mention()));
        general.shows("Hello Minsu x1 plain");

        assertThatThrownBy(() -> alice.runs("/greet")).hasMessageContaining("needs the option who");
    }

    @Test
    void offersCommandsOnlyToThoseWhoMay() {
        bot.on(
                SlashCommandInteractionEvent.class,
                event -> {
                    var to = event.getOption("to", "?", option -> option.getAsString());
                    event.reply(event.getFullCommandName() + " " + to).setEphemeral(true).queue();
                });

        minsu.runs("/prefix", "set", "!");

        assertThat(minsu.sees("prefix set !").isWhisper()).isTrue();
        assertThat(general.messagesOfBot()).isEmpty();
        assertThat(alice.isOffered()).contains("greet", "Quote").doesNotContain("prefix");
    }

    @Test
    void suggestsWhileTyping() {
        bot.on(
                CommandAutoCompleteInteractionEvent.class,
                event -> {
                    var typed = event.getFocusedOption().getValue();
                    var fruits = List.of("apple", "apricot", "pear");
                    event.replyChoiceStrings(
                                    fruits.stream().filter(each -> each.startsWith(typed)).toList())
                            .queue();
                });

        assertThat(alice.completes("/fruit", "name", "ap")).containsExactly("apple", "apricot");
    }

    @Test
    void pressesSelectsAndFills() {
        bot.on(SlashCommandInteractionEvent.class, CommandTests::showPanelOrForm)
                .on(
                        ButtonInteractionEvent.class,
                        event -> event.editMessage("Pressed").setComponents().queue())
                .on(
                        StringSelectInteractionEvent.class,
                        event -> event.reply("Chose " + event.getValues()).queue())
                .on(
                        EntitySelectInteractionEvent.class,
                        event ->
                                event.reply("Named " + event.getMentions().getMembers().size())
                                        .queue())
                .on(
                        ModalInteractionEvent.class,
                        event -> {
                            var reason = event.getValue("reason");
                            var text = reason == null ? "" : reason.getAsString();
                            event.reply("Because: " + text).setEphemeral(true).queue();
                        });

        alice.runs("/panel");
        general.shows("Choose");
        alice.selects("Blue");
        general.shows("Chose [b]");
        alice.selects(minsu.id());
        general.shows("Named 1");
        alice.presses("Press me");
        assertThat(general.shows("Pressed").buttons()).isEmpty();
        alice.runs("/form");
        assertThat(alice.seesForm()).isEqualTo("Tell us");
        alice.fills(Map.of("Reason", "spring has come"));
        alice.sees("Because: spring has come");
    }

    private static void showPanelOrForm(SlashCommandInteractionEvent event) {
        if (event.getName().equals("form")) {
            var input = TextInput.create("reason", TextInputStyle.PARAGRAPH).build();
            var modal = Modal.create("form:1", "Tell us").addComponents(Label.of("Reason", input));
            event.replyModal(modal.build()).queue();
            return;
        }
        event.reply("Choose")
                .setComponents(
                        ActionRow.of(
                                StringSelectMenu.create("colour")
                                        .addOption("Red", "r")
                                        .addOption("Blue", "b")
                                        .build()),
                        ActionRow.of(EntitySelectMenu.create("who", SelectTarget.USER).build()),
                        ActionRow.of(Button.primary("press", "Press me")))
                .queue();
    }

    @Test
    void answersLaterAndAgain() {
        bot.on(
                SlashCommandInteractionEvent.class,
                event -> {
                    event.deferReply(true).queue();
                    event.getHook()
                            .sendMessage("First thought")
                            .flatMap(_ -> event.getHook().sendMessage("Second").setEphemeral(true))
                            .flatMap(_ -> event.getHook().editOriginal("Better thought"))
                            .queue();
                });

        var asked = alice.runs("/slow");

        alice.sees("Second");
        alice.sees("Better thought");
        assertThat(asked.answer().isWhisper()).isTrue();
    }

    @Test
    void runsFromTheMenusOfPeopleAndMessages() {
        bot.on(
                        UserContextInteractionEvent.class,
                        event -> event.reply("Saw " + event.getTarget().getName()).queue())
                .on(
                        MessageContextInteractionEvent.class,
                        event -> event.reply("> " + event.getTarget().getContentRaw()).queue());

        alice.runsOn(minsu, "Look at");
        general.shows("Saw minsu");
        alice.runsOn(alice.says("wise words"), "Quote");
        general.shows("> wise words");
    }

    @Test
    void expiresAndTakesOneFirstAnswerOnly() throws Exception {
        var second = new CompletableFuture<Throwable>();
        bot.on(
                SlashCommandInteractionEvent.class,
                event -> {
                    if (event.getName().equals("slow")) {
                        event.reply("first")
                                .queue(_ -> answerAgain(event, second), second::complete);
                    }
                });

        var asked = alice.runs("/silent");
        alice.runs("/slow");

        assertThat(second.get(5, TimeUnit.SECONDS)).hasMessageContaining("40060");
        asked.fails();
        var late = asked.interaction();
        var body = Json.object().put("type", 5);
        assertThatThrownBy(
                        () ->
                                playground
                                        .world()
                                        .interactions()
                                        .answer(late.id(), late.token(), body, Json.array()))
                .hasMessageContaining("10062");
    }

    /** JDA itself refuses a second answer, so that it is sent past it. */
    private void answerAgain(
            SlashCommandInteractionEvent event, CompletableFuture<Throwable> told) {
        var body = Json.object().put("type", 5);
        try {
            playground
                    .world()
                    .interactions()
                    .answer(event.getIdLong(), event.getToken(), body, Json.array());
            told.complete(new AssertionError("A second answer was taken"));
        } catch (RuntimeException no) {
            told.complete(no);
        }
    }

    @Test
    void speaksTheLanguagesOfPersonAndGuild() {
        bot.on(
                SlashCommandInteractionEvent.class,
                event ->
                        event.reply(
                                        event.getUserLocale().getLocale()
                                                + " "
                                                + event.getGuildLocale().getLocale())
                                .queue());
        var village = playground.village();

        village.person("민준").speaks(Locale.KOREAN).runs("/slow");
        village.general().shows("ko ko");
        alice.speaks(Locale.KOREAN).runs("/slow");
        general.shows("ko en-US");
    }

    @Test
    void refusesCommandsThatDiscordWouldRefuse() {
        var same = Commands.slash("same", "One");

        bot.jda().upsertCommand(same).complete();
        var again = bot.jda().upsertCommand(same.setDescription("Two")).complete();

        assertThat(bot.jda().retrieveCommands().complete())
                .filteredOn(command -> command.getName().equals("same"))
                .singleElement()
                .satisfies(command -> assertThat(command.getDescription()).isEqualTo("Two"));
        again.delete().complete();
        assertThatThrownBy(() -> again.delete().complete())
                .isInstanceOfSatisfying(
                        ErrorResponseException.class,
                        no -> assertThat(no.getErrorCode()).isEqualTo(10063));
    }
}
