package io.jikimi.commands;

import io.jikimi.commands.Invocation.Door;
import io.jikimi.messages.Refusal;
import io.jikimi.messages.Text;

import java.time.Duration;

/** Holds what was given against what was declared, whichever door it came by. */
final class OptionCheck {

    private OptionCheck() {}

    static void check(Option option, Invocation call, Declaration part) {
        var given = call.options().get(option.name());
        switch (given) {
            case null -> {
                if (option.required()) {
                    throw new Refusal("desk.option-missing", option.name(), usage(part, call));
                }
            }
            case String text when !option.choices().isEmpty() -> checkChoice(option, text);
            case String text -> checkLength(option, text);
            case Long number when option.kind() == Option.Kind.WHOLE -> checkSize(option, number);
            case Double number -> checkSize(option, number);
            case Long _, Boolean _, Duration _, Invocation.Attachment _ -> {}
            default ->
                    throw new IllegalArgumentException("not an option's value: " + option.name());
        }
    }

    private static String usage(Declaration part, Invocation call) {
        var start = call.door() == Door.PREFIX ? call.caller().prefix() : "/";
        return start + part.usage(call.path());
    }

    private static void checkChoice(Option option, String text) {
        if (!option.choices().contains(text)) {
            throw new Refusal(
                    "desk.option-not-choice", option.name(), String.join("`, `", option.choices()));
        }
    }

    private static void checkLength(Option option, String text) {
        var length = text.codePointCount(0, text.length());
        if (length > option.most()) {
            throw new Refusal("desk.option-too-long", option.name(), option.most(), length);
        }
        if (length < option.least()) {
            throw new Refusal("desk.option-too-short", option.name(), option.least());
        }
    }

    private static void checkSize(Option option, double number) {
        var bounded = option.least() < option.most();
        if (bounded && (number < option.least() || number > option.most())) {
            throw new Refusal(
                    "desk.option-out-of-range",
                    option.name(),
                    plain(option.least()),
                    plain(option.most()));
        }
    }

    private static Text plain(long number) {
        return Text.verbatim(Long.toString(number));
    }
}
