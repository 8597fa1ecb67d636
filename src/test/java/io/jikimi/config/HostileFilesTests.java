package io.jikimi.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.sources.Problem;
import io.jikimi.testing.Operator;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Files as accidents and enemies write them: each ends in a word about the place, and quickly. */
@Timeout(20)
class HostileFilesTests {

    private static final String CANARY =
            "canary-MTk4NjIyNDgzNDc0.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs";
    private static final String INI = "config.ini";
    private static final String DOTENV = ".env";
    private static final String SECRET = "token.txt";

    @TempDir Path folder;

    static final List<Hostile> REFUSED =
            List.of(
                    // Not text, or not a file
                    ini(
                            "UTF-16",
                            "[bot]\nprefix = ?\n".getBytes(StandardCharsets.UTF_16),
                            "config.ini",
                            "UTF-16"),
                    ini(
                            "UTF-16 of the other order",
                            bytes("\uFEFF[bot]", "UTF-16LE"),
                            "config.ini",
                            "UTF-16"),
                    ini(
                            "Latin-1",
                            bytes("[bot]\nprefix = é\n", "ISO-8859-1"),
                            "config.ini:2:10",
                            "UTF-8"),
                    ini(
                            "Korean of old Windows",
                            bytes("[bot]\n# 지킴이\n", "MS949"),
                            "config.ini:2:3",
                            "UTF-8"),
                    ini(
                            "an overlong encoding",
                            new byte[] {'[', 'b', ']', '\n', (byte) 0xC0, (byte) 0xAF},
                            "config.ini:2:1",
                            "UTF-8"),
                    ini(
                            "half a surrogate pair",
                            new byte[] {'#', (byte) 0xED, (byte) 0xA0, (byte) 0x80},
                            "config.ini:1:2",
                            "UTF-8"),
                    ini(
                            "a cut character at the end",
                            new byte[] {'#', (byte) 0xEC, (byte) 0xA7},
                            "config.ini:1:2",
                            "UTF-8"),
                    ini("NUL", "[bot]\npre\0fix = ?\n", "config.ini:2:4", "NUL"),
                    ini("NUL first", "\0", "config.ini:1:1", "NUL"),
                    ini(
                            "a line of 10 MB",
                            "[bot]\nprefix = " + "x".repeat(10_000_000),
                            "config.ini",
                            "1 MiB"),
                    ini(
                            "2 MB of lines",
                            "[bot]\n" + "# nothing\n".repeat(200_000),
                            "config.ini",
                            "1 MiB"),
                    made(
                            "a folder",
                            INI,
                            path -> Files.createDirectory(path),
                            "config.ini",
                            "folder"),
                    made(
                            "a link to itself",
                            INI,
                            path -> Files.createSymbolicLink(path, path),
                            "config.ini",
                            "cannot be read"),
                    made(
                            "two links that lead to each other",
                            INI,
                            HostileFilesTests::circle,
                            "config.ini",
                            "cannot be read"),
                    made(
                            "a link to nothing",
                            INI,
                            path -> Files.createSymbolicLink(path, path.resolveSibling("gone")),
                            "config.ini",
                            "does not exist"),
                    made(
                            "a link to a folder",
                            INI,
                            path -> Files.createSymbolicLink(path, path.getParent()),
                            "config.ini",
                            "folder"),
                    made(
                            "a device",
                            INI,
                            path -> Files.createSymbolicLink(path, Path.of("/dev/zero")),
                            "config.ini",
                            "device"),
                    made("a pipe", INI, HostileFilesTests::pipe, "config.ini", "pipe"),
                    made(
                            "a file that fails when it is read",
                            INI,
                            path -> Files.createSymbolicLink(path, Path.of("/proc/self/mem")),
                            "config.ini",
                            "cannot be read"),
                    // INI
                    ini(
                            "a key before any section",
                            "prefix = ?\n",
                            "config.ini:1:1",
                            "before any section"),
                    ini(
                            "an indented key before any section",
                            "   prefix = ?\n",
                            "config.ini:1:4",
                            "before any section"),
                    ini(
                            "a key twice",
                            "[bot]\nprefix = ?\nPREFIX = !\n",
                            "config.ini:3:1",
                            "config.ini:2:10"),
                    ini(
                            "a section twice",
                            "[bot]\nprefix = ?\n[Bot]\non-fatal = exit\n",
                            "config.ini:3:1",
                            "config.ini:1:1"),
                    ini(
                            "a header without an end",
                            "[bot\nprefix = ?\n",
                            "config.ini:1:1",
                            "closing bracket"),
                    ini("a header without a name", "[]\nprefix = ?\n", "config.ini:1:1", "no name"),
                    ini("a header of blanks", "[  ]\n", "config.ini:1:1", "no name"),
                    ini("words behind a header", "[bot] prefix = ?\n", "config.ini:1:6", "behind"),
                    ini("a key alone", "[bot]\nprefix\n", "config.ini:2:1", "neither = nor :"),
                    ini(
                            "a token alone on its line",
                            "[bot]\n" + CANARY + "\n",
                            "config.ini:2:1",
                            "neither = nor :"),
                    ini("an = alone", "[bot]\n=\n", "config.ini:2:1", "no key"),
                    ini(
                            "a value without a key",
                            "[bot]\n= " + CANARY + "\n",
                            "config.ini:2:1",
                            "no key"),
                    ini(
                            "a secret in the place of a key",
                            "[bot]\n" + CANARY + " = x\n" + CANARY + " = y\n",
                            "config.ini:3:1",
                            "second time"),
                    ini(
                            "a zero-width space in a key",
                            "[bot]\npre\u200bfix = ?\n",
                            "config.ini:2:",
                            "prefix"),
                    ini(
                            "letters from right to left in a key",
                            "[bot]\n\u202eprefix = ?\n",
                            "config.ini:2:",
                            "prefix"),
                    ini("a bell in a key", "[bot]\n\u0007prefix = ?\n", "config.ini:2:", "prefix"),
                    ini(
                            "letters that only look alike",
                            "[bot]\nрrefix = ?\n",
                            "config.ini:2:",
                            "prefix"),
                    ini(
                            "an unknown section",
                            "[robot]\nprefix = ?\n",
                            "config.ini:2:10",
                            "in section [bot]"),
                    ini(
                            "100,000 sections of one name",
                            "[x]\n".repeat(100_000),
                            "config.ini:2:1",
                            "second time"),
                    ini(
                            "shell syntax",
                            "export BOT_PREFIX=?\n",
                            "config.ini:1:1",
                            "before any section"),
                    ini(
                            "JSON",
                            "{\"bot\": {\"prefix\": \"?\"}}\n",
                            "config.ini:1:1",
                            "before any section"),
                    ini("YAML", "bot:\n  prefix: '?'\n", "config.ini:1:1", "before any section"),
                    ini(
                            "a default that nothing uses",
                            "[DEFAULT]\nfoo = x\n[bot]\nprefix = ?\n",
                            "config.ini:2:7",
                            "No section"),
                    // References
                    ini(
                            "a reference to nothing",
                            "[bot]\nprefix = ${NOTHING}\n",
                            "config.ini:2:10",
                            "\"NOTHING\", which is not set"),
                    ini(
                            "a reference to itself",
                            "[bot]\nprefix = ${prefix}\n",
                            "config.ini:2:10",
                            "refers to itself"),
                    ini(
                            "a circle",
                            "[bot]\nprefix = ${on-fatal}\non-fatal = ${prefix}\n",
                            "config.ini:2:10",
                            "refers to itself"),
                    ini(
                            "a circle through another section",
                            "[bot]\nprefix = ${database.url}\n[database]\nurl = ${bot.prefix}\n",
                            "config.ini:2:10",
                            "refers to itself"),
                    ini(
                            "a reference without an end",
                            "[bot]\nprefix = ${A:\n",
                            "config.ini:2:10",
                            "never closed"),
                    ini(
                            "a reference in a reference without an end",
                            "[bot]\nprefix = ${A:${B}\n",
                            "config.ini:2:10",
                            "never closed"),
                    ini(
                            "a reference without a name",
                            "[bot]\nprefix = ${}\n",
                            "config.ini:2:10",
                            "without a name"),
                    ini(
                            "a default without a name",
                            "[bot]\nprefix = ${:x}\n",
                            "config.ini:2:10",
                            "without a name"),
                    ini(
                            "50 references in each other",
                            "[bot]\nprefix = " + "${A:".repeat(50) + "x" + "}".repeat(50) + "\n",
                            "config.ini:2:10",
                            "more than 20"),
                    ini(
                            "100,000 references in each other",
                            "[bot]\nprefix = "
                                    + "${A:".repeat(100_000)
                                    + "x"
                                    + "}".repeat(100_000)
                                    + "\n",
                            "config.ini:2:10",
                            "more than 20"),
                    ini("a text that doubles itself", doubling(), "config.ini:", "too much"),
                    ini(
                            "a secret as a reference",
                            "[bot]\nprefix = ${" + CANARY + "}\n",
                            "config.ini:2:10",
                            "not set"),
                    dotenv(
                            "a reference to nothing",
                            "A=${NOTHING}\n",
                            ".env:1:3",
                            "\"NOTHING\", which is not set"),
                    dotenv("a circle", "A=${B}\nB=${A}\n", ".env:1:3", "refers to itself"),
                    // .env
                    dotenv("a line without =", "BOT_PREFIX\n", ".env:1:1", "no ="),
                    dotenv(
                            "a token alone on its line",
                            "# token\n" + CANARY + "\n",
                            ".env:2:1",
                            "no ="),
                    dotenv(
                            "a quotation mark without an end",
                            "A=\"" + CANARY + "\nB=c\n",
                            ".env:1:3",
                            "never closed"),
                    dotenv(
                            "a single one without an end",
                            "A='" + CANARY + "\n",
                            ".env:1:3",
                            "never closed"),
                    dotenv("a last backslash", "A=\"x\\\"", ".env:1:3", "never closed"),
                    dotenv("words behind the quotes", "A=\"x\" y\n", ".env:1:6", "behind"),
                    dotenv("a name twice", "A=1\nA=2\n", ".env:2:3", ".env:1:3"),
                    dotenv("a name that begins with a digit", "1A=x\n", ".env:1:1", "not a name"),
                    dotenv("a name with a blank", "A B=x\n", ".env:1:1", "not a name"),
                    dotenv("no name", "=" + CANARY + "\n", ".env:1:1", "not a name"),
                    dotenv("INI syntax", "[bot]\nprefix = ?\n", ".env:1:1", "no ="),
                    dotenv(
                            "a zero-width space in a name",
                            "\u200bDISCORD_TOKEN=" + CANARY + "\n",
                            ".env:1:1",
                            "not a name"),
                    dotenv("NUL", "A=x\0y\n", ".env:1:4", "NUL"),
                    dotenv("Latin-1", bytes("A=é\n", "ISO-8859-1"), ".env:1:3", "UTF-8"),
                    dotenv("a line of 10 MB", "A=" + "x".repeat(10_000_000), ".env", "1 MiB"),
                    made("a folder", DOTENV, path -> Files.createDirectory(path), ".env", "folder"),
                    made(
                            "a link to itself",
                            DOTENV,
                            path -> Files.createSymbolicLink(path, path),
                            ".env",
                            "cannot be read"),
                    // A file that holds a value
                    made(
                            "no file",
                            SECRET,
                            _ -> {},
                            "token.txt (DISCORD_TOKEN_FILE)",
                            "does not exist"),
                    secret("an empty file", "", "token.txt (DISCORD_TOKEN_FILE)", "empty"),
                    secret("a file of blanks", " \n\n", "token.txt (DISCORD_TOKEN_FILE)", "empty"),
                    secret(
                            "two lines",
                            CANARY + "\n" + CANARY + "\n",
                            "token.txt (DISCORD_TOKEN_FILE)",
                            "line breaks"),
                    secret("NUL", CANARY + "\0", "token.txt (DISCORD_TOKEN_FILE):1:", "NUL"),
                    made(
                            "a folder",
                            SECRET,
                            path -> Files.createDirectory(path),
                            "token.txt (DISCORD_TOKEN_FILE)",
                            "folder"),
                    made(
                            "a pipe",
                            SECRET,
                            HostileFilesTests::pipe,
                            "token.txt (DISCORD_TOKEN_FILE)",
                            "pipe"),
                    made(
                            "a link to itself",
                            SECRET,
                            path -> Files.createSymbolicLink(path, path),
                            "token.txt (DISCORD_TOKEN_FILE)",
                            "cannot be read"));

