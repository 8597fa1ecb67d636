package io.jikimi.commands;

import io.jikimi.commands.Invocation.Caller;
import io.jikimi.commands.Letters.Letter;

import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.utils.messages.MessageEditData;

import org.jspecify.annotations.Nullable;

/**
 * What stands under an interaction: its message can be edited for fifteen minutes, after which the
 * answer goes where people still find it.
 *
 * @param messageId its message, or null for the first answer
 * @param whispered whether nobody but the person sees it
 */
record InteractionNotice(
        Letters letters,
        IReplyCallback event,
        Caller caller,
        @Nullable Long messageId,
        boolean whispered)
        implements WorkNotice {

    @Override
    public RestAction<Message> edit(MessageEditData data) {
        return messageId == null
                ? event.getHook().editOriginal(data)
                : event.getHook().editMessageById(messageId, data);
    }

    @Override
    public RestAction<Message> anew(Reply.Message said) {
        var letter = Letter.second(caller, said);
        var channel = event.getMessageChannel();
        var shut = Reply.whisper("desk.late-dm-shut", "<@" + caller.userId() + ">");
        if (whispered || !letters.canTalk(channel)) {
            return letters.toPerson(event.getUser(), letter, channel, shut);
        }
        return letters.into(channel, letter);
    }
}
