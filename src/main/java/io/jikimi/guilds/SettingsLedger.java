package io.jikimi.guilds;

import io.jikimi.messages.Refusal;
import io.jikimi.messages.Text;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads and writes what guilds have chosen, and writes down every change. */
@Service
class SettingsLedger {

    /** The most settings and entries that one guild keeps. */
    static final int MOST = 1000;

    private static final Logger log = LoggerFactory.getLogger(SettingsLedger.class);

    private final GuildSettingRepository settings;
    private final SettingsRevisionRepository revisions;
    private final SettingChangeRepository changes;
    private final SettingsGroups groups;
    private final List<SettingsLimit> limits;
    private final Clock clock;
    private final TransactionTemplate transaction;

    SettingsLedger(
            GuildSettingRepository settings,
            SettingsRevisionRepository revisions,
            SettingChangeRepository changes,
            SettingsGroups groups,
            List<SettingsLimit> limits,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.settings = settings;
        this.revisions = revisions;
        this.changes = changes;
        this.groups = groups;
        this.limits = limits;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    // The revision first: rows that are newer than it are read again, older ones never stay.
    SettingsSnapshot snapshot(long guildId) {
        var revision = revisions.findById(guildId).map(SettingsRevision::revision).orElse(0L);
        var rows = new LinkedHashMap<String, String>();
        settings.findByGuildId(guildId).forEach(one -> rows.put(one.name(), one.chosen()));
        return new SettingsSnapshot(revision, rows);
    }

    List<SettingsRevision> changedAfter(Instant since) {
        return revisions.findByChangedAtAfter(since);
    }

    List<SettingChange> history(long guildId) {
        return changes.findTop500ByGuildIdOrderByIdDesc(guildId);
    }

    List<SettingChange> change(long guildId, Author author, Map<String, @Nullable String> wanted) {
        var checked = groups.check(guildId, wanted);
        checked.refuseFaults();
        return alone(guildId, held -> write(held, author, checked.values()));
    }

    /** Does some work in a transaction during which nobody else changes the guild's settings. */
    <T> T alone(long guildId, Function<SettingsRevision, T> work) {
        while (true) {
            var done = inTransaction(() -> revisions.hold(guildId).map(work));
            if (done.isPresent()) {
                return done.get();
            }
            begin(guildId);
        }
    }

    <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }

    /**
     * Puts back what was before a change.
     *
     * @throws Refusal when there is no such change
     */
    List<SettingChange> revert(long guildId, long changeId, Author author) {
        var change =
                changes.findByIdAndGuildId(changeId, guildId)
                        .orElseThrow(() -> new Refusal("settings.no-such-change", changeId));
        var back = new LinkedHashMap<String, @Nullable String>();
        back.put(change.name(), change.before());
        return change(guildId, author, back);
    }

    // Between transactions and not within one: whoever holds one connection and waits for a second
    // has everybody else wait as well, once there are as many of them as connections.
    private void begin(long guildId) {
        try {
            transaction.executeWithoutResult(
                    _ -> revisions.saveAndFlush(new SettingsRevision(guildId, clock.instant())));
        } catch (DataIntegrityViolationException somebodyElseDid) {
            log.debug("Somebody else began the settings of guild {}", guildId);
        }
    }

    /**
     * Writes what was checked before, and gives what has changed by it.
     *
     * @throws Refusal naming all that the author may not choose
     */
    List<SettingChange> write(
            SettingsRevision held, Author author, Map<String, @Nullable String> values) {
        var now = clock.instant();
        var guildId = held.guildId();
        refuseObjections(objections(snapshot(guildId), author, values));
        var written = new ArrayList<SettingChange>();
        values.forEach(
                (name, value) -> write(guildId, name, value, author, now).ifPresent(written::add));
        if (settings.countByGuildId(guildId) > MOST) {
            throw new Refusal("settings.too-many", MOST);
        }
        // What changes nothing is no change: what others look at meanwhile still holds.
        if (!written.isEmpty()) {
            held.advance(now);
        }
        return written;
    }

    /** All that this author may not choose, of what would change. */
    List<Text> objections(
            SettingsSnapshot current, Author author, Map<String, @Nullable String> values) {
        return values.entrySet().stream()
                .filter(one -> !Objects.equals(current.rows().get(one.getKey()), one.getValue()))
                .flatMap(
                        one ->
                                limits.stream()
                                        .map(
                                                limit ->
                                                        limit.objection(
                                                                author,
                                                                one.getKey(),
                                                                one.getValue())))
                .filter(objection -> objection != null)
                .toList();
    }

    private static void refuseObjections(List<Text> objections) {
        new SettingsGroups.Checked(Map.of(), objections).refuseFaults();
    }

    private Optional<SettingChange> write(
            long guildId, String name, @Nullable String value, Author author, Instant now) {
        var current = settings.findByGuildIdAndName(guildId, name);
        var before = current.map(GuildSetting::chosen).orElse(null);
        if (Objects.equals(before, value)) {
            return Optional.empty();
        }
        if (value == null) {
            current.ifPresent(settings::delete);
        } else {
            current.ifPresentOrElse(
                    one -> one.choose(value),
                    () -> settings.save(new GuildSetting(guildId, name, value)));
        }
        return Optional.of(
                changes.save(new SettingChange(guildId, name, before, value, author, now)));
    }
}