    static final List<Hostile> TAKEN =
            List.of(
                    ini("nothing", "", "", "!"),
                    ini("a byte order mark alone", "\uFEFF", "", "!"),
                    ini("a byte order mark", "\uFEFF[bot]\nprefix = ?\n", "", "?"),
                    ini("line ends of Windows", "[bot]\r\nprefix = ?\r\n", "", "?"),
                    ini("line ends of old Macs", "[bot]\rprefix = ?\r", "", "?"),
                    ini("no line end", "[bot]\nprefix = ?", "", "?"),
                    ini("tabs", "\t[bot]\n\tprefix\t=\t?\t\n", "", "?"),
                    ini("a colon", "[BOT]\nPrefix: ?\n", "", "?"),
                    ini("comments", "# one\n[bot] ; two\n  ; three\nprefix = ?\n", "", "?"),
                    ini("a default", "[DEFAULT]\nprefix = ?\n[bot]\n", "", "?"),
                    ini("defaults twice", "[DEFAULT]\nprefix = ?\n[DEFAULT]\n[bot]\n", "", "?"),
                    ini("a default of a reference", "[bot]\nprefix = ${NOTHING:?}\n", "", "?"),
                    ini(
                            "defaults in each other",
                            "[bot]\nprefix = ${NOTHING:${NEITHER:-?}}\n",
                            "",
                            "?"),
                    ini("no reference", "[bot]\nprefix = $${\n", "", "${"),
                    dotenv(
                            "a byte order mark and Windows",
                            "\uFEFFexport BOT_PREFIX = '?' # so\r\n",
                            "",
                            "?"),
                    dotenv("a property's own name", "bot.prefix=?\n", "", "?"),
                    dotenv("no reference", "BOT_PREFIX='${'\n", "", "${"),
                    dotenv("a reference", "MARK=?\nBOT_PREFIX=\"${MARK}\"\n", "", "?"));

