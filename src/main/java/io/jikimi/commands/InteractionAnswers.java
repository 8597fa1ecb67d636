package io.jikimi.commands;

import io.jikimi.commands.Reply.Audience;
import io.jikimi.discord.Postman;

import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.interactions.callbacks.IMessageEditCallback;
import net.dv8tion.jda.api.interactions.callbacks.IModalCallback;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.utils.messages.MessageEditData;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Gives an interaction its answer in time: at once where it is quick, else "is thinking" first.
 * Discord waits three seconds for the first word and fifteen minutes for the rest
 * (docs/interactions/receiving-and-responding).
 */
@Component
class InteractionAnswers {

    private static final long PATIENCE_MILLIS = 1500;

    private final CommandDesk desk;
    private final Catalogue catalogue;
    private final ReplyRenderer renderer;
    private final Postman postman;

    InteractionAnswers(
            CommandDesk desk, Catalogue catalogue, ReplyRenderer renderer, Postman postman) {
        this.desk = desk;
        this.catalogue = catalogue;
        this.renderer = renderer;
        this.postman = postman;
    }

    /** Answers something that stands on no message. */
    void answer(IReplyCallback event, Invocation call) {
        answer(event, null, call);
    }

    /**
     * Answers something pressed or submitted.
     *
     * @param message the message it stands on, or null where there is none
     */
    void answer(IReplyCallback event, @Nullable IMessageEditCallback message, Invocation call) {
        var working =
                CompletableFuture.supplyAsync(() -> desk.answer(call), Thread::startVirtualThread);
        try {
            say(event, message, call, working.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
        } catch (TimeoutException slow) {
            sayLater(event, message, call, working);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("the desk always answers", failure);
        }
    }

    Consumer<Throwable> ignoreIfLate(Invocation call) {
        return failure -> postman.failed(call.caller().eventKey(), failure);
    }

    private void say(
            IReplyCallback event,
            @Nullable IMessageEditCallback pressed,
            Invocation call,
            Reply reply) {
        var key = call.caller().eventKey();
        switch (reply) {
            case Reply.Message said -> {
                var data = renderer.message(said, call.caller());
                if (said.inPlace() && pressed != null) {
                    postman.send(key, pressed.editMessage(MessageEditData.fromCreateData(data)));
                } else {
                    postman.send(
                            key,
                            event.reply(data).setEphemeral(said.audience() == Audience.CALLER));
                }
            }
            case Reply.Form form -> {
                if (event instanceof IModalCallback opener) {
                    postman.send(key, opener.replyModal(renderer.form(form, call.caller())));
                } else {
                    say(event, pressed, call, Reply.whisper("desk.form-needs-slash", form.title()));
                }
            }
        }
    }

    private void sayLater(
            IReplyCallback event,
            @Nullable IMessageEditCallback pressed,
            Invocation call,
            CompletableFuture<Reply> working) {
        var quiet =
                catalogue
                        .named(call.path().getFirst())
                        .map(command -> command.declaration().quiet())
                        .orElse(true);
        var key = call.caller().eventKey();
        postman.send(key, pressed == null ? event.deferReply(quiet) : pressed.deferEdit());
        var said =
                switch (working.join()) {
                    case Reply.Message message -> message;
                    case Reply.Form form -> Reply.whisper("desk.form-too-late", form.title());
                };
        var whispered = said.audience() == Audience.CALLER;
        var hook = event.getHook();
        if (pressed != null && !said.inPlace()) {
            followUp(hook, call, said, whispered);
        } else if (pressed == null && quiet != whispered) {
            postman.send(key, hook.deleteOriginal());
            followUp(hook, call, said, whispered);
        } else {
            postman.send(
                    key,
                    hook.editOriginal(
                            MessageEditData.fromCreateData(renderer.message(said, call.caller()))));
        }
    }

    private void followUp(
            InteractionHook hook, Invocation call, Reply.Message said, boolean whispered) {
        postman.send(
                call.caller().eventKey(),
                hook.sendMessage(renderer.message(said, call.caller())).setEphemeral(whispered));
    }
}
