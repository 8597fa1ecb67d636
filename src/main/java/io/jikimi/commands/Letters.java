package io.jikimi.commands;

import static net.dv8tion.jda.api.Permission.MESSAGE_EMBED_LINKS;
import static net.dv8tion.jda.api.Permission.MESSAGE_HISTORY;
import static net.dv8tion.jda.api.Permission.MESSAGE_SEND;
import static net.dv8tion.jda.api.Permission.MESSAGE_SEND_IN_THREADS;
import static net.dv8tion.jda.api.Permission.VIEW_CHANNEL;

import io.jikimi.commands.Invocation.Caller;
import io.jikimi.discord.Postman;

import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.entities.channel.middleman.MessageChannel;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.requests.restaction.MessageCreateAction;

import org.springframework.stereotype.Component;

import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Answers as messages of their own, in a channel or in private. Each carries a nonce, so that it
 * may be sent again when Discord does not say whether it was taken.
 */
@Component
class Letters {

    /**
     * What is said to whom.
     *
     * @param nonce what Discord tells two letters apart by
     */
    record Letter(Caller caller, Reply.Message said, String nonce) {

        /** The first one about an event, the same on every delivery of it. */
        static Letter first(Caller caller, Reply.Message said) {
            return new Letter(caller, said, caller.eventKey());
        }

        /** What follows upon the first, which is out of reach. */
        static Letter second(Caller caller, Reply.Message said) {
            return new Letter(caller, said, caller.eventKey() + "+");
        }

        private Letter saying(Reply.Message other) {
            return new Letter(caller, other, nonce);
        }
    }

    private final ReplyRenderer renderer;
    private final Postman postman;

    Letters(ReplyRenderer renderer, Postman postman) {
        this.renderer = renderer;
        this.postman = postman;
    }

    boolean canTalk(MessageChannel channel) {
        return may(
                channel, channel instanceof ThreadChannel ? MESSAGE_SEND_IN_THREADS : MESSAGE_SEND);
    }

    // What is not said for want of a permission is told to those who can give it.
    private boolean may(MessageChannel channel, Permission needed) {
        if (!(channel instanceof GuildMessageChannel here)) {
            return true;
        }
        if (here.isDetached()) {
            return false;
        }
        var guild = here.getGuild();
        var has = guild.getSelfMember().hasPermission(here, VIEW_CHANNEL, needed);
        if (!has) {
            postman.withheld(guild.getIdLong(), here.getIdLong(), Set.of(VIEW_CHANNEL, needed));
        }
        return has;
    }

    /** Under the message that asked for it. */
    RestAction<Message> under(Message asked, Letter letter) {
        var message = create(asked.getChannel(), letter).mentionRepliedUser(false);
        return may(asked.getChannel(), MESSAGE_HISTORY)
                ? message.setMessageReference(asked.getIdLong()).failOnInvalidReply(false)
                : message;
    }

    /** Into a channel, under nothing. */
    RestAction<Message> into(MessageChannel channel, Letter letter) {
        return create(channel, letter);
    }

    /** To the person who typed, or a word under their message where that is shut. */
    RestAction<Message> toPerson(MessageReceivedEvent event, Letter letter) {
        return orShut(toPerson(event.getAuthor(), letter), event, letter);
    }

    /** The same for what already goes to the person. */
    RestAction<Message> orShut(
            RestAction<Message> sending, MessageReceivedEvent event, Letter letter) {
        var shut = Reply.whisper("desk.dm-shut");
        return sending.onErrorFlatMap(
                failure -> isShut(failure) && canTalk(event.getChannel()),
                _ -> under(event.getMessage(), letter.saying(shut)));
    }

    /** To a person, or a word in the channel where that is shut. */
    RestAction<Message> toPerson(
            User person, Letter letter, MessageChannel channel, Reply.Message shut) {
        return toPerson(person, letter)
                .onErrorFlatMap(
                        failure -> isShut(failure) && canTalk(channel),
                        _ -> create(channel, letter.saying(shut)));
    }

    /** To a person and nobody else. */
    RestAction<Message> toPerson(User person, Letter letter) {
        return person.openPrivateChannel().flatMap(channel -> create(channel, letter));
    }

    static boolean isShut(Throwable failure) {
        return failure instanceof ErrorResponseException error
                && error.getErrorResponse() == ErrorResponse.CANNOT_SEND_TO_USER;
    }

    private MessageCreateAction create(MessageChannel channel, Letter letter) {
        var isFramed = letter.said().card() != null || letter.said().panel() != null;
        var data =
                !isFramed || may(channel, MESSAGE_EMBED_LINKS)
                        ? renderer.message(letter.said(), letter.caller())
                        : renderer.plainMessage(letter.said(), letter.caller());
        return channel.sendMessage(data)
                .setNonce(letter.nonce())
                // A message may wait out a long rate limit; nobody counts seconds here.
                .timeout(15, TimeUnit.MINUTES);
    }
}
