package io.jikimi.commands;

import io.jikimi.commands.Invocation.Attachment;
import io.jikimi.messages.Refusal;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Understands a typed line such as {@code warn @Ann spam --days 3} as a path and options: in their
 * order, or by name after two dashes. Names may be typed in any language that has one.
 */
@Component
class PrefixParser {

    /** A path and the words for its options, to be read by {@link OptionReader}. */
    record Line(List<String> path, Map<String, Object> options) {}

    private final CommandNames names;

    PrefixParser(CommandNames names) {
        this.names = names;
    }

    /**
     * Reads the words after the command's name.
     *
     * @param files what was sent along
     * @param prefix what starts a command there, to say how it goes
     * @throws Refusal when they do not fit what was declared
     */
    Line parse(Declaration declaration, String rest, Collection<Attachment> files, String prefix) {
        var path = new ArrayList<>(List.of(declaration.name()));
        var words = new TypedWords(rest);
        var part = declaration;
        while (!part.subcommands().isEmpty()) {
            part = subcommand(part, path, words.next());
            path.add(part.name());
        }
        var options = new Options(part, List.copyOf(path), prefix);
        options.takeFlags(words);
        options.takeFiles(files);
        options.takeInOrder(words);
        return new Line(options.path, options.given);
    }

    private Declaration subcommand(Declaration part, List<String> path, @Nullable String word) {
        return part.shown()
                .filter(one -> word != null && names.means(word, below(path, one.name())))
                .findFirst()
                .orElseThrow(
                        () ->
                                new Refusal(
                                        "desk.choose-part",
                                        String.join(" ", path),
                                        String.join(
                                                "`, `",
                                                part.shown().map(Declaration::name).toList())));
    }

    private static List<String> below(List<String> path, String name) {
        var longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }

    /** What one line gives the options of one command. */
    private final class Options {

        private final Map<String, Object> given = new LinkedHashMap<>();
        private final Declaration part;
        private final List<String> path;
        private final String prefix;

        Options(Declaration part, List<String> path, String prefix) {
            this.part = part;
            this.path = path;
            this.prefix = prefix;
        }

        void takeFlags(TypedWords words) {
            for (var flag = words.nextFlag(); flag != null; flag = words.nextFlag()) {
                var option = called(flag.name()).orElseThrow(this::unknownFlag);
                var value = flag.value();
                if (value == null) {
                    value =
                            option.kind() == Option.Kind.YES_NO
                                    ? "true"
                                    : words.takeAfterFlag().orElse("");
                }
                given.put(option.name(), value);
            }
        }

        private Optional<Option> called(String name) {
            return part.options().stream()
                    .filter(option -> names.means(name, path, option))
                    .findFirst();
        }

        private Refusal unknownFlag() {
            var known = part.options().stream().map(option -> "--" + option.name()).toList();
            return known.isEmpty()
                    ? tooManyWords()
                    : new Refusal("desk.flag-unknown", String.join("`, `", known));
        }

        void takeFiles(Collection<Attachment> files) {
            var waiting = new ArrayDeque<>(files);
            part.options().stream()
                    .filter(option -> option.kind() == Option.Kind.FILE)
                    .takeWhile(_ -> !waiting.isEmpty())
                    .forEach(option -> given.put(option.name(), waiting.remove()));
        }

        void takeInOrder(TypedWords words) {
            var open = part.options().stream().filter(this::isOpen).toList();
            for (var option : open) {
                var word = words.peek();
                if (word == null) {
                    return;
                }
                var last = option == open.getLast();
                if (option.isWordy() && (last || isLastSentence(option, open))) {
                    given.put(option.name(), words.remainder());
                } else if (option.required() || last || OptionReader.looksRight(option, word)) {
                    given.put(option.name(), word);
                    words.next();
                }
            }
            if (words.peek() != null) {
                throw tooManyWords();
            }
        }

        // What may be left out after it, and is no sentence itself, is given by its flag.
        private boolean isLastSentence(Option option, List<Option> open) {
            return option.required()
                    && open.subList(open.indexOf(option) + 1, open.size()).stream()
                            .noneMatch(later -> later.required() || later.isWordy());
        }

        private boolean isOpen(Option option) {
            return !given.containsKey(option.name())
                    && option.kind() != Option.Kind.FILE
                    && option.typed() != Option.Typed.BY_NAME;
        }

        private Refusal tooManyWords() {
            return new Refusal("desk.too-many-words", prefix + part.usage(path));
        }
    }
}
