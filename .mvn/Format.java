import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/** Checks or writes the look of all Java sources: {@code Format check src} or {@code Format write src}. */
class Format {

    public static void main(String[] args) throws Exception {
        var write = args[0].equals("write");
        var formatter =
                new Formatter(
                        JavaFormatterOptions.builder()
                                .style(JavaFormatterOptions.Style.AOSP)
                                .build());
        var unformatted = new ArrayList<Path>();
        try (var files = Files.walk(Path.of(args[1]))) {
            for (var file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                var source = Files.readString(file);
                var used = RemoveUnusedImports.removeUnusedImports(source);
                var ordered = ImportOrderer.reorderImports(used, JavaFormatterOptions.Style.AOSP);
                var formatted = formatter.formatSource(ordered);
                if (!formatted.equals(source)) {
                    unformatted.add(file);
                    if (write) {
                        Files.writeString(file, formatted);
                    }
                }
            }
        }
        if (!unformatted.isEmpty() && !write) {
            unformatted.forEach(file -> System.err.println("  " + file));
            System.err.println(
                    "The files above are not formatted. Run: ./mvnw process-sources -Dformat=write");
            System.exit(1);
        }
    }
}
