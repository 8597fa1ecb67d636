package io.jikimi.config;

import com.zaxxer.hikari.HikariDataSource;

import org.springframework.stereotype.Component;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

/**
 * Goes over to a new password of the same user at the same database: tries it with a connection of
 * its own, then lets the pool open its next connections with it.
 */
@Component
class DatabasePasswordRotation implements Rotatable {

    private static final String PASSWORD = "spring.datasource.password";
    private static final String USER = "spring.datasource.username";
    private static final String URL = "spring.datasource.url";

    private final DataSource dataSource;

    DatabasePasswordRotation(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    // Where the first has its value from are the others.
    @Override
    public List<String> properties() {
        return List.of(PASSWORD, "database.password", "database.url");
    }

    // It may be written down here before it is changed there.
    @Override
    public boolean refusesForGood() {
        return false;
    }

    @Override
    public Trial tryOut(Secret value, Settings now) {
        try {
            var pool = dataSource.unwrap(HikariDataSource.class);
            var url = text(now, URL);
            var user = text(now, USER);
            if (!url.equals(pool.getJdbcUrl()) || !user.equals(pool.getUsername())) {
                return new Undecided(
                        "Another database or user was set with it, which takes a restart.");
            }
            DriverManager.getConnection(url, user, value.reveal()).close();
            pool.getHikariConfigMXBean().setPassword(value.reveal());
            pool.getHikariPoolMXBean().softEvictConnections();
            return new TakenOver();
        } catch (SQLException no) {
            return String.valueOf(no.getSQLState()).startsWith("28")
                    ? new Refused(
                            "The database does not accept it.",
                            "Check that it is the password of the database's user.")
                    : new Undecided("The database could not be asked; it is tried again.");
        }
    }

    private static String text(Settings settings, String property) {
        return settings.value(property).map(Value::text).orElse("");
    }
}
