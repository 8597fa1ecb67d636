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
     * @param text the plain sentence, or null where the card or the panel says it all
     * @param panel a framed list with buttons, instead of text and card
     * @param inPlace whether it takes the place of the message whose button was pressed
     */
    record Message(
            Audience audience,
            @Nullable Text text,
            @Nullable Card card,
            @Nullable Panel panel,
            List<Control> controls,
            List<Attached> files,
            boolean inPlace)
            implements Reply {

        Message(Audience audience, Text text) {
            this(audience, text, null);
        }

        private Message(Audience audience, @Nullable Text text, @Nullable Card card) {
            this(audience, text, card, null, List.of(), List.of(), false);
        }

        private Message(Audience audience, Panel panel) {
            this(audience, null, null, panel, List.of(), List.of(), false);
        }

        public Message with(Control... more) {
            return with(Arrays.asList(more));
        }

        public Message with(List<? extends Control> more) {
            var all = Stream.concat(controls.stream(), more.stream()).toList();
            return new Message(audience, text, card, panel, all, files, inPlace);
        }

        /** Takes the place of the message whose button or menu led here. */
        public Message replacing() {
            return new Message(audience, text, card, panel, controls, files, true);
        }

        /** Brings a file of text along. */
        public Message attach(String name, String content) {
            return attach(Attached.text(name, content));
        }

        public Message attach(Attached file) {
            var all = Stream.concat(files.stream(), Stream.of(file)).toList();
            return new Message(audience, text, card, panel, controls, all, inPlace);
        }

        /** The same for the person alone. */
        Message privately() {
            return new Message(Audience.CALLER, text, card, panel, controls, files, inPlace);
        }
    }

    /**
     * A form that opens in front of the person; what they write becomes the options of a command.
     *
     * @param submitsTo the command that takes it
     */
    record Form(Text title, ComponentId submitsTo, List<Field> fields) implements Reply {}

    /**
     * One field of a {@link Form}.
     *
     * @param option which option of the command it fills
     * @param value what stands there at first
     * @param tall whether it has room for several lines
     */
    record Field(
            String option,
            Text label,
            Text hint,
            String value,
            int shortest,
            int longest,
            boolean tall) {

        public static Field line(
                String option, Text label, Text hint, String value, int shortest, int longest) {
            return new Field(option, label, hint, value, shortest, longest, false);
        }

        /** Room for several lines. */
        public static Field paragraph(
                String option, Text label, Text hint, String value, int shortest, int longest) {
            return new Field(option, label, hint, value, shortest, longest, true);
        }
    }

    /**
     * Something that takes a while; people see how far it is.
     *
     * @param start what stands there at first
     * @param controls what can be pressed until it is done, such as a way to end it early
     */
    record Work(Audience audience, Text start, List<Control> controls, Task task) implements Reply {

        /** Lets people press this while it goes on. */
        public Work with(Control... more) {
            var all = Stream.concat(controls.stream(), Arrays.stream(more)).toList();
            return new Work(audience, start, all, task);
        }

        /** The same for the person alone. */
        Work privately() {
            return new Work(Audience.CALLER, start, controls, task);
        }

        /** What stands there while it goes on. */
        Message saying(Text news) {
            return new Message(audience, news).with(controls);
        }
    }

    /** What is done while people wait. */
    @FunctionalInterface
    interface Task {

        /**
         * Does it and says how it went.
         *
         * @throws io.jikimi.messages.Refusal when the person should hear a no
         */
        Message run(Progress progress);
    }

    /** Tells people how far a {@link Work} is. */
    @FunctionalInterface
    interface Progress {

        /** Says it when it is time for news; most of what is said often is never seen. */
        void say(Text news);

        default void say(String key, Object... values) {
            say(Text.of(key, values));
        }
    }

    static Message whisper(String key, Object... values) {
        return whisper(Text.of(key, values));
    }

    static Message whisper(Text text) {
        return new Message(Audience.CALLER, text, null);
    }

    static Message whisper(Card card) {
        return new Message(Audience.CALLER, null, card);
    }

    static Message whisper(Panel panel) {
        return new Message(Audience.CALLER, panel);
    }

    static Message post(String key, Object... values) {
        return new Message(Audience.CHANNEL, Text.of(key, values), null);
    }

    static Message post(Text text) {
        return new Message(Audience.CHANNEL, text, null);
    }

    static Message post(Card card) {
        return new Message(Audience.CHANNEL, null, card);
    }

    static Message post(Panel panel) {
        return new Message(Audience.CHANNEL, panel);
    }

    static Form form(Text title, ComponentId submitsTo, Field... fields) {
        return new Form(title, submitsTo, List.of(fields));
    }

    /** Work whose answer everybody in the channel sees. */
    static Work work(Text start, Task task) {
        return new Work(Audience.CHANNEL, start, List.of(), task);
    }

    /** Work whose answer only the person sees. */
    static Work quietWork(Text start, Task task) {
        return new Work(Audience.CALLER, start, List.of(), task);
    }
}
