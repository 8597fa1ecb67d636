package io.jikimi.playground;

import static org.assertj.core.api.Assertions.assertThat;

import io.jikimi.playground.world.Intent;

import net.dv8tion.jda.api.events.guild.member.GuildMemberJoinEvent;
import net.dv8tion.jda.api.events.guild.member.update.GuildMemberUpdateTimeOutEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.SessionDisconnectEvent;
import net.dv8tion.jda.api.events.session.SessionRecreateEvent;
import net.dv8tion.jda.api.events.session.SessionResumeEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.requests.CloseCode;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import net.dv8tion.jda.api.utils.ChunkingFilter;
import net.dv8tion.jda.api.utils.MemberCachePolicy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The gateway as a client of plain JDA finds it, on good days and on bad ones. */
class GatewayTests {

    @Test
    void replaysInOrderWhatWasMissedWhileTheConnectionWasCut() {
        try (var playground = Playground.start();
                var bot = new StockBot(playground).connected()) {
            var alice = playground.garden().person("Alice");
            alice.says("before");
            bot.hears(MessageReceivedEvent.class, 1);

            playground.faults().dropConnections();
            IntStream.range(0, 20).forEach(number -> alice.says("missed " + number));

            bot.hears(SessionResumeEvent.class, 1);
            var heard = bot.hears(MessageReceivedEvent.class, 21);
            assertThat(heard.subList(1, 21))
                    .extracting(event -> event.getMessage().getContentRaw())
                    .containsExactlyElementsOf(
                            IntStream.range(0, 20).mapToObj(number -> "missed " + number).toList());
            assertThat(playground.gateway().identifies()).isEqualTo(1);
        }
    }

    @Test
    void resumesWhenAskedToReconnectAndWhenToldThatItMay() {
        try (var playground = Playground.start();
                var bot = new StockBot(playground).connected()) {
            playground.faults().askToReconnect();
            bot.hears(SessionResumeEvent.class, 1);

            playground.waitsUntilConnected().faults().invalidateSessions(true);
            bot.hears(SessionResumeEvent.class, 2);

            assertThat(playground.gateway().identifies()).isEqualTo(1);
        }
    }

    @Test
    void startsAnewWhenTheSessionIsGone() {
        try (var playground = Playground.start();
                var bot = new StockBot(playground).connected()) {
            playground.faults().invalidateSessions(false);

            bot.hears(SessionRecreateEvent.class, 1);
            playground.garden().person("Alice").says("still there?");
            bot.hears(MessageReceivedEvent.class, 1);
            assertThat(playground.gateway().identifies()).isEqualTo(2);
        }
    }

    @Test
    void survivesMalformedFramesAndServerErrors() {
        try (var playground = Playground.start();
                var bot = new StockBot(playground).connected()) {
            playground.faults().sendMalformedFrame();
            playground.faults().closeConnections(4000);

            bot.hears(SessionDisconnectEvent.class, 1);
            bot.hears(SessionResumeEvent.class, 1);
        }
    }

    @Test
    void closesForGoodWhenTokenIntentsOrShardsAreWrong() {
        assertThat(refusedWith(faults -> faults.switchOff(Intent.MESSAGE_CONTENT)))
                .isEqualTo(CloseCode.DISALLOWED_INTENTS);
        assertThat(refusedWith(Faults::refuseSharding)).isEqualTo(CloseCode.SHARDING_REQUIRED);
    }

    private static @Nullable CloseCode refusedWith(Consumer<Faults> fault) {
        try (var playground = Playground.start()) {
            fault.accept(playground.faults());
            try (var bot = new StockBot(playground)) {
                return bot.hears(ShutdownEvent.class, 1).getFirst().getCloseCode();
            }
        }
    }

    @Test
    void closesWithTheTokenRefusedWhileRunning() {
        try (var playground = Playground.start();
                var bot = new StockBot(playground).connected()) {
            playground.faults().refuseToken();
            playground.faults().closeConnections(4000);

            var end = bot.hears(ShutdownEvent.class, 1).getFirst();

            assertThat(end.getCloseCode()).isEqualTo(CloseCode.AUTHENTICATION_FAILED);
        }
    }

