package io.jikimi.testing;

import io.jikimi.commands.Control;
import io.jikimi.commands.Pages;
import io.jikimi.commands.Reply;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/** Turns the pages of an answer, as somebody does who presses the buttons. */
public final class Leaf {

    private Leaf() {}

    /** Every page, from the first to the one that leads no further. */
    public static List<Reply.Message> through(LongFunction<Reply> numbered) {
        var all = new ArrayList<Reply.Message>();
        do {
            all.add((Reply.Message) numbered.apply(all.size() + 1L));
        } while (pagesBehind(all.getLast()).contains(String.valueOf(all.size() + 1)));
        return all;
    }

    /** The pages that its buttons lead to. */
    public static List<String> pagesBehind(Reply.Message page) {
        return of(page, Control.Button.class)
                .flatMap(button -> Stream.ofNullable(button.leadsTo().options().get(Pages.PAGE)))
                .toList();
    }

    /** What can be chosen from its menus. */
    public static List<String> choices(Reply.Message page) {
        return of(page, Control.Menu.class)
                .flatMap(menu -> menu.items().stream())
                .map(Control.Item::value)
                .toList();
    }

    private static <C extends Control> Stream<C> of(Reply.Message page, Class<C> kind) {
        return page.controls().stream().filter(kind::isInstance).map(kind::cast);
    }
}
