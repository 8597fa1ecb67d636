package io.jikimi.commands;

import io.jikimi.messages.Text;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * One page of a long list, and the buttons to turn it.
 *
 * @param shown what stands on this page
 * @param number from 1
 * @param count how many pages there are, at least one
 * @param leadsTo the command that shows a page, given by its option {@code page}
 */
public record Pages<T>(List<T> shown, int number, int count, ComponentId leadsTo) {

    /** The option that takes the number of the page. */
    public static final String PAGE = "page";

    private static final int MOST = 100_000;

    /** What to declare for it: {@code Option} page. */
    public static Option option() {
        return Option.whole(PAGE, 1, MOST);
    }

    /** The page of this number, or the nearest there is. */
    public static <T> Pages<T> of(List<T> all, int perPage, @Nullable Long page, ComponentId to) {
        var count = Math.max(1, Math.ceilDiv(all.size(), perPage));
        var number = (int) Math.clamp(page == null ? 1 : page, 1L, count);
        var from = (number - 1) * perPage;
        var shown = all.subList(from, Math.min(all.size(), from + perPage));
        return new Pages<>(List.copyOf(shown), number, count, to);
    }

    /** Back and forth, as far as there are pages. */
    public List<Control> controls() {
        var turns = new ArrayList<Control>();
        if (number > 1) {
            turns.add(turn("desk.page-before", number - 1));
        }
        if (number < count) {
            turns.add(turn("desk.page-after", number + 1));
        }
        return turns;
    }

    /** Which page of how many; nothing where one is all. */
    public @Nullable Text place() {
        return count == 1 ? null : Text.of("desk.page", number, count);
    }

    private Control turn(String label, int to) {
        return new Control.Button(
                Text.of(label), Control.Style.SECONDARY, leadsTo.with(PAGE, String.valueOf(to)));
    }
}
