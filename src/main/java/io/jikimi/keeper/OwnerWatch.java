package io.jikimi.keeper;

import io.jikimi.discord.OwnerLine.Letter;
import io.jikimi.keeper.OwnerPost.Outcome;
import io.jikimi.lifecycle.Concern;
import io.jikimi.lifecycle.Concern.Standing;
import io.jikimi.lifecycle.MachineTime;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tells the owner what is wrong with the bot when it lasts: once, again each day, and when it is
 * over. Of all instances one tells it; while the database is away each goes by what it remembers.
 */
@Component
class OwnerWatch {

    private static final Logger log = LoggerFactory.getLogger(OwnerWatch.class);

    private final OwnerAlertProperties properties;
    private final Map<String, Concern> concerns;
    private final OwnerAlertLedger ledger;
    private final OwnerPost post;
    private final OwnerWords words;
    private final Clock clock;
    private final OwnerMemory memory = new OwnerMemory();
    // A thread of its own: what it has to tell may be that the shared ones stand still.
    private final Thread watching =
            Thread.ofPlatform().daemon().name("owner-watch").unstarted(this::lookOnAndOn);
    private final Set<String> unclear = new HashSet<>();
    private volatile boolean ending;
    private boolean broken;

    OwnerWatch(
            OwnerAlertProperties properties,
            List<Concern> concerns,
            OwnerAlertLedger ledger,
            OwnerPost post,
            OwnerWords words,
            @MachineTime Clock clock) {
        this.properties = properties;
        this.concerns =
                concerns.stream().collect(Collectors.toMap(Concern::name, Function.identity()));
        this.ledger = ledger;
        this.post = post;
        this.words = words;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    synchronized void begin() {
        if (properties.enabled() && !ending) {
            watching.start();
        }
    }

    // A bot that leaves disconnects on purpose.
    @EventListener(ContextClosedEvent.class)
    synchronized void end() {
        ending = true;
        watching.interrupt();
    }

    private void lookOnAndOn() {
        try {
            while (!ending) {
                Thread.sleep(properties.pause());
                look();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks at everything, and tells what is to be told. */
    void look() {
        try {
            var standing = standing();
            try {
                goByTheLedger(standing);
            } catch (DataAccessException | TransactionException away) {
                log.debug("What is wrong is told from memory", away);
                goByMemory(standing);
            }
            broken = false;
        } catch (RuntimeException | Error failure) {
            if (!broken && !ending) {
                broken = true;
                log.error("It cannot be told to the owner what is wrong", failure);
            }
        }
    }

    private Map<String, Standing> standing() {
        var standing = new LinkedHashMap<String, Standing>();
        for (var concern : concerns.values()) {
            var now = ask(concern);
            if (now != null) {
                standing.put(concern.name(), now);
            }
        }
        return standing;
    }

    // One that cannot be judged must not hide the others.
    private @Nullable Standing ask(Concern concern) {
        try {
            var answer = concern.standing();
            unclear.remove(concern.name());
            return answer;
        } catch (RuntimeException failure) {
            if (unclear.add(concern.name())) {
                log.error("It cannot be told how '{}' stands", concern.name(), failure);
            }
            return null;
        }
    }

    private void goByTheLedger(Map<String, Standing> standing) {
        var now = clock.instant();
        for (var told : memory.meanwhile()) {
            ledger.note(told.concern(), told.standing(), told.seenAt(), properties.over());
            ledger.toldMeanwhile(told.concern(), told.toldAt());
            memory.written(told);
        }
        standing.forEach((concern, one) -> ledger.note(concern, one, now, properties.over()));
        var all = ledger.all();
        memory.remember(all);
        all.forEach(spell -> consider(spell, standing.containsKey(spell.concern()), now));
    }

    // What another has seen just now may be over by now; only whoever sees it says that it stands.
    private void consider(Spell spell, boolean standsHere, Instant now) {
        var lasted = spell.lasted(patience(spell.concern()));
        if (standsHere) {
            if (lasted && spell.isUntold(now) && post.isOpen() && ledger.claim(spell, now)) {
                tellThatItStands(spell);
            }
        } else if (spell.stands(now, properties.over())) {
            log.debug("'{}' stands elsewhere, or is over", spell.concern());
        } else if (!spell.wasTold() && !lasted) {
            ledger.forget(spell);
        } else if (post.isOpen() && ledger.claimOver(spell, now, properties.over())) {
            tellThatItIsOver(spell);
        }
    }

    private void tellThatItStands(Spell spell) {
        if (send(spell, words.stands(spell), false) == Outcome.FAILED) {
            ledger.release(spell, clock.instant());
        } else {
            memory.told(spell.concern(), clock.instant());
            ledger.told(spell, clock.instant());
        }
    }

    private void tellThatItIsOver(Spell spell) {
        if (send(spell, words.over(spell), true) == Outcome.FAILED) {
            ledger.release(spell, clock.instant());
        } else {
            ledger.forget(spell);
        }
    }

    private Outcome send(Spell spell, String said, boolean over) {
        var letter =
                new Letter(said, spell.nonce(over), spell.mark(), spell.claimedUntil() != null);
        return post.send(spell.concern(), letter);
    }

    private void goByMemory(Map<String, Standing> standing) {
        var now = clock.instant();
        standing.forEach(
                (concern, one) -> {
                    var spell = memory.spell(concern, one, now);
                    if (spell.lasted(patience(concern)) && spell.isUntold(now) && post.isOpen()) {
                        if (send(spell, words.stands(spell), false) != Outcome.FAILED) {
                            memory.toldMeanwhile(concern, one, now);
                        }
                    } else {
                        memory.seen(concern, now);
                    }
                });
    }

    private Duration patience(String concern) {
        var known = concerns.get(concern);
        return known == null ? properties.after() : known.toldAfter(properties.after());
    }
}
