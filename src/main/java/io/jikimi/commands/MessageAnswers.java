package io.jikimi.commands;

import io.jikimi.commands.Invocation.Caller;
import io.jikimi.discord.Postman;

import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.requests.restaction.MessageCreateAction;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditData;

import org.springframework.stereotype.Component;

import java.util.concurrent.TimeUnit;

/** Gives a typed command its answer: under the message, or in private where the guild wants so. */
@Component
class MessageAnswers {

    private final ReplyRenderer renderer;
    private final Postman postman;

    MessageAnswers(ReplyRenderer renderer, Postman postman) {
        this.renderer = renderer;
        this.postman = postman;
    }

    /**
     * Answers.
     *
     * @param privately whether nobody else may read it
     */
    void say(MessageReceivedEvent event, Caller caller, Reply reply, boolean privately) {
        switch (reply) {
            case Reply.Message said -> say(event, caller, said, privately);
            case Reply.Form form ->
                    say(
                            event,
                            caller,
                            Reply.whisper("desk.form-needs-slash", form.title()),
                            privately);
            case Reply.Work work -> {
                if (privately) {
                    say(event, caller, work.task().run(_ -> {}), true);
                } else if (canTalk(event)) {
                    begin(event, caller, work);
                }
            }
        }
    }

    private void say(
            MessageReceivedEvent event, Caller caller, Reply.Message said, boolean privately) {
        if (privately) {
            whisper(event, caller, said);
        } else if (canTalk(event)) {
            postman.send(caller.eventKey(), under(event, caller, data(event, caller, said)));
        }
    }

    private static boolean canTalk(MessageReceivedEvent event) {
        return !event.isFromGuild() || event.getGuildChannel().canTalk();
    }

    private void whisper(MessageReceivedEvent event, Caller caller, Reply.Message said) {
        var data = renderer.message(said, caller);
        event.getAuthor()
                .openPrivateChannel()
                .flatMap(channel -> channel.sendMessage(data).setNonce(caller.eventKey()))
                .queue(
                        _ -> {},
                        failure -> {
                            if (isShut(failure)) {
                                say(event, caller, Reply.whisper("desk.dm-shut"), false);
                            } else {
                                postman.failed(caller.eventKey(), failure);
                            }
                        });
    }

    private static boolean isShut(Throwable failure) {
        return failure instanceof ErrorResponseException error
                && error.getErrorResponse() == ErrorResponse.CANNOT_SEND_TO_USER;
    }

    // The lane goes on: what takes long must not hold up the rest of the guild.
    private void begin(MessageReceivedEvent event, Caller caller, Reply.Work work) {
        var start = new Reply.Message(work.audience(), work.start());
        under(event, caller, data(event, caller, start))
                .queue(
                        sent ->
                                Thread.startVirtualThread(
                                        () -> carryOut(event, caller, work, sent.getIdLong())),
                        failure -> postman.failed(caller.eventKey(), failure));
    }

    private void carryOut(
            MessageReceivedEvent event, Caller caller, Reply.Work work, long messageId) {
        var news =
                new ProgressNews(
                        text ->
                                edit(
                                        event,
                                        caller,
                                        messageId,
                                        new Reply.Message(work.audience(), text)));
        edit(event, caller, messageId, work.task().run(news));
    }

    private void edit(
            MessageReceivedEvent event, Caller caller, long messageId, Reply.Message said) {
        var data = renderer.inPlace(said, caller, false);
        postman.send(
                caller.eventKey(),
                event.getChannel()
                        .editMessageById(messageId, MessageEditData.fromCreateData(data))
                        .timeout(15, TimeUnit.MINUTES));
    }

    private MessageCreateData data(MessageReceivedEvent event, Caller caller, Reply.Message said) {
        return mayEmbed(event)
                ? renderer.message(said, caller)
                : renderer.plainMessage(said, caller);
    }

    private static MessageCreateAction under(
            MessageReceivedEvent event, Caller caller, MessageCreateData data) {
        return event.getChannel()
                .sendMessage(data)
                .setMessageReference(event.getMessageIdLong())
                .failOnInvalidReply(false)
                .mentionRepliedUser(false)
                .setNonce(caller.eventKey())
                // A message may wait out a long rate limit; nobody counts seconds here.
                .timeout(15, TimeUnit.MINUTES);
    }

    private static boolean mayEmbed(MessageReceivedEvent event) {
        return !event.isFromGuild()
                || event.getGuild()
                        .getSelfMember()
                        .hasPermission(event.getGuildChannel(), Permission.MESSAGE_EMBED_LINKS);
    }
}
