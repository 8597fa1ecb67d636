package io.jikimi.commands;

import io.jikimi.messages.Text;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Something to press or choose under a message; it leads to a command. */
public sealed interface Control {

    /** A button. */
    record Button(Text label, Style style, ComponentId leadsTo) implements Control {}

    /** What stands between several values that were chosen together. */
    String BETWEEN = "\n";

    /**
     * A menu: the chosen value becomes the option that {@code leadsTo} leaves open.
     *
     * @param most how many may be chosen together; the command reads them with {@link
     *     Invocation#chosen}
     */
    record Menu(Text hint, ComponentId leadsTo, List<Item> items, int most) implements Control {

        /** As many choices as Discord takes; of a longer list, {@link Pages} show one at a time. */
        public static final int LONGEST = 25;

        public Menu {
            if (items.isEmpty() || items.size() > LONGEST) {
                throw new IllegalArgumentException(
                        "a menu has 1 to %d choices, this one of %s %d: show it in Pages"
                                .formatted(LONGEST, leadsTo.path(), items.size()));
            }
            items = List.copyOf(items);
        }

        public Menu(Text hint, ComponentId leadsTo, List<Item> items) {
            this(hint, leadsTo, items, 1);
        }
    }

    /**
     * A menu of all people, roles or channels there are: the chosen id becomes the option that
     * {@code leadsTo} leaves open.
     *
     * @param most how many may be chosen together, as in a {@link Menu}
     */
    record Pick(Text hint, ComponentId leadsTo, Kind kind, int most) implements Control {

        public Pick(Text hint, ComponentId leadsTo, Kind kind) {
            this(hint, leadsTo, kind, 1);
        }
    }

    /** One choice of a {@link Menu}; the description says more where the label is not enough. */
    record Item(Text label, @Nullable Text description, String value) {}

    /** What there is to {@link Pick}. */
    enum Kind {
        PERSON,
        ROLE,
        /** Where messages are written: no category, no voice channel. */
        CHANNEL
    }

    /** How much a button asks to be pressed. */
    enum Style {
        PRIMARY,
        SECONDARY,
        DANGER
    }
}
