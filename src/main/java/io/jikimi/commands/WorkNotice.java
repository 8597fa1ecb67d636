package io.jikimi.commands;

import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.utils.messages.MessageEditData;

/** The message that stands for work in hand; it is edited until it is the answer. */
interface WorkNotice {

    /** Puts this in the place of what stands there. */
    RestAction<Message> edit(MessageEditData data);

    /** Says it in a message of its own, where the other is out of reach; may be repeated. */
    RestAction<Message> anew(Reply.Message said);
}
