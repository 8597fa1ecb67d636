package io.jikimi.commands;

import io.jikimi.messages.Text;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** A framed message with a title and fields; Discord calls it an embed. */
public record Card(Text title, @Nullable Text body, List<Line> lines, @Nullable Text footer) {

    /** A named value in a card. */
    public record Line(Text name, Text value, boolean beside) {}

    public static Card titled(String key, Object... values) {
        return new Card(Text.of(key, values), null, List.of(), null);
    }

    public Card saying(String key, Object... values) {
        return new Card(title, Text.of(key, values), lines, footer);
    }

    /** Adds a field; short ones stand beside each other. */
    public Card line(Text name, Text value, boolean beside) {
        var more = new ArrayList<>(lines);
        more.add(new Line(name, value, beside));
        return new Card(title, body, more, footer);
    }

    public Card footer(String key, Object... values) {
        return new Card(title, body, lines, Text.of(key, values));
    }
}
