package io.jikimi.commands;

import io.jikimi.commands.Invocation.Caller;
import io.jikimi.commands.Invocation.Door;
import io.jikimi.discord.NeedsIntent;
import io.jikimi.discord.Postman;
import io.jikimi.discord.PrivilegedIntent;
import io.jikimi.discord.Selective;
import io.jikimi.messages.Refusal;

import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;

import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The door for typed commands: {@code !ping}, {@code @Jikimi ping}. */
@Component
@NeedsIntent(
        value = PrivilegedIntent.MESSAGE_CONTENT,
        lost = "commands typed as messages, such as !ping")
class MessageListener extends ListenerAdapter implements Selective {

    private final GuildPreferences preferences;
    private final Callers callers;
    private final Catalogue catalogue;
    private final CommandDesk desk;
    private final ReplyRenderer renderer;
    private final Postman postman;

    MessageListener(
            GuildPreferences preferences,
            Callers callers,
            Catalogue catalogue,
            CommandDesk desk,
            ReplyRenderer renderer,
            Postman postman) {
        this.preferences = preferences;
        this.callers = callers;
        this.catalogue = catalogue;
        this.desk = desk;
        this.renderer = renderer;
        this.postman = postman;
    }

    @Override
    public boolean wants(GenericEvent event) {
        if (!(event instanceof MessageReceivedEvent message)
                || message.getAuthor().isBot()
                || message.isWebhookMessage()) {
            return false;
        }
        var prefix =
                message.isFromGuild()
                        ? preferences.rememberedPrefix(message.getGuild().getIdLong())
                        : preferences.usualPrefix();
        var content = message.getMessage().getContentRaw();
        return prefix == null || content.startsWith(prefix) || content.startsWith("<@");
    }

    @Override
    public void onMessageReceived(MessageReceivedEvent event) {
        var content = event.getMessage().getContentRaw();
        var prefix =
                event.isFromGuild()
                        ? preferences.prefix(event.getGuild().getIdLong())
                        : preferences.usualPrefix();
        var mention = mentionAtStart(content, event.getJDA().getSelfUser().getId());
        if (mention > 0) {
            var caller = callers.of(event, prefix);
            say(
                    event,
                    caller,
                    mentioned(PrefixParser.stripped(content.substring(mention)), caller));
        } else if (content.startsWith(prefix)) {
            var line = PrefixParser.stripped(content.substring(prefix.length()));
            if (catalogue.named(firstWord(line)).isPresent()) {
                var caller = callers.of(event, prefix);
                say(event, caller, answer(line, caller));
            }
        }
    }

    private Reply mentioned(String line, Caller caller) {
        if (line.isEmpty()) {
            return Reply.whisper("desk.hello", caller.prefix());
        }
        return answer(line, caller);
    }

    private Reply answer(String line, Caller caller) {
        var name = firstWord(line);
        var command = catalogue.named(name);
        if (command.isEmpty()) {
            return Reply.whisper("desk.unknown", caller.prefix());
        }
        try {
            var typed =
                    PrefixParser.parse(
                            command.get().declaration(),
                            line.substring(name.length()),
                            caller.prefix());
            return desk.answer(new Invocation(Door.PREFIX, typed.path(), typed.options(), caller));
        } catch (Refusal no) {
            return Reply.whisper(no.reason().key(), no.reason().values().toArray());
        }
    }

    private void say(MessageReceivedEvent event, Caller caller, Reply reply) {
        if (event.isFromGuild() && !event.getGuildChannel().canTalk()) {
            return;
        }
        var message =
                switch (reply) {
                    case Reply.Message said -> said;
                    case Reply.Form form -> Reply.whisper("desk.form-needs-slash", form.title());
                };
        var data =
                mayEmbed(event)
                        ? renderer.message(message, caller)
                        : renderer.plainMessage(message, caller);
        postman.send(
                caller.eventKey(),
                event.getChannel()
                        .sendMessage(data)
                        .setMessageReference(event.getMessageIdLong())
                        .failOnInvalidReply(false)
                        .mentionRepliedUser(false)
                        .setNonce(caller.eventKey())
                        // A message may wait out a long rate limit; nobody counts seconds here.
                        .timeout(15, TimeUnit.MINUTES));
    }

    private static boolean mayEmbed(MessageReceivedEvent event) {
        return !event.isFromGuild()
                || event.getGuild()
                        .getSelfMember()
                        .hasPermission(event.getGuildChannel(), Permission.MESSAGE_EMBED_LINKS);
    }

    private static String firstWord(String line) {
        return line.split(PrefixParser.SPACE, 2)[0].toLowerCase(Locale.ROOT);
    }

    private static int mentionAtStart(String content, String selfId) {
        for (var mention : List.of("<@" + selfId + ">", "<@!" + selfId + ">")) {
            if (content.startsWith(mention)) {
                return mention.length();
            }
        }
        return 0;
    }
}
