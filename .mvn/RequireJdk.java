import java.nio.file.Files;
import java.nio.file.Path;

/** Leaves a mark when the JDK that was picked is new enough; the build stops where it is missing. */
class RequireJdk {

    public static void main(String[] args) throws Exception {
        var mark = Path.of(args[1]);
        if (Runtime.version().feature() >= Integer.parseInt(args[0])) {
            Files.createDirectories(mark.getParent());
            Files.writeString(mark, Runtime.version().toString());
        } else {
            Files.deleteIfExists(mark);
        }
    }
}
