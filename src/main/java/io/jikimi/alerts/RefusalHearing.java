package io.jikimi.alerts;

import io.jikimi.discord.Delivered;
import io.jikimi.discord.DeliveryRefused;
import io.jikimi.discord.DeliveryRefused.Cause;
import io.jikimi.discord.Premises;
import io.jikimi.discord.Premises.Place;
import io.jikimi.guilds.SettingsChanged;
import io.jikimi.stored.GuildErased;

import net.dv8tion.jda.api.Permission;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Hears what could not be said where, and understands which problem that is. */
@Component
class RefusalHearing {

    private static final Logger log = LoggerFactory.getLogger(RefusalHearing.class);
    private static final int NEWS_TAKES_SECONDS = 3;

    private final Alerts alerts;
    private final GuildWatch watch;
    private final Premises premises;

    RefusalHearing(Alerts alerts, GuildWatch watch, Premises premises) {
        this.alerts = alerts;
        this.watch = watch;
        this.premises = premises;
    }

    @EventListener
    void on(DeliveryRefused refused) {
        aside(refused.guildId(), () -> understand(refused));
    }

    @EventListener
    void on(Delivered delivered) {
        if (alerts.isTroubled(delivered.guildId())) {
            var refused = Problem.refused(delivered.channelId());
            aside(delivered.guildId(), () -> alerts.cured(delivered.guildId(), refused));
        }
    }

    @EventListener
    void on(SettingsChanged changed) {
        watch.lookSoon(changed.guildId());
    }

    @EventListener
    void on(GuildErased gone) {
        alerts.forget(gone.guildId());
    }

    // Whoever tells us this is answering somebody, and must not wait for the database.
    private static void aside(long guildId, Runnable work) {
        Thread.ofVirtual()
                .name("alerts-" + guildId)
                .start(
                        () -> {
                            try {
                                work.run();
                            } catch (DataAccessException | TransactionException away) {
                                log.warn(
                                        "Guild {} could not be alerted: {}",
                                        guildId,
                                        away.getMessage());
                            } catch (RuntimeException failure) {
                                log.warn("Guild {} could not be alerted", guildId, failure);
                            }
                        });
    }

    void understand(DeliveryRefused refused) {
        if (!judge(refused) && refused.cause() == Cause.FORBIDDEN) {
            // The permission may be gone already, and the news of it still on its way to us.
            CompletableFuture.delayedExecutor(NEWS_TAKES_SECONDS, TimeUnit.SECONDS)
                    .execute(() -> aside(refused.guildId(), () -> judgeFinally(refused)));
        }
    }

    private void judgeFinally(DeliveryRefused refused) {
        if (!judge(refused)) {
            alerts.report(refused.guildId(), Problem.refused(refused.channelId()));
        }
    }

    /** Whether it could be seen what is wrong. */
    private boolean judge(DeliveryRefused refused) {
        var place = premises.place(refused.guildId(), refused.channelId());
        if (place == null || refused.cause() == Cause.CHANNEL_GONE) {
            watch.look(refused.guildId());
            return true;
        }
        var lacking = place.lacks(refused.needed());
        if (!lacking.isEmpty() && !place.isWritable() && reportSettings(refused)) {
            return true;
        }
        tellApart(place, lacking)
                .forEach(
                        permission ->
                                alerts.report(
                                        refused.guildId(),
                                        Problem.missingPermission(
                                                refused.channelId(), permission)));
        return !lacking.isEmpty();
    }

    private boolean reportSettings(DeliveryRefused refused) {
        var broken = watch.settingsThatName(refused.guildId(), refused.channelId());
        broken.forEach(problem -> alerts.report(refused.guildId(), problem));
        return !broken.isEmpty();
    }

    // Where nothing at all can be written, what else is missing does not matter yet.
    private static Set<Permission> tellApart(Place place, EnumSet<Permission> lacking) {
        var writing = EnumSet.copyOf(place.toWrite());
        writing.retainAll(lacking);
        if (writing.isEmpty()) {
            return lacking;
        }
        if (writing.size() > 1) {
            writing.remove(Permission.VIEW_CHANNEL);
        }
        return writing;
    }
}
