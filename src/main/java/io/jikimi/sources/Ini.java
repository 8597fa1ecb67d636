package io.jikimi.sources;

import java.util.List;

/**
 * An INI file as Python's {@code configparser} reads it with its defaults, without interpolation.
 *
 * @param entries the keys of all sections, named {@code section.key} in lower case
 * @param defaults the keys of {@code [DEFAULT]}, in lower case
 * @param sections an entry without a value for each other section, named in lower case
 * @see <a href="https://docs.python.org/3/library/configparser.html">configparser</a>
 */
public record Ini(List<Entry> entries, List<Entry> defaults, List<Entry> sections) {

    /**
     * Reads a text as far as it can be read.
     *
     * @param shownAs what the file is called where a problem is reported
     * @param problems gets one for every line that cannot be read
     */
    public static Ini parse(String shownAs, String text, List<Problem> problems) {
        return new IniParser(shownAs, problems).parse(text);
    }
}
