package io.jikimi.commands;

import io.jikimi.commands.Invocation.Caller;
import io.jikimi.commands.Letters.Letter;
import io.jikimi.discord.Postman;

import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.exceptions.InsufficientPermissionException;
import net.dv8tion.jda.api.requests.RestAction;

import org.springframework.stereotype.Component;

/** Gives a typed command its answer: under the message, or in private where the guild wants so. */
@Component
class MessageAnswers {

    private final Letters letters;
    private final Postman postman;
    private final Workbench bench;

    MessageAnswers(Letters letters, Postman postman, Workbench bench) {
        this.letters = letters;
        this.postman = postman;
        this.bench = bench;
    }

    /**
     * Answers.
     *
     * @param privately whether nobody else may read it
     */
    void say(MessageReceivedEvent event, Caller caller, Reply reply, boolean privately) {
        if (!privately && !letters.canTalk(event.getChannel())) {
            return;
        }
        try {
            answer(event, caller, reply, privately);
        } catch (InsufficientPermissionException takenAwayJustNow) {
            postman.failed(caller.eventKey(), takenAwayJustNow);
        }
    }

    private void answer(MessageReceivedEvent event, Caller caller, Reply reply, boolean privately) {
        switch (reply) {
            case Reply.Message said -> say(event, caller, said, privately);
            case Reply.Form form -> {
                var no = Reply.whisper("desk.form-needs-slash", form.title());
                say(event, caller, no, privately);
            }
            case Reply.Work work -> begin(event, caller, work, privately);
        }
    }

    private void say(
            MessageReceivedEvent event, Caller caller, Reply.Message said, boolean privately) {
        var letter = Letter.first(caller, said);
        postman.send(
                caller.eventKey(),
                privately
                        ? letters.toPerson(event, letter)
                        : letters.under(event.getMessage(), letter));
    }

    // The lane goes on: what takes long must not hold up the rest of the guild.
    private void begin(
            MessageReceivedEvent event, Caller caller, Reply.Work work, boolean privately) {
        var letter = Letter.first(caller, Workbench.begun(work));
        postman.send(
                caller.eventKey(),
                privately
                        ? letters.orShut(
                                begun(
                                        event,
                                        caller,
                                        work,
                                        letters.toPerson(event.getAuthor(), letter)),
                                event,
                                letter)
                        : begun(event, caller, work, letters.under(event.getMessage(), letter)));
    }

    private RestAction<Message> begun(
            MessageReceivedEvent event, Caller caller, Reply.Work work, RestAction<Message> first) {
        return first.map(
                sent -> {
                    bench.begin(caller, work, new TypedNotice(letters, event, caller, sent));
                    return sent;
                });
    }
}
