package io.jikimi.lifecycle;

import io.jikimi.config.OperatorMistakes;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.context.ApplicationListener;

import java.time.Duration;

/**
 * Asks the service manager for patience while the start takes long, as a migration of much data
 * does; not for ever, or a start that hangs would never be tried again.
 */
class SlowStart implements ApplicationListener<SpringApplicationEvent> {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration EVERY = PATIENCE.dividedBy(3);
    private static final int MOST = 180;

    private final ServiceManager manager;
    private @Nullable Thread asking;

    SlowStart() {
        this(ServiceManager.ofThisProcess());
    }

    SlowStart(ServiceManager manager) {
        this.manager = manager;
    }

    @Override
    public void onApplicationEvent(SpringApplicationEvent event) {
        switch (event) {
            case ApplicationPreparedEvent _ -> begin();
            case ApplicationReadyEvent _ -> end();
            case ApplicationFailedEvent failed -> {
                end();
                manager.tell(ServiceManager.status("not started: " + why(failed.getException())));
            }
            default -> {}
        }
    }

    private void begin() {
        if (manager.listens()) {
            asking = Thread.ofPlatform().daemon().name("slow-start").start(this::ask);
        }
    }

    private void ask() {
        try {
            for (var asked = 0; asked < MOST; asked++) {
                manager.tell(ServiceManager.status("starting"), ServiceManager.wait(PATIENCE));
                Thread.sleep(EVERY);
            }
        } catch (InterruptedException started) {
            Thread.currentThread().interrupt();
        }
    }

    private void end() {
        if (asking != null) {
            asking.interrupt();
        }
    }

    private static String why(Throwable failure) {
        return OperatorMistakes.behind(failure)
                .map(Throwable::getMessage)
                .orElse("the log says why");
    }
}
