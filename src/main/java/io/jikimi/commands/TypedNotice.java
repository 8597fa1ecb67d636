package io.jikimi.commands;

import io.jikimi.commands.Invocation.Caller;
import io.jikimi.commands.Letters.Letter;

import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.utils.messages.MessageEditData;

import java.util.concurrent.TimeUnit;

/**
 * What stands under a typed command, or in private.
 *
 * @param sent the message to edit
 */
record TypedNotice(Letters letters, MessageReceivedEvent event, Caller caller, Message sent)
        implements WorkNotice {

    @Override
    public RestAction<Message> edit(MessageEditData data) {
        return sent.getChannel()
                .editMessageById(sent.getIdLong(), data)
                .timeout(15, TimeUnit.MINUTES);
    }

    @Override
    public RestAction<Message> anew(Reply.Message said) {
        var letter = Letter.second(caller, said);
        return sent.getChannel().getIdLong() == event.getChannel().getIdLong()
                ? letters.under(event.getMessage(), letter)
                : letters.toPerson(event, letter);
    }
}