    @Test
    void dropsClientsThatGetNoAcknowledgements() {
        // JDA counts on over a reconnect: it must have resumed before the next heartbeat is due.
        var impatient =
                PlaygroundSettings.forTests().withHeartbeatInterval(Duration.ofMillis(1500));
        try (var playground = Playground.start(impatient);
                var bot = new StockBot(playground).connected()) {
            playground.faults().stopAcknowledgingHeartbeats();
            bot.hears(SessionDisconnectEvent.class, 1);

            playground.faults().acknowledgeHeartbeats();
            // After a try that fails JDA waits for 2, 4 and 8 seconds.
            bot.hears(SessionResumeEvent.class, 1, Duration.ofSeconds(30));
        }
    }

    @Test
    void sendsMembersInChunks() {
        try (var playground = Playground.start()) {
            var garden = playground.garden();
            IntStream.range(0, 1200).forEach(number -> garden.welcomes("Guest" + number));
            var everybody =
                    new StockBot(
                            playground,
                            builder ->
                                    builder.setMemberCachePolicy(MemberCachePolicy.ALL)
                                            .setChunkingFilter(ChunkingFilter.ALL));
            try (var bot = everybody.connected()) {
                var guild = bot.jda().getGuildById(garden.id());
                assertThat(guild).isNotNull();
                assertThat(guild.getMemberCache().size()).isEqualTo(1205);
                assertThat(guild.retrieveMembersByPrefix("Guest11", 100).get()).hasSize(100);
                var alice = garden.person("Alice").id();
                assertThat(guild.retrieveMembersByIds(alice).get()).hasSize(1);
            }
        }
    }

    @Test
    void tellsShardsApart() {
        var settings = PlaygroundSettings.forTests().withGuilds(20).withShards(4, 2);
        try (var playground = Playground.start(settings);
                var bot = new StockBot(playground).connected()) {
            assertThat(bot.shards().getShards()).hasSize(4);
            assertThat(bot.shards().getGuilds()).hasSize(20);
            for (var shard : bot.shards().getShards()) {
                var id = shard.getShardInfo().getShardId();
                assertThat(shard.getGuilds())
                        .isNotEmpty()
                        .allMatch(guild -> (guild.getIdLong() >>> 22) % 4 == id);
            }
            var hana = playground.garden().owner();

            hana.writesToBot("to shard zero");

            var heard = bot.hears(MessageReceivedEvent.class, 1).getFirst();
            assertThat(heard.getJDA().getShardInfo().getShardId()).isZero();
        }
    }

    @Test
    void letsShardsIdentifyOnlyOneAfterAnother() {
        var settings =
                PlaygroundSettings.forTests()
                        .withShards(2, 1)
                        .withIdentifyInterval(Duration.ofSeconds(6));
        try (var playground = Playground.start(settings);
                var bot = new StockBot(playground)) {
            bot.hears(ReadyEvent.class, 1);

            assertThat(playground.gateway().identifies()).isEqualTo(1);
            assertThat(
                            playground
                                    .gateway()
                                    .info()
                                    .path("session_start_limit")
                                    .path("remaining")
                                    .asInt())
                    .isEqualTo(999);
        }
    }

    @Test
    void tellsOfPeopleComingAndOfTimeoutsEnding() {
        try (var playground = Playground.start();
                var bot = new StockBot(playground, all()).connected()) {
            var garden = playground.garden();
            var carol = garden.welcomes("Carol");
            var join = bot.hears(GuildMemberJoinEvent.class, 1).getFirst();
            assertThat(join.getUser().getIdLong()).isEqualTo(carol.id());

            join.getMember().timeoutFor(Duration.ofHours(1)).complete();
            bot.hears(GuildMemberUpdateTimeOutEvent.class, 1);
            playground.clock().turnForward(Duration.ofHours(2));

            var ended = bot.hears(GuildMemberUpdateTimeOutEvent.class, 2).getLast();
            assertThat(ended.getNewTimeOutEnd()).isNull();
            assertThat(List.of(carol.says("I may speak again"))).hasSize(1);
        }
    }

    private static UnaryOperator<DefaultShardManagerBuilder> all() {
        return builder -> builder.setMemberCachePolicy(MemberCachePolicy.ALL);
    }
}
