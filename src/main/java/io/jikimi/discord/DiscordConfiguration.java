package io.jikimi.discord;

import io.jikimi.cluster.Shard;
import io.jikimi.config.BotProperties;
import io.jikimi.lifecycle.Parking;
import io.jikimi.telemetry.Spans;

import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.requests.SequentialRestRateLimiter;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import net.dv8tion.jda.api.sharding.ShardManager;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** Builds the connection without using it: nothing here opens a socket. */
@Configuration(proxyBeanMethods = false)
class DiscordConfiguration {

    private static final int REQUESTS_GIVE_UP_AFTER_SECONDS = 30;
    private static final int LONGEST_RECONNECT_PAUSE_SECONDS = 120;

    @Bean
    Fleet fleet(
            BotProperties properties,
            BotToken token,
            BotSessionController sessions,
            EventLanes lanes,
            DiscordThreads threads,
            RestTraffic traffic,
            RestShare share,
            StartPace pace,
            Parking parking,
            Refusals refusals,
            @Nullable Spans spans) {
        RestAction.setDefaultTimeout(REQUESTS_GIVE_UP_AFTER_SECONDS, TimeUnit.SECONDS);
        RestAction.setDefaultFailure(new RestFailures(refusals));
        // Each request would otherwise remember the stack that made it.
        RestAction.setPassContext(false);
        var http = threads.http.newBuilder().addInterceptor(new CurrentToken(token)).build();
        var rest =
                DiscordApi.restConfig(properties.apiUrl())
                        .setRateLimiterFactory(
                                limits ->
                                        new DrainingRateLimiter(
                                                new SharingRateLimiter(
                                                        new SequentialRestRateLimiter(limits),
                                                        limits.getGlobalRateLimit(),
                                                        share),
                                                traffic,
                                                parking,
                                                token,
                                                spans));
        return new Fleet(
                (generation, total) ->
                        DefaultShardManagerBuilder.createLight(
                                        token.current().reveal(), Intents.ASKED)
                                .setShardsTotal(total)
                                .setShards(List.of())
                                .setRestConfigProvider(
                                        shardId -> {
                                            // Asked for at each attempt to set a shard up.
                                            pace.beforeAttempt(shardId);
                                            return rest;
                                        })
                                .setSessionController(sessions)
                                .setEventManagerProvider(
                                        id -> lanes.forShard(new Shard(generation, id, total)))
                                .setCallbackPool(threads.callbacks, false)
                                .setRateLimitElastic(threads.rest, false)
                                .setRateLimitScheduler(threads.restTimers, false)
                                .setGatewayPool(threads.heartbeats, false)
                                .setHttpClient(http)
                                .setMaxReconnectDelay(LONGEST_RECONNECT_PAUSE_SECONDS)
                                .setEnableShutdownHook(false)
                                .build(false));
    }

    // The gateway ends it, in its own order.
    @Bean(destroyMethod = "")
    ShardManager shardManager(Fleet fleet) {
        return fleet.manager();
    }
}
