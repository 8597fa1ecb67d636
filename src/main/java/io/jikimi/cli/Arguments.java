package io.jikimi.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * What was written behind {@code java -jar jikimi.jar}: settings such as {@code --bot.prefix=?} and
 * {@code --config=FILE}, and the words of a command.
 *
 * @param settings arguments that set something, as Spring reads them
 * @param words everything else
 */
record Arguments(List<String> settings, List<String> words) {

    static Arguments of(String... written) {
        var settings = new ArrayList<String>();
        var words = new ArrayList<String>();
        for (var position = 0; position < written.length; position++) {
            var argument = written[position];
            if (argument.equals("--config") && position + 1 < written.length) {
                position++;
                settings.add("--config=" + written[position]);
            } else if (isSetting(argument)) {
                settings.add(argument);
            } else {
                words.add(argument);
            }
        }
        return new Arguments(List.copyOf(settings), List.copyOf(words));
    }

    private static boolean isSetting(String argument) {
        return argument.matches("--(config=|debug$|trace$|[^=]*[.].*).*");
    }

    String[] forSpring() {
        return settings.toArray(String[]::new);
    }
}
