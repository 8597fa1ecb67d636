package io.jikimi.guilds;

import io.jikimi.messages.Refusal;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Takes settings from a file: shows first what would change, and changes it when told to. */
@Service
class SettingsImports {

    private static final Duration KEPT = Duration.ofHours(24);

    /** What one setting was and would be. */
    record Difference(String name, @Nullable String before, @Nullable String after) {}

    /**
     * What a file would change.
     *
     * @param id under which it waits
     */
    record Preview(String id, List<Difference> differences) {}

    /**
     * How it went.
     *
     * @param changes what has changed; nothing where it has to be looked at anew
     * @param anew the preview to look at, where the settings had changed since the last
     */
    record Applied(List<SettingChange> changes, @Nullable Preview anew) {}

    private final SettingsFile file;
    private final SettingsGroups groups;
    private final SettingsLedger ledger;
    private final SettingsImportRepository waiting;
    private final Clock clock;

    SettingsImports(
            SettingsFile file,
            SettingsGroups groups,
            SettingsLedger ledger,
            SettingsImportRepository waiting,
            Clock clock) {
        this.file = file;
        this.groups = groups;
        this.ledger = ledger;
        this.waiting = waiting;
        this.clock = clock;
    }

    /**
     * Keeps a file and says what it would change.
     *
     * @throws Refusal naming everything that is wrong with it; nothing is kept then
     */
    Preview preview(long guildId, Author author, String yaml) {
        var current = ledger.snapshot(guildId);
        var differences = differences(current, values(guildId, current, author, yaml));
        var id = UUID.randomUUID().toString().substring(0, 13);
        if (!differences.isEmpty()) {
            keep(id, guildId, author.userId(), current.revision(), yaml);
        }
        return new Preview(id, differences);
    }

    private void keep(String id, long guildId, long userId, long revision, String yaml) {
        var now = clock.instant();
        ledger.inTransaction(
                () -> {
                    waiting.forgetBefore(now);
                    return waiting.save(
                            new SettingsImport(
                                    id, guildId, userId, revision, yaml, now.plus(KEPT)));
                });
    }

    private Map<String, @Nullable String> values(
            long guildId, SettingsSnapshot current, Author author, String yaml) {
        var content = file.read(yaml);
        var wanted = new LinkedHashMap<String, @Nullable String>(content.values());
        content.replaced().forEach(field -> dropOthers(field, current, wanted));
        var checked = groups.check(guildId, wanted);
        checked.faults().addAll(0, content.faults());
        checked.faults().addAll(ledger.objections(current, author, checked.values()));
        checked.refuseFaults();
        return checked.values();
    }

    private static void dropOthers(
            SettingField field, SettingsSnapshot current, Map<String, @Nullable String> wanted) {
        current.rows().keySet().stream()
                .filter(row -> field.entry(row) != null && !wanted.containsKey(row))
                .forEach(row -> wanted.put(row, null));
    }

    private static List<Difference> differences(
            SettingsSnapshot current, Map<String, @Nullable String> values) {
        return values.entrySet().stream()
                .map(
                        one ->
                                new Difference(
                                        one.getKey(),
                                        current.rows().get(one.getKey()),
                                        one.getValue()))
                .filter(one -> !Objects.equals(one.before(), one.after()))
                .toList();
    }

    /**
     * Applies a file that waits, once; where the settings have changed since it was shown, it is
     * shown anew instead.
     *
     * @throws Refusal when it no longer waits
     */
    Applied apply(long guildId, Author author, String id) {
        var found =
                waiting.findByIdAndGuildId(id, guildId)
                        .filter(one -> one.expiresAt().isAfter(clock.instant()))
                        .orElseThrow(() -> new Refusal("settings.import-gone"));
        var changes = ledger.alone(guildId, held -> applied(held, found, author));
        return changes.isEmpty() && ledger.snapshot(guildId).revision() != found.revision()
                ? new Applied(List.of(), preview(guildId, author, found.body()))
                : new Applied(changes, null);
    }

    private List<SettingChange> applied(
            SettingsRevision held, SettingsImport found, Author author) {
        if (waiting.take(found.id(), found.guildId()) == 0) {
            throw new Refusal("settings.import-gone");
        }
        if (held.revision() != found.revision()) {
            return List.of();
        }
        var current = ledger.snapshot(found.guildId());
        var values = values(found.guildId(), current, author, found.body());
        return ledger.write(held, author, values);
    }

    /** Lets go of a file that waits. */
    void cancel(long guildId, String id) {
        ledger.inTransaction(() -> waiting.take(id, guildId));
    }
}
