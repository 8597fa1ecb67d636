package io.jikimi.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.testing.Operator;
import io.jikimi.testing.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** What a release command on Fly.io does about the database, having no volume. */
class UnseenVolumeTests {

    @TempDir private Path folder;

    @Test
    void leavesADatabaseOnAVolumeToTheStart() {
        var doctor = doctor("jdbc:h2:file:" + folder.resolve("data/jikimi"));

        assertThat(Findings.of(doctor.live().getLast()).areWorded().amiss()).isEmpty();
        assertThat(Findings.of(doctor.migration()).areWorded().named("database.migrated").what())
                .contains("volume", "when it starts");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void looksAtAServerAndBringsItUpToDate() {
        var doctor = doctor(TestDatabase.freshDatabase());

        assertThat(Findings.of(doctor.live().getLast()).named("database.connection").what())
                .contains("PostgreSQL");
        assertThat(Findings.of(doctor.migration()).named("database.migrated").what())
                .contains("migrations were carried out");
    }

    private Doctor doctor(String url) {
        return new Doctor(
                Operator.withToken(folder)
                        .sets("FLY_APP_NAME", "jikimi")
                        .sets("RELEASE_COMMAND", "1")
                        .sets("DATABASE_URL", url)
                        .reads());
    }
}
