package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.playground.Playground;

import org.junit.jupiter.api.Test;

import java.util.Locale;
import java.util.Map;

/** What stands in a channel from before a restart still works after it. */
class RestartTests {

    @Test
    void buttonsMenusAndFilesThatWaitOutliveTheProcess() {
        var database = "spring.datasource.url=" + Jikimi.freshDatabase();
        try (var playground = Playground.start()) {
            var garden = playground.found("Restart", Locale.US);
            var owner = garden.owner();
            try (var _ = Jikimi.start(playground, database)) {
                playground.waitsUntilConnected();
                owner.runs("/settings set", Map.of("name", "server.prefix", "value", "?")).answer();
                owner.runs("/settings edit", "server.language").answer();
                owner.runs("/settings import");
                owner.fills(Map.of("yaml", "server: {zone: Asia/Seoul}")).answer();
            }

            try (var _ = Jikimi.start(playground, database)) {
                playground.waitsUntilConnected();

                assertThat(owner.presses("Undo").answer().text()).contains("`?` → *not chosen*");
                owner.selects("ko").answer();
                owner.presses("Apply");
                // Changed in between, so that it is shown anew before it is applied.
                owner.sees("have changed");
                owner.presses("Apply");
                owner.sees("one setting changed");
                owner.says("!ping");
                garden.general().shows("퐁");
            }
        }
    }
}
