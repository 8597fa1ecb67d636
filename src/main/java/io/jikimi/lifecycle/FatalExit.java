package io.jikimi.lifecycle;

import io.jikimi.config.BotProperties;
import io.jikimi.config.BotProperties.OnFatal;
import io.jikimi.config.MisconfiguredException;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Ends the process instead of parking it, for operators who asked for {@code bot.on-fatal=exit}.
 */
@Component
class FatalExit {

    private final BotProperties properties;
    private final ProcessEnd process;

    FatalExit(BotProperties properties, ProcessEnd process) {
        this.properties = properties;
        this.process = process;
    }

    @EventListener
    void on(Parked parked) {
        if (properties.onFatal() == OnFatal.EXIT) {
            process.end(MisconfiguredException.EXIT_CODE);
        }
    }
}
