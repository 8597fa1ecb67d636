package io.jikimi.commands;

import io.jikimi.commands.Reply.Audience;
import io.jikimi.discord.Postman;

import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.utils.messages.MessageEditData;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.function.Consumer;

/** Answers an interaction that was told to wait: in place of that word, or after it. */
@Component
class LateAnswers {

    /**
     * What was told to wait.
     *
     * @param pressed whether it was something pressed or submitted, which has no "is thinking"
     * @param quiet whether "is thinking" is seen by the person only
     * @param panel whether the message that was pressed is a panel
     */
    record Waiting(
            IReplyCallback event, Invocation call, boolean pressed, boolean quiet, boolean panel) {

        private String key() {
            return call.caller().eventKey();
        }
    }

    private final ReplyRenderer renderer;
    private final Postman postman;
    private final Workbench bench;
    private final Letters letters;

    LateAnswers(ReplyRenderer renderer, Postman postman, Workbench bench, Letters letters) {
        this.renderer = renderer;
        this.postman = postman;
        this.bench = bench;
        this.letters = letters;
    }

    void say(Waiting waiting, Reply reply) {
        switch (reply) {
            case Reply.Message said -> say(waiting, said, _ -> {});
            case Reply.Form form ->
                    say(waiting, Reply.whisper("desk.form-too-late", form.title()), _ -> {});
            case Reply.Work work ->
                    say(
                            waiting,
                            Workbench.begun(work),
                            messageId ->
                                    bench.begin(
                                            waiting.call().caller(),
                                            work,
                                            notice(waiting, messageId, work)));
        }
    }

    private InteractionNotice notice(Waiting waiting, @Nullable Long messageId, Reply.Work work) {
        return new InteractionNotice(
                letters,
                waiting.event(),
                waiting.call().caller(),
                messageId,
                work.audience() == Audience.CALLER);
    }

    private void say(Waiting waiting, Reply.Message said, Consumer<@Nullable Long> sent) {
        var whispered = said.audience() == Audience.CALLER;
        var caller = waiting.call().caller();
        var hook = waiting.event().getHook();
        var inPlace = waiting.pressed() && said.inPlace();
        var data =
                inPlace
                        ? renderer.inPlace(said, caller, waiting.panel())
                        : renderer.message(said, caller);
        if (waiting.pressed() && !inPlace) {
            var next = hook.sendMessage(data).setEphemeral(whispered);
            postman.sendOnce(waiting.key(), next.map(message -> tell(sent, message)));
        } else if (!waiting.pressed() && waiting.quiet() != whispered) {
            var next =
                    withoutThinking(hook)
                            .flatMap(_ -> hook.sendMessage(data).setEphemeral(whispered));
            postman.sendOnce(waiting.key(), next.map(message -> tell(sent, message)));
        } else {
            var edited = hook.editOriginal(MessageEditData.fromCreateData(data));
            postman.send(
                    waiting.key(),
                    edited.map(
                            message -> {
                                sent.accept(null);
                                return message;
                            }));
        }
    }

    private static Message tell(Consumer<@Nullable Long> sent, Message message) {
        sent.accept(message.getIdLong());
        return message;
    }

    // First this, then the answer: sent earlier, it would become the message that is deleted.
    private static RestAction<Void> withoutThinking(InteractionHook hook) {
        return hook.deleteOriginal().onErrorMap(ErrorResponse.UNKNOWN_MESSAGE::test, _ -> null);
    }
}
