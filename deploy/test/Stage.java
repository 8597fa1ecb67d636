import io.jikimi.playground.Playground;
import io.jikimi.playground.PlaygroundSettings;

import org.h2.tools.Server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * A stand-in for Discord, and a database, that a script talks to. Says where Discord is, which token it takes and
 * where the database is. Then has the owner of a guild run each line that it reads as a command, and says on one
 * line what was answered; a line "sql ..." is told to the database instead. Ends with its input.
 */
class Stage {

    private final Playground playground;
    private final String database;

    private Stage(Playground playground, String database) {
        this.playground = playground;
        this.database = database;
    }

    public static void main(String[] arguments) throws Exception {
        var server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
        var database = "jdbc:h2:tcp://localhost:" + server.getPort() + "/mem:stage;DB_CLOSE_DELAY=-1";
        var playground = Playground.start(PlaygroundSettings.forTests().withContract(false));
        System.out.println(String.join(" ", playground.apiUrl(), playground.token(), database));
        new Stage(playground, database).listen(new BufferedReader(new InputStreamReader(System.in)));
        // Threads of both servers would stay.
        System.exit(0);
    }

    private void listen(BufferedReader lines) throws IOException {
        String line;
        while ((line = lines.readLine()) != null) {
            System.out.println(done(line).replaceAll("\\s+", " "));
        }
    }

    private String done(String line) {
        try {
            return line.startsWith("sql ") ? told(line.substring(4)) : answer(line.split(" "));
        } catch (SQLException | RuntimeException | AssertionError failed) {
            return "FAILED: " + failed;
        }
    }

    private String told(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database + ";DATABASE_TO_LOWER=TRUE", "sa", "");
                var statement = connection.createStatement()) {
            statement.execute(sql);
            return "Done.";
        }
    }

    private String answer(String[] words) {
        playground.waitsUntilConnected();
        var rest = Arrays.copyOfRange(words, 1, words.length);
        return playground.garden().owner().runs(words[0], rest).answer().text();
    }
}
