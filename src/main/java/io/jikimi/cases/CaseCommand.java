package io.jikimi.cases;

import static net.dv8tion.jda.api.Permission.MANAGE_SERVER;
import static net.dv8tion.jda.api.Permission.MODERATE_MEMBERS;

import io.jikimi.commands.Command;
import io.jikimi.commands.ComponentId;
import io.jikimi.commands.Control;
import io.jikimi.commands.Declaration;
import io.jikimi.commands.Invocation;
import io.jikimi.commands.Option;
import io.jikimi.commands.Reply;
import io.jikimi.messages.Text;

import org.springframework.stereotype.Component;

import java.util.Objects;

/** {@code /case show 12}, and what can be done about a case. */
@Component
class CaseCommand implements Command {

    private static final String NUMBER = "number";
    private static final long MOST = 1_000_000_000_000L;

    private final Cases cases;
    private final CaseViews views;
    private final Evidence evidence;

    CaseCommand(Cases cases, CaseViews views, Evidence evidence) {
        this.cases = cases;
        this.views = views;
        this.evidence = evidence;
    }

    /** The option that takes the number of a case. */
    static Option number() {
        return Option.whole(NUMBER, 1, MOST).mustBeGiven();
    }

    /** The number that was given. */
    static long number(Invocation call) {
        return Objects.requireNonNull(call.number(NUMBER));
    }

    @Override
    public Declaration declaration() {
        return Declaration.of("case")
                .with(
                        Declaration.of("show", number()).quietly(),
                        Declaration.of(
                                "note",
                                number(),
                                Option.text("words").ofLength(1, CaseNote.LONGEST)),
                        Declaration.of("attach", number(), Option.file("file").mustBeGiven()),
                        Declaration.of("files", number()).quietly(),
                        Declaration.of("changes", number()).quietly(),
                        Declaration.of(
                                "link", number(), Option.whole("other", 1, MOST).mustBeGiven()),
                        Declaration.of("hide", number(), Option.yesNo("hidden")),
                        Declaration.of("delete", number(), Option.yesNo("sure"))
                                .needs(MANAGE_SERVER))
                .needs(MODERATE_MEMBERS)
                .onlyInGuilds()
                .quietly();
    }

    @Override
    public Reply answer(Invocation call) {
        var number = number(call);
        return switch (call.part()) {
            case "show" -> views.one(cases.get(call.guildId(), number));
            case "note" -> note(call, number);
            case "attach" -> attach(call, number);
            case "files" -> views.files(cases.get(call.guildId(), number));
            case "changes" -> views.changes(cases.get(call.guildId(), number));
            case "link" -> link(call, number);
            case "hide" -> hide(call, number);
            default -> delete(call, number);
        };
    }

    private Reply note(Invocation call, long number) {
        var words = call.text("words");
        if (words == null) {
            cases.get(call.guildId(), number);
            return Reply.form(
                    Text.of("cases.note-title", "" + number),
                    ComponentId.of("case", "note").with(NUMBER, "" + number),
                    Reply.Field.paragraph(
                            "words",
                            Text.of("cases.note-label"),
                            Text.of("cases.note-hint"),
                            "",
                            1,
                            CaseNote.LONGEST));
        }
        cases.note(call.guildId(), number, words, call.caller().userId());
        return Reply.whisper("cases.noted", "" + number);
    }

    private Reply attach(Invocation call, long number) {
        var file = Objects.requireNonNull(call.file("file"));
        cases.get(call.guildId(), number);
        evidence.keep(call.guildId(), number, call.caller().userId(), evidence.copy(file));
        return Reply.whisper("cases.attached", "" + number);
    }

    private Reply link(Invocation call, long number) {
        var other = Objects.requireNonNull(call.number("other"));
        cases.link(call.guildId(), number, other);
        return Reply.whisper("cases.linked", "" + number, "" + other);
    }

    private Reply hide(Invocation call, long number) {
        var hide = !Boolean.FALSE.equals(call.options().get("hidden"));
        cases.hide(call.guildId(), number, hide, call.caller().userId());
        return Reply.whisper(hide ? "cases.is-hidden" : "cases.is-shown", "" + number);
    }

    private Reply delete(Invocation call, long number) {
        if (!call.flag("sure")) {
            cases.get(call.guildId(), number);
            return Reply.whisper("cases.delete-question", "" + number)
                    .with(
                            new Control.Button(
                                    Text.of("cases.delete-button"),
                                    Control.Style.DANGER,
                                    ComponentId.of("case", "delete")
                                            .with(NUMBER, "" + number)
                                            .with("sure", "true")));
        }
        cases.delete(call.guildId(), number, call.caller().userId());
        return Reply.whisper("cases.deleted-now", "" + number).replacing();
    }
}
