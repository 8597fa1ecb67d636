package io.jikimi.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jikimi.cluster.Instance;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.Locale;

class ClusterCommandTests {

    private final String name = Jikimi.sharedBot().bean(Instance.class).id().substring(0, 8);

    @AfterEach
    void heldToTheContract() {
        Jikimi.sharedBot().heldToTheContract();
    }

    // The garden's owner is the one whom the playground names as the owner of the application.
    @Test
    void showsTheBotsOwnerWhoHoldsWhat() {
        var owner = Jikimi.shared().garden().owner();
        await().until(
                        () ->
                                owner.speaks(Locale.US)
                                        .runs("/cluster")
                                        .answer()
                                        .contains("**" + name + "** (this one)"));

        var answer = owner.runs("/cluster").answer();
        assertThat(answer.isWhisper()).isTrue();
        assertThat(answer.text()).contains("Shards 0, the last of them since", "of 1000, anew");
        var shards = owner.presses("Shards").answer();
        assertThat(shards.text()).contains("`0` · **" + name + "**", "epoch 1");
        assertThat(owner.speaks(Locale.KOREAN).runs("/cluster").answer().text())
                .contains("(이 인스턴스)");
    }

    @Test
    void isForNobodyElse() {
        var stranger = Jikimi.shared().found("Others " + System.nanoTime(), Locale.US).owner();

        assertThat(stranger.runs("/cluster").answer().text())
                .contains("Only those whose bot this is")
                .doesNotContain(name);
        assertThat(stranger.runs("/help").answer().text()).doesNotContain("/cluster");
    }
}
