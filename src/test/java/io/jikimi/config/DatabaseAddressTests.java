package io.jikimi.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTests {

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "postgresql"})
    void takesUserAndPasswordOutOfAPlatformsUrl(String scheme) {
        var address =
                DatabaseAddress.parse(
                        scheme + "://us%40er:p%2Fs+s@db.example:5433/jik?sslmode=require");

        assertThat(address.jdbcUrl())
                .isEqualTo("jdbc:postgresql://db.example:5433/jik?sslmode=require");
        assertThat(address.user()).isEqualTo("us@er");
        assertThat(address.password()).isEqualTo(Secret.of("p/s+s"));
        assertThat(address.toString()).doesNotContain("p/s+s", "p%2F");
    }

    @Test
    void takesUserAndPasswordOutOfAJdbcUrl() {
        var address =
                DatabaseAddress.parse(
                        "jdbc:postgresql://db:5433/jik?user=us%40er&sslmode=require&password=p%2Fs=+s");

        assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql://db:5433/jik?sslmode=require");
        assertThat(address.user()).isEqualTo("us@er");
        assertThat(address.password()).isEqualTo(Secret.of("p/s=+s"));
        assertThat(DatabaseAddress.parse("jdbc:postgresql://db/jik").user()).isNull();
    }

    @Test
    void givesH2TheOptionsThatTheMigrationsAndTheEndNeed() {
        assertThat(DatabaseAddress.parse("jdbc:h2:file:./data/x;MODE=PostgreSQL").jdbcUrl())
                .isEqualTo(
                        "jdbc:h2:file:./data/x;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                                + ";DB_CLOSE_ON_EXIT=FALSE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sqlite://secret@jikimi.db",
                "postgres://user:secret@",
                "secret",
                "secret:5432",
                "jdbc:postgresql://user:secret@host/name",
                "postgres://user:sec ret@host/name",
                "mysql://u:secret@h/n"
            })
    void refusesWhatItCannotUseWithoutRepeatingASecret(String url) {
        assertThatExceptionOfType(MisconfiguredException.class)
                .isThrownBy(() -> DatabaseAddress.parse(url))
                .satisfies(
                        no -> {
                            assertThat(no.getMessage()).doesNotContain("secret", "sec ret");
                            assertThat(no.remedy())
                                    .contains("postgres://user:password@host:5432/name");
                            assertThat(no.getExitCode()).isEqualTo(78);
                        });
    }
}
