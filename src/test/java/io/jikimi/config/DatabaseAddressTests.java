package io.jikimi.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jikimi.sources.Place;
import io.jikimi.sources.Problem;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;

class DatabaseAddressTests {

    private static final Place PLACE = Place.variable("DATABASE_URL");
    private static final String H2_OPTIONS =
            ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                    + ";WRITE_DELAY=0;TRACE_LEVEL_FILE=0;DB_CLOSE_ON_EXIT=FALSE";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            nullValues = "-",
            textBlock =
                    """
                    postgres://u:p@h/n                              | //h/n                      | u    | p
                    postgresql://u:p@h:5433/n                       | //h:5433/n                 | u    | p
                    POSTGRES://u:p@h/n                              | //h/n                      | u    | p
                    postgres://u@h/n                                | //h/n                      | u    | -
                    postgres://h/n                                  | //h/n                      | -    | -
                    postgres://u:p@my_db:5432/n                     | //my_db:5432/n             | u    | p
                    postgres://u:p@h1:5432,h2:5433/n                | //h1:5432,h2:5433/n        | u    | p
                    postgres://u:p@[::1]:5432/n                     | //[::1]:5432/n             | u    | p
                    postgres://u:p@[2001:db8::7],h/n                | //[2001:db8::7],h/n        | u    | p
                    postgres://u:p@10.0.0.7:65535/n                 | //10.0.0.7:65535/n         | u    | p
                    postgres://us%40er:p%2Fs%3As@h/n                | //h/n                      | us@er | p/s:s
                    postgres://u:p+q@h/n                            | //h/n                      | u    | p+q
                    postgres://u:p%2Bq%25@h/n                       | //h/n                      | u    | p+q%
                    postgres://u:%ED%95%9C%C3%A9@h/n                | //h/n                      | u    | 한é
                    postgres://u:한글@h/n                           | //h/n                      | u    | 한글
                    postgres://u:p@s@s@h/n                          | //h/n                      | u    | p@s@s
                    postgres://u:p:s@h/n                            | //h/n                      | u    | p:s
                    postgres://u:p/s@h/n                            | //h/n                      | u    | p/s
                    postgres://u:12/s@h/n                           | //h/n                      | u    | 12/s
                    postgres://u:p?s@h/n                            | //h/n                      | u    | p?s
                    postgres://u:p#s@h/n                            | //h/n                      | u    | p#s
                    postgres://u:p//@h/n?sslmode=require            | //h/n?sslmode=require      | u    | p//
                    postgres://u:p&;=$!*'()[]{}x@h/n                | //h/n                      | u    | p&;=$!*'()[]{}x
                    postgres://u:${HOME}@h/n                        | //h/n                      | u    | ${HOME}
                    postgres://u:p@h/n?sslmode=verify-full          | //h/n?sslmode=verify-full  | u    | p
                    postgres://u:p@h/n?a=1&b=2&&c=%20               | //h/n?a=1&b=2&c=%20        | u    | p
                    postgres://u:p@h/n?a=x+y                        | //h/n?a=x%2By              | u    | p
                    postgres://u:p@h/n?a=x@y                        | //h/n?a=x@y                | u    | p
                    postgres://u:p@h/n?application_name=x           | //h/n?ApplicationName=x    | u    | p
                    postgres://u:p@h/n?channel_binding=require      | //h/n?channelBinding=require | u  | p
                    postgres://u:p@h/n?connect_timeout=5            | //h/n?connectTimeout=5     | u    | p
                    postgres://u:p@h/n?                             | //h/n                      | u    | p
                    postgres://h/n?user=us%40er&password=p%2Fs      | //h/n                      | us@er | p/s
                    postgres://u:p@h/n?USER=v&Password=q&b=2        | //h/n?b=2                  | v    | q
                    postgres://u:p@h/n-1.x%20y                      | //h/n-1.x%20y              | u    | p
                    postgres://u:p@h/n+1                            | //h/n%2B1                  | u    | p
                    jdbc:postgresql://h:5433/n                      | //h:5433/n                 | -    | -
                    jdbc:postgresql://u:p@h/n                       | //h/n                      | u    | p
                    jdbc:postgres://u:p@h/n                         | //h/n                      | u    | p
                    jdbc:postgresql://h/n?user=u&password=p=+s&b=x+y | //h/n?b=x+y               | u    | p=+s
                    jdbc:postgresql://h1:1,h2:2/n?targetServerType=primary | //h1:1,h2:2/n?targetServerType=primary | - | -
                    jdbc:postgresql:n                               | //localhost/n              | -    | -
                    """)
    void takesALoginOutOfAnyUrlOfPostgresql(
            String url, String rest, @Nullable String user, @Nullable String password) {
        var address = DatabaseAddress.parse(written(url));

        assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql:" + rest);
        assertThat(address.user()).isEqualTo(user);
        assertThat(address.password() == null ? null : address.password().reveal())
                .isEqualTo(password);
    }

    @Test
    void keepsAPasswordThatIsEmptyOrEndsWithASpace() {
        assertThat(DatabaseAddress.parse(written("postgres://u:@h/n")).password())
                .isEqualTo(Secret.exactly(""));
        assertThat(DatabaseAddress.parse(written("postgres://u:p%20@h/n")).password())
                .isEqualTo(Secret.exactly("p "));
    }

    @Test
    void overlooksWhiteSpaceAround() {
        assertThat(DatabaseAddress.parse(written(" \tpostgres://u:p@h/n\r\n")))
                .isEqualTo(DatabaseAddress.parse(written("postgres://u:p@h/n")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            nullValues = "''",
            textBlock =
                    """
                    jdbc:h2:file:./data/x                       | file:./data/x                 | sa | ''
                    jdbc:h2:./data/x                            | ./data/x                      | sa | ''
                    JDBC:H2:~/x                                 | ~/x                           | sa | ''
                    jdbc:h2:mem:x;DB_CLOSE_DELAY=-1             | mem:x;DB_CLOSE_DELAY=-1       | sa | ''
                    jdbc:h2:/srv/x;USER=u;PASSWORD=p            | /srv/x                        | u  | p
                    jdbc:h2:/srv/x;password=p;A=b;user=u        | /srv/x;A=b                    | u  | p
                    jdbc:h2:/srv/x;PASSWORD=p\\;q\\\\r=;A=b\\;c     | /srv/x;A=b\\;c                | sa | p;q\\r=
                    jdbc:h2:/srv/x;CIPHER=AES;PASSWORD=f p      | /srv/x;CIPHER=AES             | sa | f p
                    jdbc:h2:tcp://h/./x;;A=b;                   | tcp://h/./x;A=b               | sa | ''
                    """)
    void takesALoginOutOfAnyUrlOfH2(
            String url, String rest, String user, @Nullable String password) {
        var address = DatabaseAddress.parse(written(url));

        assertThat(address.jdbcUrl()).isEqualTo("jdbc:h2:" + rest + H2_OPTIONS);
        assertThat(address.user()).isEqualTo(user);
        assertThat(address.password())
                .isEqualTo(Secret.exactly(Objects.requireNonNullElse(password, "")));
    }

    @Test
    void leavesH2TheOptionsThatSomebodyChose() {
        assertThat(DatabaseAddress.parse(written("jdbc:h2:./x;mode=MySQL")).jdbcUrl())
                .startsWith("jdbc:h2:./x;mode=MySQL;DATABASE_TO_LOWER=TRUE")
                .doesNotContain("MODE=PostgreSQL");
    }

    @ParameterizedTest
    @CsvSource({
        "postgres://u:p@h/n, ?sslmode=require",
        "postgres://u:p@h/n?a=1, ?a=1&sslmode=require",
        "jdbc:postgresql://h/n, ?sslmode=require",
        "postgres://u:p@h/n?sslmode=disable, ?sslmode=disable",
        "postgres://u:p@h/n?sslmode=verify-full&a=1, ?sslmode=verify-full&a=1",
        "postgres://u:p@h/n?a=1&ssl=true, ?a=1&ssl=true",
        "postgres://u:p@h/n?sslrootcert=x, ?sslrootcert=x&sslmode=require",
        "jdbc:h2:./n, "
    })
    void insistsOnTlsWhereTheUrlSaysNothing(String url, @Nullable String options) {
        var address = DatabaseAddress.parse(written(url)).insistingOnTls();

        assertThat(address.jdbcUrl())
                .isEqualTo(
                        options == null
                                ? "jdbc:h2:./n" + H2_OPTIONS
                                : "jdbc:postgresql://h/n" + options);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            textBlock =
                    """
                    postgres://u:secret@h/n?x=a@b/c       | two ways
                    postgres://u:secret@h/n?a=1@h2/m      | two ways
                    postgres://u:sec%ret@h/n              | percent-encoding
                    postgres://u:secret%@h/n              | percent-encoding
                    postgres://u:secret%4@h/n             | percent-encoding
                    postgres://u:secret%E9@h/n            | percent-encoding
                    postgres://u:secret%00@h/n            | percent-encoding
                    postgres://%zz:secret@h/n             | percent-encoding
                    postgres://u:secret@h/n%              | percent-encoding
                    postgres://u:secret@h/n?a=%           | percent-encoding
                    postgres://u:sec ret@h/n              | white space
                    postgres://u:secret@/n                | no host
                    postgres://u:secret@                  | no host
                    postgres://                           | no host
                    postgres:///n?password=secret         | no host
                    postgres://:secret@h/n                | login
                    postgres://u:secret@h:0/n             | port
                    postgres://u:secret@h:65536/n         | port
                    postgres://u:secret@h:port/n          | port
                    postgres://u:secret@h:/n              | port
                    postgres://u:secret@h1,,h2/n          | host
                    postgres://u:secret@%2Frun%2Fpg/n     | host
                    postgres://u:secret@[::1/n            | host
                    postgres://u:secret@h                 | no database
                    postgres://u:secret@h/                | no database
                    postgres://u:secret@h?sslmode=require | no database
                    postgres://u:secret@h/n/m             | name of the database
                    postgres://u:secret@h/n#m             | name of the database
                    postgres://u:secret@h/n?=secret       | options
                    postgres://u:secret@h/n?a=b#secret    | options
                    postgres://h/n?sslpassword=secret     | password among its options
                    jdbc:postgresql://h/n?sslPassword=secret | password among its options
                    jdbc:h2:                              | no file
                    jdbc:h2:;PASSWORD=secret              | no file
                    jdbc:h2:file:                         | where it lies
                    jdbc:h2:jikimi;PASSWORD=secret        | where it lies
                    jdbc:h2:file:data/x                   | where it lies
                    jdbc:h2:./x?password=secret           | do not begin with ;
                    jdbc:h2:./x;secret                    | without a value
                    """)
    void saysWhatIsWrongWithAUrl(String url, String words) {
        assertThat(problem(url).what()).contains(words).doesNotContain("secret", "sec ret");
        assertThat(problem(url).remedy()).doesNotContain("secret");
        assertThat(problem(url).place()).isEqualTo(PLACE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sqlite:///jikimi.db?secret",
                "sqlite://secret@jikimi.db",
                "mysql://u:secret@h/n",
                "mariadb://u:secret@h/n",
                "mongodb+srv://u:secret@h/n",
                "jdbc:sqlite:secret.db",
                "jdbc:mysql://h/n?password=secret",
                "jdbc:h2",
                "jdbc:postgresql",
                "https://secret.example/n",
                "./data/secret.db",
                "/var/lib/secret",
                "C:\\secret",
                "secret",
                "secret:5432",
                "secret://",
                "\"postgres://u:secret@h/n\"",
                "psql 'postgres://u:secret@h/n'",
                "${DATABASE_SECRET}",
                ""
            })
    void namesTheLinesThatDoWork(String url) {
        assertThat(problem(url).what()).contains("Jikimi knows");
        assertThat(problem(url).what() + problem(url).place()).doesNotContain(":secret", "secret.");
        assertThat(problem(url).remedy())
                .contains(
                        "\nDATABASE_URL=postgres://user:password@host:5432/name\n",
                        "\nDATABASE_URL=jdbc:h2:file:./data/jikimi");
    }

    @Test
    void refusesWhatIsFarTooLong() {
        var at = "@".repeat(100_000);

        assertThat(problem("postgres://u:" + at + "h/n").what()).contains("longer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://u:%s@h/n",
                "postgres://h/n?user=u&password=%s&a=b",
                "postgres://x:y@h/n?password=%s",
                "jdbc:postgresql://h/n?b=c&password=%s",
                "jdbc:postgresql://u:%s@h/n"
            })
    void noJdbcUrlEverHoldsThePassword(String shape) {
        var random = new Random(1);
        for (var round = 0; round < 2_000; round++) {
            var password = "q" + password(random) + "q";
            var encoded = URLEncoder.encode(password, StandardCharsets.UTF_8).replace("+", "%20");

            var address = DatabaseAddress.parse(written(shape.formatted(encoded)));

            assertThat(address.password()).isEqualTo(Secret.exactly(password));
            assertThat(address.jdbcUrl()).doesNotContain(password, encoded);
            assertThat(address.toString()).doesNotContain(password, encoded);
        }
    }

    @Test
    void aPasswordWrittenAsItIsIsUnderstoodOrRefusedButNeverPassedOn() {
        var random = new Random(2);
        for (var round = 0; round < 20_000; round++) {
            var password = "q" + password(random).replace('%', '0') + "q";
            try {
                var address =
                        DatabaseAddress.parse(
                                written("postgres://user:" + password + "@host/name?a=b"));

                assertThat(address.password()).isEqualTo(Secret.exactly(password));
                assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql://host/name?a=b");
            } catch (MisconfiguredException refused) {
                assertThat(refused.getMessage() + refused.remedy()).doesNotContain(password);
            }
        }
    }

    private static String password(Random random) {
        var letters = "ab1:/?#[]@!$&'()*+,;=%<>\"\\^`{|}~_-. \u00e9\ud55c";
        return random.ints(1 + random.nextInt(7), 0, letters.length())
                .mapToObj(at -> String.valueOf(letters.charAt(at)))
                .collect(Collectors.joining());
    }

    private static Problem problem(String url) {
        return catchThrowableOfType(
                        MisconfiguredException.class, () -> DatabaseAddress.parse(written(url)))
                .problems()
                .getFirst();
    }

    private static Value written(String url) {
        return new Value(url, PLACE);
    }
}
