package io.jikimi.discord;

import net.dv8tion.jda.api.entities.ApplicationInfo;
import net.dv8tion.jda.api.entities.ISnowflake;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Knows whose bot this is: the person or the team that Discord names. */
@Component
public class BotOwners extends ListenerAdapter implements Selective {

    private static final Logger log = LoggerFactory.getLogger(BotOwners.class);

    private volatile Set<Long> ids = Set.of();

    /** Whether the bot is theirs; no as long as Discord has not been asked. */
    public boolean has(long userId) {
        return ids.contains(userId);
    }

    @Override
    public boolean wants(GenericEvent event) {
        return event instanceof ReadyEvent;
    }

    @Override
    public void onReady(ReadyEvent event) {
        event.getJDA()
                .retrieveApplicationInfo()
                .queue(
                        info -> ids = owners(info),
                        failure ->
                                log.warn(
                                        "Discord did not say whose bot this is: {}",
                                        failure.getMessage()));
    }

    private static Set<Long> owners(ApplicationInfo info) {
        var team = info.getTeam();
        var members =
                team == null
                        ? Stream.of(info.getOwner().getIdLong())
                        : team.getMembers().stream()
                                .map(member -> member.getUser())
                                .map(ISnowflake::getIdLong);
        return members.collect(Collectors.toUnmodifiableSet());
    }
}
