package io.jikimi.commands;

import io.jikimi.commands.Invocation.Attachment;
import io.jikimi.commands.Invocation.Door;
import io.jikimi.discord.NeedsIntent;
import io.jikimi.discord.PrivilegedIntent;
import io.jikimi.discord.Selective;
import io.jikimi.messages.Refusal;

import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;

import org.springframework.stereotype.Component;

import java.util.List;

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
    private final PrefixParser parser;
    private final MessageAnswers answers;

    MessageListener(
            GuildPreferences preferences,
            Callers callers,
            Catalogue catalogue,
            CommandDesk desk,
            PrefixParser parser,
            MessageAnswers answers) {
        this.preferences = preferences;
        this.callers = callers;
        this.catalogue = catalogue;
        this.desk = desk;
        this.parser = parser;
        this.answers = answers;
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
            answer(event, TypedWords.stripped(content.substring(mention)), prefix);
        } else if (content.startsWith(prefix)) {
            var line = TypedWords.stripped(content.substring(prefix.length()));
            if (catalogue.typed(TypedWords.first(line)).isPresent()) {
                answer(event, line, prefix);
            }
        }
    }

    private void answer(MessageReceivedEvent event, String line, String prefix) {
        var caller = callers.of(event, prefix);
        var name = TypedWords.first(line);
        var command = catalogue.typed(name);
        if (command.isEmpty()) {
            var key = line.isEmpty() ? "desk.hello" : "desk.unknown";
            answers.say(event, caller, Reply.whisper(key, prefix), false);
            return;
        }
        try {
            var declaration = command.get().declaration();
            var rest = line.substring(name.length());
            var typed = parser.parse(declaration, rest, files(event), prefix);
            var call = new Invocation(Door.PREFIX, typed.path(), typed.options(), caller);
            answers.say(event, caller, desk.answer(call), desk.answersPrivately(call));
        } catch (Refusal no) {
            answers.say(event, caller, Reply.whisper(no.reason()), false);
        }
    }

    private static List<Attachment> files(MessageReceivedEvent event) {
        return event.getMessage().getAttachments().stream()
                .map(file -> new Attachment(file.getFileName(), file.getSize(), file.getUrl()))
                .toList();
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
