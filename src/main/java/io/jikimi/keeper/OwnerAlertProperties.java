package io.jikimi.keeper;

import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;
import java.util.Locale;

/**
 * What the bot's owner is told in a direct message.
 *
 * @param enabled whether the owner is told when something is wrong with the bot as a whole
 * @param after how long it must last before they are told; shards may be away for twice as long
 * @param language in which language; Discord does not say which one an owner speaks
 */
@Validated
@ConfigurationProperties("bot.owner-alerts")
record OwnerAlertProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("5m") @DurationMin(seconds = 1, message = "must be 1s or longer")
                Duration after,
        @DefaultValue("en") Language language) {

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /** The languages there are. */
    enum Language {
        EN(Locale.ENGLISH),
        KO(Locale.KOREAN);

        private final Locale locale;

        Language(Locale locale) {
            this.locale = locale;
        }

        Locale locale() {
            return locale;
        }
    }

    /** How often it is looked: often enough for what must last. */
    Duration pause() {
        return after.compareTo(LONGEST_PAUSE) < 0 ? after : LONGEST_PAUSE;
    }

    /** What no instance has seen for so long is over; one that is restarted may miss a look. */
    Duration over() {
        return pause().multipliedBy(3);
    }
}
