import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/** The last lines of a build: how many tests ran, and what was skipped and why. */
class TestSummary {

    public static void main(String[] args) throws Exception {
        var passed = 0;
        var failed = 0;
        var skipped = 0;
        var reasons = new TreeMap<String, Integer>();
        for (var folder : args) {
            for (var report : reports(Path.of(folder))) {
                var suite =
                        DocumentBuilderFactory.newInstance()
                                .newDocumentBuilder()
                                .parse(report.toFile())
                                .getDocumentElement();
                var bad = number(suite, "failures") + number(suite, "errors");
                failed += bad;
                skipped += number(suite, "skipped");
                passed += number(suite, "tests") - bad - number(suite, "skipped");
                var marks = suite.getElementsByTagName("skipped");
                for (var i = 0; i < marks.getLength(); i++) {
                    reasons.merge(reason((Element) marks.item(i)), 1, Integer::sum);
                }
            }
        }
        reasons.forEach((reason, times) -> System.out.println("Skipped " + times + ": " + reason));
        System.out.println(passed + " passed, " + failed + " failed, " + skipped + " skipped");
    }

    private static List<Path> reports(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml")).toList();
        }
    }

    private static String reason(Element mark) {
        var told = mark.getAttribute("message");
        var first = (told.isBlank() ? mark.getTextContent() : told).strip().lines().findFirst();
        return first.orElse("no reason given").replaceFirst("^org\\.\\S+Exception: ", "")
                .replaceFirst("^Assumption failed: ", "");
    }

    private static int number(Element suite, String attribute) {
        return Integer.parseInt(suite.getAttribute(attribute));
    }
}
