package io.jikimi.commands;

import io.jikimi.commands.Reply.Audience;
import io.jikimi.discord.Postman;

import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.GenericComponentInteractionCreateEvent;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.interactions.callbacks.IMessageEditCallback;
import net.dv8tion.jda.api.interactions.callbacks.IModalCallback;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.requests.RestAction;
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

    // JDA sends a first answer once only; while Discord stumbles, it repeats it by itself.
    private CompletableFuture<Boolean> respond(Invocation call, RestAction<?> first) {
        var accepted = new CompletableFuture<Boolean>();
        first.queue(
                sent -> accepted.complete(true),
                failure -> {
                    ignoreIfLate(call).accept(failure);
                    accepted.complete(false);
                });
        return accepted;
    }

    private void say(
            IReplyCallback event,
            @Nullable IMessageEditCallback pressed,
            Invocation call,
            Reply reply) {
        switch (reply) {
            case Reply.Message said -> {
                if (said.inPlace() && pressed != null) {
                    var data = renderer.inPlace(said, call.caller(), isPanel(event));
                    respond(call, pressed.editMessage(MessageEditData.fromCreateData(data)));
                } else {
                    var data = renderer.message(said, call.caller());
                    respond(
                            call,
                            event.reply(data).setEphemeral(said.audience() == Audience.CALLER));
                }
            }
            case Reply.Work work -> begin(event, call, work);
            case Reply.Form form -> {
                if (event instanceof IModalCallback opener) {
                    open(opener, event, pressed, call, form);
                } else {
                    say(event, pressed, call, Reply.whisper("desk.form-needs-slash", form.title()));
                }
            }
        }
    }

    private void open(
            IModalCallback opener,
            IReplyCallback event,
            @Nullable IMessageEditCallback pressed,
            Invocation call,
            Reply.Form form) {
        Modal modal;
        try {
            modal = renderer.form(form, call.caller());
        } catch (RuntimeException failure) {
            var what = "Opening the form for " + call.caller().eventKey();
            say(event, pressed, call, CommandDesk.apology(what, failure));
            return;
        }
        respond(call, opener.replyModal(modal));
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
        var deferred =
                respond(call, pressed == null ? event.deferReply(quiet) : pressed.deferEdit());
        var said =
                switch (working.join()) {
                    case Reply.Message message -> message;
                    case Reply.Form form -> Reply.whisper("desk.form-too-late", form.title());
                    case Reply.Work work -> work.task().run(_ -> {});
                };
        if (!deferred.join()) {
            return;
        }
        var whispered = said.audience() == Audience.CALLER;
        var hook = event.getHook();
        var key = call.caller().eventKey();
        var data =
                pressed != null && said.inPlace()
                        ? renderer.inPlace(said, call.caller(), isPanel(event))
                        : renderer.message(said, call.caller());
        if (pressed != null && !said.inPlace()) {
            postman.sendOnce(key, hook.sendMessage(data).setEphemeral(whispered));
        } else if (pressed == null && quiet != whispered) {
            postman.sendOnce(
                    key,
                    withoutThinking(hook)
                            .flatMap(_ -> hook.sendMessage(data).setEphemeral(whispered)));
        } else {
            postman.send(key, hook.editOriginal(MessageEditData.fromCreateData(data)));
        }
    }

    // The lane goes on: what takes long must not hold up the rest of the guild.
    private void begin(IReplyCallback event, Invocation call, Reply.Work work) {
        var start = new Reply.Message(work.audience(), work.start());
        var first =
                event.reply(renderer.message(start, call.caller()))
                        .setEphemeral(work.audience() == Audience.CALLER);
        respond(call, first)
                .thenAccept(
                        heard -> {
                            if (heard) {
                                Thread.startVirtualThread(() -> carryOut(event, call, work));
                            }
                        });
    }

    private void carryOut(IReplyCallback event, Invocation call, Reply.Work work) {
        var news =
                new ProgressNews(
                        text -> edit(event, call, new Reply.Message(work.audience(), text)));
        edit(event, call, work.task().run(news));
    }

    private void edit(IReplyCallback event, Invocation call, Reply.Message said) {
        var data = renderer.inPlace(said, call.caller(), false);
        postman.send(
                call.caller().eventKey(),
                event.getHook().editOriginal(MessageEditData.fromCreateData(data)));
    }

    private static boolean isPanel(IReplyCallback event) {
        return switch (event) {
            case GenericComponentInteractionCreateEvent pressed ->
                    pressed.getMessage().isUsingComponentsV2();
            case ModalInteractionEvent submitted ->
                    submitted.getMessage() != null && submitted.getMessage().isUsingComponentsV2();
            default -> false;
        };
    }

    // First this, then the answer: sent earlier, it would become the message that is deleted.
    private static RestAction<Void> withoutThinking(InteractionHook hook) {
        return hook.deleteOriginal().onErrorMap(ErrorResponse.UNKNOWN_MESSAGE::test, _ -> null);
    }
}
