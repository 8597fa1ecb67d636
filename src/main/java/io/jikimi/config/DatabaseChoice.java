package io.jikimi.config;

import io.jikimi.sources.Entry;
import io.jikimi.sources.Place;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides which of an operator's settings says where the data lies, and who logs in there. */
final class DatabaseChoice {

    private static final String SPRINGS_URL = "spring.datasource.url";
    private static final String SPRINGS_USER = "spring.datasource.username";
    private static final String SPRINGS_PASSWORD = "spring.datasource.password";

    private final Settings settings;

    DatabaseChoice(Settings settings) {
        this.settings = settings;
    }

    /** The URL that counts: Spring's own, or Jikimi's, or a file beside the bot. */
    Value url() {
        return springs(SPRINGS_URL)
                .or(() -> said("database.url"))
                .orElseGet(
                        () ->
                                new Value(
                                        DatabaseProperties.DEFAULT_URL,
                                        new Place("environment DATABASE_URL (not set)")));
    }

    /**
     * What Spring's data source is told, each with the place where it was written.
     *
     * @throws MisconfiguredException where the URL leads to no database
     */
    List<Entry> entries() {
        var url = url();
        var address = address(url);
        var entries = new ArrayList<Entry>();
        entries.add(
                new Entry(SPRINGS_URL, address.withoutNamedStatements().jdbcUrl(), url.place()));
        springs(SPRINGS_USER)
                .or(() -> said("database.user"))
                .or(
                        () ->
                                Optional.ofNullable(address.user())
                                        .map(user -> new Value(user, url.place())))
                .map(user -> new Entry(SPRINGS_USER, user.text(), user.place()))
                .ifPresent(entries::add);
        springs(SPRINGS_PASSWORD)
                .or(() -> said("database.password"))
                .or(
                        () ->
                                Optional.ofNullable(address.password())
                                        .map(secret -> new Value(secret.reveal(), url.place())))
                .map(password -> new Entry(SPRINGS_PASSWORD, password.text(), password.place()))
                .ifPresent(entries::add);
        return entries;
    }

    // Heroku's own PostgreSQL answers to nobody who does not encrypt, but for the one in its CI.
    private DatabaseAddress address(Value url) {
        var address = DatabaseAddress.parse(url);
        var surroundings = settings.surroundings();
        var isHeroku = surroundings.variable("DYNO").isPresent();
        var isTested = surroundings.variable("CI").filter("true"::equals).isPresent();
        return isHeroku && !isTested ? address.insistingOnTls() : address;
    }

    private Optional<Value> springs(String property) {
        return isCopied() ? Optional.empty() : said(property);
    }

    // Heroku's Java buildpack writes DATABASE_URL into JDBC_DATABASE_* and these into Spring's
    // names, with the password in the URL and encoded beside it.
    private boolean isCopied() {
        var copy = settings.surroundings().variable("JDBC_DATABASE_URL");
        return said("database.url").isPresent() && said(SPRINGS_URL).map(Value::text).equals(copy);
    }

    private Optional<Value> said(String property) {
        return settings.values(property).stream()
                .filter(value -> !value.text().isBlank())
                .findFirst();
    }
}
