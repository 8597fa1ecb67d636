package io.jikimi.guilds;

import io.jikimi.config.BotProperties;
import io.jikimi.testing.Guildhall;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.PlatformTransactionManager;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The room of settings as a test needs it: several instances on one database. */
public class SettingsRoom {

    /** Settings of a room that a test adds. */
    record GardenSettings(
            @DefaultValue("3") @Min(1) @Max(10) int trees,
            @DefaultValue("10m") Duration rest,
            @DefaultValue("false") boolean open,
            Map<String, String> rules) {

        static final SettingsGroup<GardenSettings> GROUP =
                SettingsGroup.of("garden", GardenSettings.class);
    }

    private final GuildSettingRepository settings;
    private final SettingsRevisionRepository revisions;
    private final SettingChangeRepository changes;
    private final SettingsImportRepository waiting;
    private final PlatformTransactionManager transactions;
    private final SettingsGroups groups =
            new SettingsGroups(
                    List.of(ServerSettings.GROUP, GardenSettings.GROUP), new Guildhall(List.of()));

    SettingsRoom(
            GuildSettingRepository settings,
            SettingsRevisionRepository revisions,
            SettingChangeRepository changes,
            SettingsImportRepository waiting,
            PlatformTransactionManager transactions) {
        this.settings = settings;
        this.revisions = revisions;
        this.changes = changes;
        this.waiting = waiting;
        this.transactions = transactions;
    }

    public void clear() {
        settings.deleteAll();
        revisions.deleteAll();
        changes.deleteAll();
        waiting.deleteAll();
    }

    void forgetRows() {
        settings.deleteAll();
        changes.deleteAll();
    }

    public GuildSettings instance() {
        return instance(Clock.systemUTC());
    }

    GuildSettings instance(Clock clock) {
        var bot = Binder.get(new MockEnvironment()).bindOrCreate("bot", BotProperties.class);
        return new GuildSettings(ledger(), bot, clock, _ -> {});
    }

    /** Which channels and roles these settings name. */
    public ChosenPlaces places(GuildSettings guilds) {
        return new ChosenPlaces(guilds, groups, new SettingWords(groups), settings);
    }

    SettingsLedger ledger() {
        return new SettingsLedger(
                settings, revisions, changes, groups, List.of(), Clock.systemUTC(), transactions);
    }

    SettingsErasure erasure(GuildSettings instance) {
        return new SettingsErasure(revisions, instance, Clock.systemUTC());
    }

    SettingsImports imports(Clock clock) {
        return new SettingsImports(file(), groups, ledger(), waiting, clock);
    }

    SettingsFile file() {
        return new SettingsFile(groups);
    }
}
