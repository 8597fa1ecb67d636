package io.jikimi.discord;

import io.jikimi.config.BotProperties;
import io.jikimi.config.Secret;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.StatusChangeEvent;

import org.springframework.stereotype.Component;

import java.util.Objects;

/** The token that the bot goes by now; a verified one may take its place while it runs. */
@Component
class BotToken implements ShardObserver {

    private static final String TYPE = "Bot ";

    private volatile Secret current;
    private volatile long botId;

    BotToken(BotProperties properties) {
        current = Objects.requireNonNull(properties.token());
    }

    Secret current() {
        return current;
    }

    void replace(Secret token) {
        current = token;
    }

    /** Whether this is the id of another bot than the one that has been connected. */
    boolean isAnotherBot(long id) {
        return botId != 0 && botId != id;
    }

    @Override
    public void saw(int shardId, GenericEvent event) {
        if (event instanceof StatusChangeEvent change
                && change.getNewStatus() == JDA.Status.IDENTIFYING_SESSION) {
            botId = event.getJDA().getSelfUser().getIdLong();
        }
    }

    /** Whether a shard was built with another token, which may be refused by now. */
    boolean isOutdated(JDA shard) {
        return !shard.getToken().equals(header());
    }

    /** What the header {@code Authorization} says. */
    String header() {
        return TYPE + current.reveal();
    }
}
