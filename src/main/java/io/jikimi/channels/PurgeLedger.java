package io.jikimi.channels;

import io.jikimi.channels.Purge.State;

import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import tools.jackson.databind.json.JsonMapper;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Writes down which purges are going on, and who wants one to end. */
@Service
class PurgeLedger {

    /** Longer than a purge waits for Discord: one that is not heard of for so long is no more. */
    static final Duration SILENCE = Duration.ofMinutes(10);

    /** So long somebody may take to confirm what they have asked for. */
    static final Duration PATIENCE = Duration.ofHours(1);

    private static final JsonMapper JSON = JsonMapper.shared();

    private final PurgeRepository purges;
    private final Clock clock;
    private final TransactionTemplate transaction;

    PurgeLedger(PurgeRepository purges, Clock clock, PlatformTransactionManager transactions) {
        this.purges = purges;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Writes down that one begins; gives its id. */
    long begin(long guildId, long channelId, long userId) {
        var purge = new Purge(guildId, channelId, userId, "", clock.instant());
        return in(() -> purges.saveAndFlush(purge).id());
    }

    /** It is alive and has deleted so many; no where somebody wants it to end. */
    boolean goesOn(long id, int deleted) {
        return in(() -> purges.goOn(id, deleted, clock.instant())) > 0;
    }

    /** Keeps what was asked until it is confirmed; no where somebody wants it to end. */
    boolean awaitsConfirmation(long id, PurgeRequest request) {
        var written = JSON.writeValueAsString(request);
        return in(() -> purges.ask(id, written)) > 0;
    }

    Optional<Purge> find(long guildId, long id) {
        return purges.findByIdAndGuildId(id, guildId);
    }

    /** Goes on with what was asked; empty where that was confirmed or dropped, or is too old. */
    Optional<PurgeRequest> confirm(Purge purge) {
        if (purge.state() != State.UNCONFIRMED
                || purge.askedAt().isBefore(clock.instant().minus(PATIENCE))) {
            return Optional.empty();
        }
        var request = JSON.readValue(purge.request(), PurgeRequest.class);
        return moved(purge.id(), State.UNCONFIRMED, State.RUNNING)
                ? Optional.of(request)
                : Optional.empty();
    }

    /** Lets one that goes on end early; no where it has ended already. */
    boolean stop(long id) {
        return moved(id, State.RUNNING, State.STOPPING);
    }

    private boolean moved(long id, State from, State to) {
        return in(() -> purges.move(id, from, to, clock.instant())) > 0;
    }

    /** It is over; yes for one only of those who see that. */
    boolean end(long id, int deleted) {
        return in(() -> purges.end(id, deleted, clock.instant())) > 0;
    }

    /** Forgets what nobody has confirmed in time. */
    void forgetUnconfirmed() {
        in(() -> purges.forgetUnconfirmed(clock.instant().minus(PATIENCE)));
    }

    /** Those whose process has ended before them. */
    List<Purge> abandoned() {
        return purges.findSilentSince(clock.instant().minus(SILENCE));
    }

    private <T> T in(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }
}
