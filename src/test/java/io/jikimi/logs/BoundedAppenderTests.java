package io.jikimi.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.UnsynchronizedAppenderBase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

class BoundedAppenderTests {

    private static final int CAPACITY = 80;
    private static final int ENDLESS = 1_000_000;

    private final LoggerContext logs = new LoggerContext();
    private final Output output = new Output();
    private final BoundedAppender appender = new BoundedAppender(output, CAPACITY, "log-writer");
    private final Logger log = logs.getLogger("any");

    BoundedAppenderTests() {
        logs.setMDCAdapter(new LogbackMDCAdapter());
        output.setContext(logs);
        output.start();
        appender.setContext(logs);
        appender.start();
        log.addAppender(appender);
        log.setLevel(Level.TRACE);
    }

    @AfterEach
    void end() {
        output.room.release(ENDLESS);
        appender.stop();
    }

    @Test
    void anOutputThatTakesNothingHoldsUpNobodyAndWhatIsLostIsCounted() {
        for (var line = 0; line < 100_000; line++) {
            log.info("line {}", line);
        }

        var waiting = 100_000 - appender.lost().count(Level.INFO);
        assertThat(waiting).isBetween(CAPACITY - CAPACITY / 8L, CAPACITY + 1L);
        assertThat(appender.lost().count(Level.ERROR)).isZero();
    }

    @Test
    void aWarningFindsRoomWhereNothingElseDoes() {
        for (var line = 0; line < 1_000; line++) {
            log.info("line {}", line);
        }
        log.warn("look here");
        output.room.release(ENDLESS);

        await().until(() -> output.lines.contains("look here"));
        assertThat(appender.lost().count(Level.WARN)).isZero();
    }

    @Test
    void saysHowManyLinesWereLostOnceItFlowsAgain() {
        for (var line = 0; line < 1_000; line++) {
            log.debug("line {}", line);
        }
        var lost = appender.lost().count(Level.DEBUG);
        output.room.release(ENDLESS);

        await().until(() -> !saidToBeLost().isEmpty());
        assertThat(saidToBeLost()).singleElement().asString().startsWith(lost + " lines");
    }

    @Test
    void aLineThatCannotBeWrittenIsNotTheLastOne() {
        output.room.release(ENDLESS);
        log.error(Output.UNWRITABLE);
        log.info("and the next one");

        await().until(() -> output.lines.contains("and the next one"));
        assertThat(appender.lost().count(Level.ERROR)).isEqualTo(1);
        assertThat(saidToBeLost()).singleElement().asString().startsWith("1 lines");
    }

    @Test
    void anEndWritesWhatStillWaits() {
        for (var line = 0; line < 50; line++) {
            log.info("line {}", line);
        }
        output.room.release(ENDLESS);
        appender.stop();

        assertThat(output.lines).hasSize(50).last().isEqualTo("line 49");
        assertThat(output.isStarted()).isFalse();
    }

    @Test
    void anEndDoesNotWaitForAnOutputThatTakesNothing() {
        log.info("nobody reads this");
        appender.stop();

        assertThat(output.lines).isEmpty();
        assertThat(appender.isStarted()).isFalse();
    }

    private List<String> saidToBeLost() {
        return output.lines.stream().filter(line -> line.contains("were lost")).toList();
    }

    /** Takes as many lines as there is room for. */
    private static final class Output extends UnsynchronizedAppenderBase<ILoggingEvent> {

        private static final String UNWRITABLE = "more than there is memory for";

        private final Semaphore room = new Semaphore(0);
        private final List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            room.acquireUninterruptibly();
            if (event.getFormattedMessage().equals(UNWRITABLE)) {
                throw new OutOfMemoryError("on purpose");
            }
            lines.add(event.getFormattedMessage());
        }
    }
}
