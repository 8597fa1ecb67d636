package io.jikimi.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.testing.Operator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;

class ShardsCheckTests {

    private static final String POSTGRES = "--database.url=postgres://a:b@localhost:5432/c";

    @TempDir Path folder;

    @Test
    void takesARangeOfAllShards() {
        assertThat(
                        operator()
                                .reads(POSTGRES, "--bot.shards.total=8", "--bot.shards.ids=0-3, 7")
                                .problems())
                .isEmpty();
        assertThat(new ShardProperties(8, " 0-3, 7 ").fixed()).containsExactly(0, 1, 2, 3, 7);
        assertThat(new ShardProperties(0, "all").fixed()).isEmpty();
    }

    @Test
    void partsAreEqualAndTogetherTheWhole() {
        assertThat(new ShardProperties(10, "0/4").fixed()).containsExactly(0, 1);
        assertThat(new ShardProperties(10, "1/4").fixed()).containsExactly(2, 3, 4);
        assertThat(new ShardProperties(10, "2/4").fixed()).containsExactly(5, 6);
        assertThat(new ShardProperties(10, "3/4").fixed()).containsExactly(7, 8, 9);
    }

    @ParameterizedTest
    @CsvSource({
        "0-3, 0, not how many there are",
        "0-8, 8, these run here: 0-8",
        "3-0, 8, these run here: 3-0",
        "4/4, 8, these run here: 4/4",
        "1/0, 8, these run here: 1/0",
        "0-3x, 8, must be all",
        "'0;3', 8, must be all"
    })
    void refusesWhatCannotBe(String ids, int total, String what) {
        assertThat(
                        operator()
                                .reads(
                                        POSTGRES,
                                        "--bot.shards.total=" + total,
                                        "--bot.shards.ids=" + ids)
                                .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).contains(what));
    }

    @Test
    void refusesARangeWhereNobodyCanHaveTheRest() {
        assertThat(operator().reads("--bot.shards.total=8", "--bot.shards.ids=0-3").problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).contains("is a file"));
    }

    private Operator operator() {
        return Operator.withToken(folder);
    }
}
