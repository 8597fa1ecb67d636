package io.jikimi.doctor;

import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

import javax.sql.DataSource;

/** Makes a Flyway with the very settings that the bot's own has, because Spring makes both. */
final class BotFlyway {

    private BotFlyway() {}

    /** Null where migrations are switched off. */
    static @Nullable Flyway of(ConfigurableEnvironment environment, DataSource source) {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.setEnvironment(environment);
            context.registerBean(DataSource.class, () -> source);
            // The bot migrates as soon as Flyway is there.
            context.registerBean(FlywayMigrationStrategy.class, () -> _ -> {});
            context.register(FlywayAutoConfiguration.class);
            context.refresh();
            return context.getBeanProvider(Flyway.class).getIfAvailable();
        }
    }
}
