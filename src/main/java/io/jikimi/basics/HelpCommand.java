package io.jikimi.basics;

import io.jikimi.commands.Card;
import io.jikimi.commands.Catalogue;
import io.jikimi.commands.Command;
import io.jikimi.commands.CommandDesk;
import io.jikimi.commands.ComponentId;
import io.jikimi.commands.Control;
import io.jikimi.commands.Declaration;
import io.jikimi.commands.Invocation;
import io.jikimi.commands.Invocation.Caller;
import io.jikimi.commands.Option;
import io.jikimi.commands.Pages;
import io.jikimi.commands.Reply;
import io.jikimi.messages.Refusal;
import io.jikimi.messages.Text;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Locale;

/** {@code /help}: what this person may run here, and how. */
@Component
class HelpCommand implements Command {

    private static final int COMMANDS_A_PAGE = 20;

    private final ObjectProvider<Catalogue> catalogue;
    private final ObjectProvider<CommandDesk> desk;

    HelpCommand(ObjectProvider<Catalogue> catalogue, ObjectProvider<CommandDesk> desk) {
        this.catalogue = catalogue;
        this.desk = desk;
    }

    @Override
    public Declaration declaration() {
        return Declaration.of(
                        "help",
                        Option.text("command").suggestedAsTyped().ofLength(0, 32),
                        Pages.option())
                .quietly();
    }

    @Override
    public Reply answer(Invocation call) {
        var wanted = call.text("command");
        var usable = usable(call.caller());
        return wanted == null
                ? overview(page(usable, call.number(Pages.PAGE)), call.caller())
                : about(wanted, usable, call.caller());
    }

    private static Pages<Declaration> page(List<Declaration> usable, @Nullable Long number) {
        return Pages.of(usable, COMMANDS_A_PAGE, number, ComponentId.of("help"));
    }

    @Override
    public List<String> suggest(Invocation call, String option) {
        var typed = call.text("command");
        var start = typed == null ? "" : typed.toLowerCase(Locale.ROOT);
        return usable(call.caller()).stream()
                .map(Declaration::name)
                .filter(name -> name.startsWith(start))
                .toList();
    }

    private List<Declaration> usable(Caller caller) {
        return catalogue.getObject().all().stream()
                .map(Command::declaration)
                .filter(declaration -> !ways(declaration, caller).isEmpty())
                .toList();
    }

    /** What this person can type to use the command, one way a line. */
    private List<List<Declaration>> ways(Declaration declaration, Caller caller) {
        return declaration.ways().filter(way -> desk.getObject().mayUse(way, caller)).toList();
    }

    private static Reply overview(Pages<Declaration> pages, Caller caller) {
        var card = Card.titled("basics.help-title").saying("basics.help-intro", caller.prefix());
        for (var declaration : pages.shown()) {
            card =
                    card.line(
                            Text.verbatim("/" + declaration.name()),
                            Text.of("commands." + declaration.name()),
                            false);
        }
        return Reply.whisper(footed(card, pages.place()))
                .with(menu(pages))
                .with(pages.controls())
                .replacing();
    }

    private static Card footed(Card card, @Nullable Text place) {
        return place == null
                ? card.footer("basics.help-footer")
                : card.footer("basics.help-footer-page", place);
    }

    private Reply about(String wanted, List<Declaration> usable, Caller caller) {
        var name = wanted.strip().toLowerCase(Locale.ROOT);
        var declaration =
                usable.stream()
                        .filter(candidate -> candidate.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new Refusal("basics.help-unknown", wanted));
        var number = usable.indexOf(declaration) / COMMANDS_A_PAGE + 1L;
        var all = ComponentId.of("help").with(Pages.PAGE, String.valueOf(number));
        return Reply.whisper(card(declaration, caller))
                .with(
                        menu(page(usable, number)),
                        new Control.Button(
                                Text.of("basics.help-all"), Control.Style.SECONDARY, all))
                .replacing();
    }

    private Card card(Declaration declaration, Caller caller) {
        var name = declaration.name();
        var card =
                new Card(Text.verbatim("/" + name), Text.of("commands." + name), List.of(), null);
        for (var way : ways(declaration, caller)) {
            var path = Declaration.path(way);
            var usage = way.getLast().usage(path);
            card =
                    card.line(
                            Text.verbatim("`/" + usage + "`  `" + caller.prefix() + usage + "`"),
                            Text.of("commands." + String.join(".", path)),
                            false);
        }
        return card;
    }

    private static Control menu(Pages<Declaration> pages) {
        return new Control.Menu(
                Text.of("basics.help-choose"),
                ComponentId.of("help").leavingOpen("command"),
                pages.shown().stream().map(HelpCommand::item).toList());
    }

    private static Control.Item item(Declaration declaration) {
        return new Control.Item(
                Text.verbatim("/" + declaration.name()),
                Text.of("commands." + declaration.name()),
                declaration.name());
    }
}
