package io.jikimi.commands;

import io.jikimi.messages.Text;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What Jikimi says to an {@link Invocation}; a value, worded and sent by the desk. */
public sealed interface Reply {

    /** Who gets to read it. */
    enum Audience {
        /** Only the person, in their language. */
        CALLER,
        /** Everybody in the channel, in the guild's language. */
        CHANNEL
    }

    /**
     * A message.
     *
     * @param text the plain sentence, or null where the card says it all
     * @param inPlace whether it takes the place of the message whose button was pressed
     */
    record Message(
            Audience audience,
            @Nullable Text text,
            @Nullable Card card,
            List<Control> controls,
            boolean inPlace)
            implements Reply {

        public Message with(Control... more) {
            return new Message(
                    audience,
                    text,
                    card,
                    Stream.concat(controls.stream(), Arrays.stream(more)).toList(),
                    inPlace);
        }

        /** Takes the place of the message whose button or menu led here. */
        public Message replacing() {
            return new Message(audience, text, card, controls, true);
        }
    }

    /**
     * A form that opens in front of the person; what they write becomes the options of a command.
     *
     * @param submitsTo the command that takes it
     */
    record Form(Text title, ComponentId submitsTo, List<Field> fields) implements Reply {}

    /**
     * One line of a {@link Form}.
     *
     * @param option which option of the command it fills
     * @param value what stands there at first
     */
    record Field(String option, Text label, Text hint, String value, int shortest, int longest) {}

    static Message whisper(String key, Object... values) {
        return new Message(Audience.CALLER, Text.of(key, values), null, List.of(), false);
    }

    static Message whisper(Card card) {
        return new Message(Audience.CALLER, null, card, List.of(), false);
    }

    static Message post(String key, Object... values) {
        return new Message(Audience.CHANNEL, Text.of(key, values), null, List.of(), false);
    }

    static Message post(Card card) {
        return new Message(Audience.CHANNEL, null, card, List.of(), false);
    }
}
