package io.jikimi.commands;

import io.jikimi.cluster.Cause;
import io.jikimi.cluster.Withdrawn;
import io.jikimi.commands.LateAnswers.Waiting;
import io.jikimi.commands.Reply.Audience;
import io.jikimi.discord.Acknowledgements;
import io.jikimi.discord.Postman;

import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.GenericComponentInteractionCreateEvent;
import net.dv8tion.jda.api.interactions.callbacks.IMessageEditCallback;
import net.dv8tion.jda.api.interactions.callbacks.IModalCallback;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.utils.messages.MessageEditData;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

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
    private final Workbench bench;
    private final LateAnswers late;
    private final Letters letters;
    private final Acknowledgements acknowledgements;

    InteractionAnswers(
            CommandDesk desk,
            Catalogue catalogue,
            ReplyRenderer renderer,
            Postman postman,
            Workbench bench,
            LateAnswers late,
            Letters letters,
            Acknowledgements acknowledgements) {
        this.acknowledgements = acknowledgements;
        this.desk = desk;
        this.catalogue = catalogue;
        this.renderer = renderer;
        this.postman = postman;
        this.bench = bench;
        this.late = late;
        this.letters = letters;
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
                CompletableFuture.supplyAsync(
                        Cause.carried(marked(call)), Thread::startVirtualThread);
        try {
            say(event, message, call, working.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
        } catch (TimeoutException slow) {
            sayLater(event, message, call, working);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof Withdrawn elsewhere) {
                throw elsewhere;
            }
            throw new IllegalStateException("the desk always answers", failure);
        }
    }

    // What the desk writes into the log belongs to the event, although another thread writes it.
    private Supplier<Reply> marked(Invocation call) {
        var event = MDC.getCopyOfContextMap();
        return () -> {
            if (event != null) {
                MDC.setContextMap(event);
            }
            return desk.answer(call);
        };
    }

    Consumer<Throwable> ignoreIfLate(Invocation call) {
        return failure -> postman.failed(call.caller().eventKey(), failure);
    }

    // JDA sends a first answer once only; while Discord stumbles, it repeats it by itself.
    private CompletableFuture<Boolean> respond(
            IReplyCallback event, Invocation call, RestAction<?> first) {
        var accepted = new CompletableFuture<Boolean>();
        first.queue(
                sent -> {
                    acknowledgements.taken(kind(call), event.getIdLong());
                    accepted.complete(true);
                },
                failure -> {
                    ignoreIfLate(call).accept(failure);
                    accepted.complete(false);
                });
        return accepted;
    }

    private static String kind(Invocation call) {
        return call.door().name().toLowerCase(Locale.ROOT);
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
                    respond(event, call, pressed.editMessage(MessageEditData.fromCreateData(data)));
                } else {
                    var data = renderer.message(said, call.caller());
                    respond(
                            event,
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
        respond(event, call, opener.replyModal(modal));
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
                respond(
                        event,
                        call,
                        pressed == null ? event.deferReply(quiet) : pressed.deferEdit());
        var reply = working.join();
        if (deferred.join()) {
            late.say(new Waiting(event, call, pressed != null, quiet, isPanel(event)), reply);
        }
    }

    private void begin(IReplyCallback event, Invocation call, Reply.Work work) {
        var caller = call.caller();
        var whispered = work.audience() == Audience.CALLER;
        var notice = new InteractionNotice(letters, event, caller, null, whispered);
        var first = event.reply(renderer.message(Workbench.begun(work), caller));
        respond(event, call, first.setEphemeral(whispered))
                .thenAccept(
                        heard -> {
                            if (heard) {
                                bench.begin(caller, work, notice);
                            }
                        });
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
}
