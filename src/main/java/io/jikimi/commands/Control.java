package io.jikimi.commands;

import io.jikimi.messages.Text;

import java.util.List;

/** Something to press or choose under a message; it leads to a command. */
public sealed interface Control {

    /** A button. */
    record Button(Text label, Style style, ComponentId leadsTo) implements Control {}

    /** A menu: the chosen value becomes the option that {@code leadsTo} leaves open. */
    record Menu(Text hint, ComponentId leadsTo, List<Item> items) implements Control {}

    /** One choice of a {@link Menu}. */
    record Item(Text label, Text description, String value) {}

    /** How much a button asks to be pressed. */
    enum Style {
        PRIMARY,
        SECONDARY,
        DANGER
    }
}
