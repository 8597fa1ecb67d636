package io.jikimi.doctor;

import io.jikimi.config.DatabaseAddress;
import io.jikimi.config.Secret;

import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.sql.DataSource;

/**
 * The bot's database, opened by somebody who only passes by.
 *
 * @param address where it is and who logs in
 * @param patience how long it may take to answer
 */
record Database(DatabaseAddress address, Duration patience) {

    private static final Pattern H2_FILE =
            Pattern.compile("jdbc:h2:(?:file:|(?!mem:|tcp:|ssl:|zip:))([^;?]+).*");

    /** The one that a bot in this environment would open. */
    static Database of(Environment environment, Duration patience) {
        var password = environment.getProperty("spring.datasource.password");
        return new Database(
                new DatabaseAddress(
                        environment.getProperty("spring.datasource.url", ""),
                        environment.getProperty("spring.datasource.username"),
                        password == null ? null : Secret.of(password)),
                patience);
    }

    boolean isPostgres() {
        return address.jdbcUrl().startsWith("jdbc:postgresql:");
    }

    /** The file that it lies in, without its ending; empty where it lies in none of ours. */
    Optional<Path> file() {
        var matcher = H2_FILE.matcher(address.jdbcUrl());
        return matcher.matches()
                ? Optional.of(Path.of(matcher.group(1).replaceFirst("^~", home())))
                : Optional.empty();
    }

    /** For a look: gives up soon, and makes no database where there is none. */
    DataSource toLookAt() throws SQLException {
        var options = new Properties();
        if (isPostgres()) {
            options.setProperty("socketTimeout", seconds());
        }
        return source(whereItExists(), options);
    }

    /** To be read as a whole, which may take as long as it takes; is not made, either. */
    DataSource toRead() throws SQLException {
        return source(whereItExists(), new Properties());
    }

    /** For a change, which may take as long as it takes. */
    DataSource toChange() throws SQLException {
        return source(address.jdbcUrl(), new Properties());
    }

    private String whereItExists() {
        var url = address.jdbcUrl();
        return isPostgres() || url.toUpperCase(Locale.ROOT).contains(";IFEXISTS=")
                ? url
                : url + ";IFEXISTS=TRUE";
    }

    private DataSource source(String url, Properties options) throws SQLException {
        if (isPostgres()) {
            options.setProperty("connectTimeout", seconds());
            options.setProperty("loginTimeout", seconds());
        }
        var source = new SimpleDriverDataSource(DriverManager.getDriver(url), url, options);
        source.setUsername(address.user());
        var password = address.password();
        source.setPassword(password == null ? null : password.reveal());
        return source;
    }

    private String seconds() {
        return Long.toString(Math.max(1, patience.toSeconds()));
    }

    private static String home() {
        return Matcher.quoteReplacement(System.getProperty("user.home"));
    }
}
