package io.jikimi.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;

class MountsTests {

    private static final Mounts MOUNTS =
            Mounts.parse(
                    """
                    21 1 254:0 / / rw,relatime - ext4 /dev/vda rw
                    22 21 0:5 / /dev rw,relatime shared:2 - devtmpfs none rw
                    23 21 254:16 / /app/data rw,relatime master:1 propagate_from:2 - ext4 /dev/vdc rw
                    24 23 0:9 / /app/data/cache rw - tmpfs none rw
                    25 21 254:32 / /srv/my\\040disk\\134x rw - xfs /dev/vdd rw
                    26 21 254:48 / /over rw - ext4 /dev/vde rw
                    27 21 0:30 / /over rw - overlay overlay rw

                    half a line
                    """
                            .lines());

    @ParameterizedTest
    @CsvSource({
        "/app/data/jikimi, true",
        "/app/data/a/b/jikimi, true",
        "/app/data, true",
        "/app/database/jikimi, false",
        "/app/jikimi, false",
        "/jikimi, false",
        "/app/data/cache/jikimi, false",
        "/srv/my disk\\x/jikimi, true",
        "/srv/my/jikimi, false",
        "/over/jikimi, false"
    })
    void keepsWhatLiesOnADiskOfItsOwn(Path file, boolean isKept) {
        assertThat(MOUNTS.holding(file).orElseThrow().isKept()).isEqualTo(isKept);
    }

    @Test
    void knowsNothingWithoutATable() {
        assertThat(Mounts.parse("".lines()).holding(Path.of("/app"))).isEmpty();
    }
}
