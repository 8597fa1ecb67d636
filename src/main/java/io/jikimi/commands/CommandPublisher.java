package io.jikimi.commands;

import io.jikimi.commands.Declaration.Reach;
import io.jikimi.discord.Selective;
import io.jikimi.messages.Text;
import io.jikimi.messages.Words;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.commands.DefaultMemberPermissions;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Tells Discord of the slash commands: once per change and not per start. */
@Component
class CommandPublisher extends ListenerAdapter implements Selective {

    private static final Logger log = LoggerFactory.getLogger(CommandPublisher.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final Catalogue catalogue;
    private final Words words;
    private final CommandPublicationRepository publications;
    private final Clock clock;

    CommandPublisher(
            Catalogue catalogue,
            Words words,
            CommandPublicationRepository publications,
            Clock clock) {
        this.catalogue = catalogue;
        this.words = words;
        this.publications = publications;
        this.clock = clock;
    }

    @Override
    public boolean wants(GenericEvent event) {
        return event instanceof ReadyEvent;
    }

    @Override
    public void onReady(ReadyEvent event) {
        Thread.ofVirtual()
                .name("publish-commands")
                .start(() -> publish(event.getJDA(), FIRST_PAUSE, ""));
    }

    private void publish(JDA jda, Duration pause, String lastTrouble) {
        // A shard that has ended speaks for a bot that is parked or on its way out.
        if (jda.getStatus() == JDA.Status.SHUTDOWN || jda.getStatus() == JDA.Status.SHUTTING_DOWN) {
            return;
        }
        try {
            publishChanged(jda);
        } catch (RuntimeException failure) {
            // Whatever it is, it may pass; without a retry the commands would wait for a restart.
            var trouble = failure.getClass().getName();
            if (!trouble.equals(lastTrouble)) {
                log.warn(
                        "Slash commands are not published yet; trying again until they are",
                        failure);
            }
            var longer = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : pause;
            CompletableFuture.delayedExecutor(
                            pause.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread)
                    .execute(() -> publish(jda, longer, trouble));
        }
    }

    private synchronized void publishChanged(JDA jda) {
        var all = commands();
        var application = jda.getSelfUser().getApplicationIdLong();
        var fingerprint = all.fingerprint();
        var current = publications.findById(application);
        if (current.filter(published -> published.is(fingerprint)).isPresent()) {
            return;
        }
        jda.updateCommands().addCommands(all.commands()).complete();
        publications.save(new CommandPublication(application, fingerprint, clock.instant()));
        log.info("Published {} slash commands", all.commands().size());
    }

    PublishedCommands commands() {
        return new PublishedCommands(
                catalogue.all().stream().map(Command::declaration).map(this::slash).toList());
    }

    private SlashCommandData slash(Declaration declaration) {
        var key = "commands." + declaration.name();
        var slash =
                Commands.slash(declaration.name(), english(key))
                        .setDescriptionLocalization(DiscordLocale.KOREAN, korean(key));
        if (declaration.reach() == Reach.GUILDS) {
            slash.setContexts(InteractionContextType.GUILD);
        } else {
            slash.setContexts(InteractionContextType.GUILD, InteractionContextType.BOT_DM);
        }
        if (!declaration.needs().isEmpty()) {
            slash.setDefaultPermissions(DefaultMemberPermissions.enabledFor(declaration.needs()));
        }
        declaration.options().forEach(option -> slash.addOptions(option(key, option)));
        declaration.shown().forEach(part -> slash.addSubcommands(subcommand(key, part)));
        return slash;
    }

    private SubcommandData subcommand(String parent, Declaration part) {
        var key = parent + "." + part.name();
        var data =
                new SubcommandData(part.name(), english(key))
                        .setDescriptionLocalization(DiscordLocale.KOREAN, korean(key));
        part.options().forEach(option -> data.addOptions(option(key, option)));
        return data;
    }

    private OptionData option(String parent, Option option) {
        var key = parent + "." + option.name();
        var data =
                new OptionData(option.type(), option.name(), english(key), option.required())
                        .setDescriptionLocalization(DiscordLocale.KOREAN, korean(key))
                        .setAutoComplete(option.suggested());
        switch (option.type()) {
            case STRING ->
                    data.setRequiredLength((int) Math.max(1, option.least()), (int) option.most());
            case INTEGER -> data.setRequiredRange(option.least(), option.most());
            default -> {}
        }
        return data;
    }

    private String english(String key) {
        return words.in(Locale.ENGLISH, Text.of(key));
    }

    private String korean(String key) {
        return words.in(Locale.KOREAN, Text.of(key));
    }
}
