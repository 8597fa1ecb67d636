package io.jikimi.commands;

import io.jikimi.messages.Text;

import java.util.List;

/** Something to press or choose under a message; it leads to a command. */
public sealed interface Control {

    /** A button. */
    record Button(Text label, Style style, ComponentId leadsTo) implements Control {}

    /** A menu: the chosen value becomes the option that {@code leadsTo} leaves open. */
    record Menu(Text hint, ComponentId leadsTo, List<Item> items) implements Control {}

    /**
     * A menu of all people, roles or channels there are: the chosen id becomes the option that
     * {@code leadsTo} leaves open.
     */
    record Pick(Text hint, ComponentId leadsTo, Kind kind) implements Control {}

    /** One choice of a {@link Menu}. */
    record Item(Text label, Text description, String value) {}

    /** What there is to {@link Pick}. */
    enum Kind {
        PERSON,
        ROLE,
        CHANNEL
    }

    /** How much a button asks to be pressed. */
    enum Style {
        PRIMARY,
        SECONDARY,
        DANGER
    }
}
