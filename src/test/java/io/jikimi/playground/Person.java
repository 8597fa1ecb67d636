package io.jikimi.playground;

import io.jikimi.playground.world.Command;
import io.jikimi.playground.world.CommandLine;
import io.jikimi.playground.world.Interaction;
import io.jikimi.playground.world.Json;
import io.jikimi.playground.world.Message;
import io.jikimi.playground.world.User;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Somebody in the playground, standing in one channel, and all that they do in Discord's client.
 */
public final class Person {

    private final Playground playground;
    private final User user;
    private final Place place;

    Person(Playground playground, User user, Place place) {
        this.playground = playground;
        this.user = user;
        this.place = place;
    }

    public User user() {
        return user;
    }

    public long id() {
        return user.id();
    }

    /** How others name this person in a message: {@code <@id>}. */
    public String mention() {
        return "<@" + user.id() + ">";
    }

    public Place place() {
        return place;
    }

    /** The same person, in another channel. */
    public Person in(Place other) {
        return new Person(playground, user, other);
    }

    public Person speaks(Locale locale) {
        playground.world().people().speak(user, locale);
        return this;
    }

    public Message says(String words) {
        return playground.world().people().say(user, place.channel(), words);
    }

    /** Says what is longer than people without Nitro can write. */
    public Message saysAtLength(String words) {
        return playground.world().people().sayAtLength(user, place.channel(), words);
    }

    /** What this person said some weeks ago, and nobody answers any more. */
    public Message saidLongAgo(String words) {
        return playground.world().people().saidLongAgo(user, place.channel(), words);
    }

    public Message replies(Shown to, String words) {
        return playground.world().people().reply(user, to.message(), words);
    }

    /** The conversation of this person with the bot. */
    public Place directMessages() {
        return new Place(playground, playground.world().directWith(user));
    }

    public Message writesToBot(String words) {
        return in(directMessages()).says(words);
    }

    public Person reacts(Message to, String emoji) {
        playground.world().reactions().add(user, to, emoji);
        return this;
    }

    public Message edits(Message own, String words) {
        return playground.world().people().edit(user, own, words);
    }

    public void deletes(Message message) {
        playground.world().messages().delete(user, message);
    }

    /** Types a command: its name, words of subcommands, then the values of its options in order. */
    public Asked runs(String command, String... rest) {
        var words = words(command);
        words.addAll(List.of(rest));
        var found = command(words.removeFirst());
        return run(CommandLine.positional(found, words));
    }

    /** Types a command, its options named; the name may hold words of subcommands. */
    public Asked runs(String command, Map<String, String> options) {
        var words = words(command);
        var found = command(words.removeFirst());
        return run(new CommandLine(found, words, options, null));
    }

    private Asked run(CommandLine line) {
        return new Asked(playground, playground.world().people().run(user, place.channel(), line));
    }

    private static List<String> words(String command) {
        var plain = command.startsWith("/") ? command.substring(1) : command;
        return new ArrayList<>(List.of(plain.split(" ")));
    }

    /**
     * Waits until the bot has registered the command, since that happens a moment after it
     * connects.
     */
    private Command command(String name) {
        var found =
                playground
                        .world()
                        .await(
                                playground.patience(),
                                () ->
                                        offered().stream()
                                                .filter(each -> each.type() == Command.SLASH)
                                                .filter(each -> each.name().equals(name))
                                                .findFirst()
                                                .orElse(null));
        if (found == null) {
            var names = offered().stream().map(Command::name).toList();
            throw new AssertionError(
                    user.shownName() + " is not offered /" + name + ", only " + names);
        }
        return found;
    }

    private List<Command> offered() {
        return playground.world().commands().offeredTo(user, place.channel());
    }

    /** Names of the commands that this person's Discord offers here. */
    public List<String> isOffered() {
        return offered().stream().map(Command::name).toList();
    }

    /** Runs a command of the menu that opens on a message. */
    public Asked runsOn(Message message, String command) {
        return new Asked(playground, playground.world().people().runOn(user, message, command));
    }

    /** Runs a command of the menu that opens on a person. */
    public Asked runsOn(Person target, String command) {
        var people = playground.world().people();
        return new Asked(playground, people.runOn(user, place.channel(), target.user, command));
    }

    /** Types in an option and reads the suggestions. */
    public List<String> completes(String command, String option, String typed) {
        return completes(command, option, typed, Map.of());
    }

    public List<String> completes(
            String command, String option, String typed, Map<String, String> others) {
        var words = words(command);
        var found = command(words.removeFirst());
        var values = new HashMap<>(others);
        values.put(option, typed);
        var line = new CommandLine(found, words, values, option);
        var people = playground.world().people();
        var asked = people.complete(user, place.channel(), line);
        return people.awaitChoices(asked, playground.patience()).stream()
                .map(choice -> Json.text(choice, "name"))
                .toList();
    }

    /** Presses the newest button of that label that this person sees here. */
    public Asked presses(String label) {
        var found = screen().button(label);
        return new Asked(
                playground,
                playground.world().people().press(user, found.message(), found.customId()));
    }

    /** Chooses in the newest menu: options by label or value. */
    public Asked selects(String... options) {
        var found = screen().menu(List.of(options));
        return select(found, found.valuesOf(List.of(options)));
    }

    /** Chooses people, roles or channels in the newest menu for such, by id. */
    public Asked selects(long... ids) {
        return select(screen().entityMenu(), Arrays.stream(ids).mapToObj(Json::id).toList());
    }

    private Asked select(Screen.Found found, List<String> values) {
        var people = playground.world().people();
        return new Asked(
                playground, people.select(user, found.message(), found.customId(), values));
    }

    private Screen screen() {
        return new Screen(playground, user, place.channel());
    }

    /** Fills in the form that opened and sends it; fields by label or custom id. */
    public Asked fills(Map<String, String> fields) {
        seesForm();
        var values = new HashMap<String, List<String>>();
        fields.forEach((name, value) -> values.put(name, List.of(value)));
        return new Asked(playground, playground.world().people().submit(user, values));
    }

    /** Waits until a form is open, and gives its title. */
    public String seesForm() {
        var people = playground.world().people();
        var form =
                playground
                        .world()
                        .<Interaction>await(playground.patience(), () -> people.openForm(user));
        if (form == null || form.modal() == null) {
            throw new AssertionError(user.shownName() + " sees no form; " + playground.trouble());
        }
        return Json.text(form.modal(), "title");
    }

    /** Waits until the bot says this to them alone: a whisper here, or in their direct messages. */
    public Shown sees(String words) {
        if (place.channel().isDirect()) {
            return place.awaits(words, _ -> true, "in the direct messages of " + user.shownName());
        }
        return place.awaits(
                words,
                message -> message.visibleTo() == user.id(),
                "whispered to " + user.shownName());
    }

    /** Waits until the bot has written this into their direct messages. */
    public Shown isWritten(String words) {
        return in(directMessages()).sees(words);
    }

    @Override
    public String toString() {
        return user.shownName();
    }
}
