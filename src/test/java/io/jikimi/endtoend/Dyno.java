package io.jikimi.endtoend;

import io.jikimi.playground.Playground;
import io.jikimi.testing.Procfile;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs lines of the Procfile as a Heroku dyno of 512 MB does: in a shell, in the folder of the app,
 * with the variables that the platform and the scripts of its Java buildpack set.
 */
final class Dyno {

    // What opt/jvmcommon.sh of the buildpack says to a dyno of this size.
    private static final String JVM =
            "-Dfile.encoding=UTF-8 -XX:MaxRAM=536870912 -Xmx300m -Xss512k -XX:CICompilerCount=2";

    private final Path app;
    private final Procfile procfile;
    private final Map<String, String> environment = new HashMap<>();

    /** In an empty folder, which becomes that of an app that was just built. */
    Dyno(Path app, Playground playground, String database) throws IOException {
        this.app = app;
        procfile = Procfile.read(Path.of("Procfile"));
        var target = Files.createDirectory(app.resolve("target"));
        Files.copy(Path.of(System.getProperty("jikimi.jar")), target.resolve("jikimi.jar"));
        environment.put("DISCORD_TOKEN", playground.token());
        environment.put("DISCORD_API_URL", playground.apiUrl());
        environment.put("BOT_IDENTIFY_GAP", "50ms");
        environment.put("PATH", jdk() + File.pathSeparator + System.getenv("PATH"));
        environment.put("JAVA_TOOL_OPTIONS", JVM);
        setsJavaOptions("");
        attach(URI.create(database.substring("jdbc:".length())));
    }

    private static String jdk() {
        return Path.of(System.getProperty("java.home"), "bin").toString();
    }

    // As the add-on and opt/jdbc.sh do. CI, for this server has no TLS.
    private void attach(URI database) {
        var place = database.getAuthority() + database.getPath();
        var copy = "jdbc:postgresql://" + place + "?password=p%40ss&user=postgres";
        environment.put("CI", "true");
        environment.put("DATABASE_URL", "postgres://postgres:p%40ss@" + place);
        environment.put("JDBC_DATABASE_URL", copy);
        environment.put("SPRING_DATASOURCE_URL", copy);
        environment.put("SPRING_DATASOURCE_USERNAME", "postgres");
        environment.put("SPRING_DATASOURCE_PASSWORD", "p%40ss");
    }

    Dyno sets(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Sets JAVA_OPTS, which the buildpack puts behind its own. */
    Dyno setsJavaOptions(String options) {
        return sets("JAVA_OPTS", JVM + " " + options);
    }

    /** Starts a process of this type, such as {@code web}. */
    JikimiProcess start(String type) throws IOException {
        environment.put("DYNO", type + ".1");
        return JikimiProcess.run(
                app, environment, List.of("bash", "-c", procfile.lines().get(type)));
    }
}