    @ParameterizedTest(name = "{0}")
    @FieldSource("REFUSED")
    void tellsWhereTheMistakeIs(Hostile file) throws Exception {
        file.write(folder);
        var operator = new Operator(folder);
        var settings =
                file.name.equals(SECRET)
                        ? operator.sets("DISCORD_TOKEN_FILE", SECRET).reads()
                        : operator.sets("DISCORD_TOKEN", "token").reads();

        var problems = settings.problems();

        assertThat(problems)
                .anySatisfy(
                        problem -> {
                            assertThat(problem.place().text()).startsWith(file.place);
                            assertThat(problem.what() + problem.remedy()).contains(file.words);
                        });
        assertThat(problems.stream().map(Problem::toString).collect(Collectors.joining()))
                .doesNotContain(CANARY, "Exception");
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("TAKEN")
    void takesWhatIsHarmless(Hostile file) throws Exception {
        file.write(folder);
        var settings = Operator.withToken(folder).reads();

        assertThat(settings.problems()).isEmpty();
        assertThat(new Explainer(settings).explain("bot.prefix").value()).isEqualTo(file.words);
    }

    private static Hostile ini(String what, String text, String place, String words) {
        return ini(what, text.getBytes(StandardCharsets.UTF_8), place, words);
    }

    private static Hostile ini(String what, byte[] bytes, String place, String words) {
        return made(what, INI, path -> Files.write(path, bytes), place, words);
    }

    private static Hostile dotenv(String what, String text, String place, String words) {
        return dotenv(what, text.getBytes(StandardCharsets.UTF_8), place, words);
    }

    private static Hostile dotenv(String what, byte[] bytes, String place, String words) {
        return made(what, DOTENV, path -> Files.write(path, bytes), place, words);
    }

    private static Hostile secret(String what, String text, String place, String words) {
        return made(what, SECRET, path -> Files.writeString(path, text), place, words);
    }

    private static Hostile made(String what, String name, Maker maker, String place, String words) {
        return new Hostile(what, name, maker, place, words);
    }

    private static byte[] bytes(String text, String charset) {
        return text.getBytes(Charset.forName(charset));
    }

    private static String doubling() {
        return IntStream.range(1, 18)
                .mapToObj(
                        number -> "k%d = ${k%d}${k%d}\n".formatted(number, number - 1, number - 1))
                .collect(
                        Collectors.joining(
                                "",
                                "[DEFAULT]\nk0 = " + "x".repeat(100) + "\n",
                                "[bot]\nprefix = ${k17}\n"));
    }

    private static void circle(Path path) throws IOException {
        var other = path.resolveSibling("other");
        Files.createSymbolicLink(other, path);
        Files.createSymbolicLink(path, other);
    }

    private static void pipe(Path path) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor()).isZero();
    }

    /** Puts something where a file is expected. */
    @FunctionalInterface
    private interface Maker {
        void make(Path path) throws IOException, InterruptedException;
    }

    /** A file, and what is said of it. */
    private record Hostile(String what, String name, Maker maker, String place, String words) {

        void write(Path folder) throws IOException, InterruptedException {
            maker.make(folder.resolve(name));
        }

        @Override
        public String toString() {
            return name + ": " + what;
        }
    }
}
