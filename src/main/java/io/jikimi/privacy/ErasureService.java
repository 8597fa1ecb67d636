package io.jikimi.privacy;

import io.jikimi.guilds.GuildDepartures;
import io.jikimi.privacy.Proof.Kind;
import io.jikimi.stored.GuildErased;
import io.jikimi.stored.GuildErasing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Erases people and guilds, once and for all: every erasure is proven by a row without a name. */
@Service
public class ErasureService {

    private static final Logger log = LoggerFactory.getLogger(ErasureService.class);
    private static final int TRIES = 5;

    private final DataRows rows;
    private final Proofs proofs;
    private final ErasureKeys keys;
    private final GuildDepartures departures;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ErasureService(
            DataRows rows,
            Proofs proofs,
            ErasureKeys keys,
            GuildDepartures departures,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.proofs = proofs;
        this.keys = keys;
        this.departures = departures;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Erases a person everywhere; how many rows that has changed. */
    int erasePerson(long userId) {
        keys.prepare();
        return inTransaction(() -> proven(Kind.PERSON, userId, () -> rows.erasePerson(userId)));
    }

    /** When that person was last erased, if ever. */
    Optional<Instant> erasedAt(long userId) {
        return keys.marks(Kind.PERSON, userId).stream()
                .flatMap(mark -> proofs.find(Kind.PERSON, mark).stream())
                .map(Proof::erasedAt)
                .max(Instant::compareTo);
    }

    /** Erases a guild at once; how many rows are gone. */
    int eraseGuild(long guildId) {
        keys.prepare();
        var gone = inTransaction(() -> provenGuild(guildId));
        events.publishEvent(new GuildErased(guildId));
        return gone;
    }

    /** Erases a guild that has removed Jikimi, if its time is over and nobody else does it. */
    boolean eraseDeparted(long guildId) {
        keys.prepare();
        var gone = inTransaction(() -> departures.take(guildId) ? provenGuild(guildId) : -1);
        if (gone >= 0) {
            events.publishEvent(new GuildErased(guildId));
            log.info("Guild {} left long ago; all {} rows of it are erased", guildId, gone);
        }
        return gone >= 0;
    }

    private int provenGuild(long guildId) {
        events.publishEvent(new GuildErasing(guildId));
        return proven(Kind.GUILD, guildId, () -> rows.eraseGuild(guildId));
    }

    // The proof comes first: two erasures of the same wait for each other there.
    private int proven(Kind kind, long id, Supplier<Integer> work) {
        var mark = keys.mark(kind, id);
        proofs.begin(kind, mark, clock.instant());
        var gone = work.get();
        proofs.count(kind, mark, gone);
        return gone;
    }

    /** What has to be carried over to a database that a backup is restored into. */
    public ErasureList list() {
        return ErasureList.of(keys, proofs);
    }

    /**
     * Takes over the list of a database that a backup has replaced, or is about to, and erases
     * again whoever was erased after the backup was made. Where the operator has set a key, it must
     * be the same.
     *
     * @return how many people and guilds were erased again
     */
    public int reapply(ErasureList carriedOver) {
        inTransaction(
                () -> {
                    carriedOver.giveTo(keys, proofs);
                    return carriedOver.proofs().size();
                });
        return reapply();
    }

    /** Erases whoever is on the list but was brought back by a backup; done at every start, too. */
    public int reapply() {
        var pending = proofs.pending();
        if (pending.isEmpty()) {
            return 0;
        }
        keys.prepare();
        var again = 0;
        for (var kind : Kind.values()) {
            for (var id : rows.ids(kind)) {
                var marks = keys.marks(kind, id);
                if (pending.stream()
                        .anyMatch(one -> one.kind() == kind && marks.contains(one.mark()))) {
                    again++;
                    var _ = kind == Kind.PERSON ? erasePerson(id) : eraseGuild(id);
                }
            }
        }
        pending.forEach(proofs::applied);
        log.info("A backup was restored: {} people and guilds were erased again", again);
        return again;
    }

    // Two at once: the later one finds what the earlier one has left.
    private int inTransaction(Supplier<Integer> work) {
        for (var attempt = 1; ; attempt++) {
            try {
                return Objects.requireNonNull(transaction.execute(_ -> work.get()));
            } catch (DuplicateKeyException | TransientDataAccessException atOnce) {
                if (attempt == TRIES) {
                    throw atOnce;
                }
                log.debug("Somebody erases the same at once; once more", atOnce);
            }
        }
    }
}
