package io.jikimi.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class EncryptionTests {

    @ParameterizedTest
    @CsvSource({"TLSv1.3, false, OK", "TLSv1.2, true, OK", ", true, OK", ", false, WARNING"})
    void warnsOfWordsInTheClearOnlyWhereOthersHearThem(
            @Nullable String version, boolean near, Status status) {
        var found = new Findings(List.of(new Encryption(version, near).finding("database.tls")));

        assertThat(found.areWorded().statusOf("database.tls")).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql:jikimi, true",
        "jdbc:postgresql:///jikimi, true",
        "jdbc:postgresql://localhost:5432/jikimi?x=//8.8.8.8, true",
        "jdbc:postgresql://10.1.2.3/jikimi, true",
        "jdbc:postgresql://192.168.1.1:5432/jikimi, true",
        "jdbc:postgresql://[::1]:5432/jikimi, true",
        "jdbc:postgresql://[fdaa:0:1::3]:5432/jikimi, true",
        "jdbc:postgresql://[2001:4860:4860::8888]:5432/jikimi, false",
        "jdbc:postgresql://8.8.8.8/jikimi, false",
        "'jdbc:postgresql://10.1.2.3:5432,8.8.8.8:5432/jikimi', false",
        "jdbc:postgresql://nobody.invalid/jikimi, false"
    })
    void knowsWhatIsNear(String url, boolean near) {
        assertThat(Neighbourhood.holds(url)).isEqualTo(near);
    }
}
