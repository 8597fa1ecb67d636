package io.jikimi.keeper;

import io.jikimi.keeper.OwnerAlertProperties.Language;
import io.jikimi.lifecycle.Concern;
import io.jikimi.messages.Words;
import io.jikimi.testing.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import javax.sql.DataSource;

/** A bot with one sore point, its way to the owner, and its way to the database. */
final class WatchedBot {

    final SettableClock clock = new SettableClock(Instant.parse("2026-11-27T12:00:00Z"));
    final RecordingLine line = new RecordingLine();
    final Sore sore = new Sore("timers", clock);
    final Door door;
    final OwnerWatch watch;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    /** Nobody has been told of anything yet. */
    WatchedBot(DataSource source) {
        door = new Door(source);
        watch = instance(sore);
        JdbcClient.create(door).sql("delete from keeper_owner_alert").update();
    }

    void passes(Duration time, OwnerWatch looking) {
        for (var end = clock.instant().plus(time); clock.instant().isBefore(end); ) {
            clock.advance(Duration.ofMinutes(1));
            looking.look();
        }
    }

    OwnerWatch instance(Concern... concerns) {
        return instance(Language.EN, concerns);
    }

    OwnerWatch instance(Language language, Concern... concerns) {
        var properties = new OwnerAlertProperties(true, Duration.ofMinutes(5), language);
        var bundles = new ResourceBundleMessageSource();
        bundles.setBasenames("messages.keeper");
        bundles.setDefaultEncoding("UTF-8");
        bundles.setFallbackToSystemLocale(false);
        bundles.setAlwaysUseMessageFormat(true);
        return new OwnerWatch(
                properties,
                List.of(concerns),
                new OwnerAlertLedger(JdbcClient.create(door)),
                new OwnerPost(line, meters, List.of(concerns)),
                new OwnerWords(new Words(bundles), properties),
                clock);
    }

    double count(String outcome) {
        return meters.get("jikimi.owner.alerts")
                .tag("concern", "timers")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    int rows() {
        return JdbcClient.create(door)
                .sql("select count(*) from keeper_owner_alert")
                .query(Integer.class)
                .single();
    }
}
