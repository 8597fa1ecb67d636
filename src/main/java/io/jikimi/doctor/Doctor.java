package io.jikimi.doctor;

import io.jikimi.config.BotProperties;
import io.jikimi.config.Settings;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Knows what to examine before a bot with these settings is started. */
public final class Doctor {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ConfigurableEnvironment environment;
    private final Path directory;
    private final BotProperties bot;
    private final boolean onVolume;

    /** Takes settings in which no mistake was found. */
    public Doctor(Settings settings) {
        this.environment = settings.environment();
        this.directory = settings.surroundings().directory();
        this.bot = Binder.get(environment).bindOrCreate("bot", BotProperties.class);
        this.onVolume =
                settings.surroundings().areWithoutTheVolume()
                        && Database.of(environment, PATIENCE).file().isPresent();
    }

    /** Discord and the database, which are asked and not changed. */
    public List<Examination> live() {
        return List.of(
                new DiscordExamination(bot, PATIENCE),
                onVolume
                        ? new UnseenVolume("database.connection")
                        : new DatabaseExamination(environment, PATIENCE));
    }

    /** The machine that this process runs on, which is taken for the bot's. */
    public List<Examination> machine() {
        var file = Database.of(environment, PATIENCE).file();
        var shards = bot.shards().total();
        return List.of(
                new DiskExamination(
                        directory.resolve(file.map(this::folder).orElse(directory)),
                        file.isPresent()),
                new MemoryExamination(
                        new MemoryLimit(Path.of("/")).bytes(), Runtime.getRuntime().maxMemory()),
                new OpenFilesExamination(OpenFilesExamination.ofThisProcess(), shards));
    }

    /** Brings the database up to date. Safe to be done by two at once. */
    public Examination migration() {
        return onVolume
                ? new UnseenVolume("database.migrated")
                : new Migration(environment, PATIENCE);
    }

    private Path folder(Path file) {
        var parent = file.getParent();
        return parent == null ? directory : parent;
    }
}
