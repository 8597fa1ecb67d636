package io.jikimi.endtoend;

import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.MethodExecutionListener;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

import javax.sql.DataSource;

/**
 * Laid beside the bot that is shipped: counts its steps in the database, ends its process by {@code
 * kill -9} before or after the one that a file names, and sets its clock by another file. It is
 * named to that bot as a source, and no configuration that a scan in the tests would find.
 */
public class Steps {

    /** Holds the number of the step at which it ends; where it is absent, nothing is counted. */
    static final String ORDER = "kill-at";

    /** Where each step is written down that was counted. */
    static final String PROTOCOL = "steps";

    /** Holds how many seconds the bot's clock is ahead. */
    static final String AHEAD = "ahead";

    @Bean
    @Primary
    Clock clockOfAFile() {
        return new ClockOfAFile(Path.of(AHEAD));
    }

    @Bean
    static BeanPostProcessor counting() {
        return new Counter();
    }

    /** Counts what is written of the features, and commits of it. */
    static final class Counter
            implements BeanPostProcessor, QueryExecutionListener, MethodExecutionListener {

        private static final Pattern WRITES = Pattern.compile("^\\s*(insert|update|delete)\\b.*");
        private static final Pattern HOUSEKEEPING =
                Pattern.compile(
                        "^\\s*(insert into|update|delete from)"
                                + " (cluster_|status_|owner_alert|guild_setting|guild_departure"
                                + "|command_|timer set last_heartbeat).*");

        private final AtomicInteger count = new AtomicInteger();
        private final ThreadLocal<Boolean> hasWritten = ThreadLocal.withInitial(() -> false);

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof DataSource database
                    ? ProxyDataSourceBuilder.create(database)
                            .listener(this)
                            .methodListener(this)
                            .build()
                    : bean;
        }

        @Override
        public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
            queries.stream()
                    .map(QueryInfo::getQuery)
                    .filter(Counter::counts)
                    .forEach(sql -> step("before " + summary(sql)));
        }

        @Override
        public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
            queries.stream()
                    .map(QueryInfo::getQuery)
                    .filter(Counter::counts)
                    .forEach(
                            sql -> {
                                hasWritten.set(true);
                                step("after " + summary(sql));
                            });
        }

        @Override
        public void beforeMethod(MethodExecutionContext call) {
            if (isCommit(call)) {
                step("before commit");
            }
        }

        @Override
        public void afterMethod(MethodExecutionContext call) {
            if (isCommit(call)) {
                hasWritten.remove();
                step("after commit");
            }
        }

        private boolean isCommit(MethodExecutionContext call) {
            return call.getMethod().getName().equals("commit") && hasWritten.get();
        }

        private static boolean counts(String sql) {
            var words = sql.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
            return WRITES.matcher(words).matches() && !HOUSEKEEPING.matcher(words).matches();
        }

        private static String summary(String sql) {
            var words = sql.replaceAll("\\s+", " ").strip();
            return words.substring(0, Math.min(words.length(), 60));
        }

        // A new order begins with a new protocol.
        private synchronized void step(String label) {
            try {
                var order = Path.of(ORDER);
                if (Files.exists(order)) {
                    var protocol = Path.of(PROTOCOL);
                    if (!Files.exists(protocol)) {
                        count.set(0);
                    }
                    var number = count.incrementAndGet();
                    Files.writeString(
                            protocol,
                            number + " " + label + "\n",
                            StandardOpenOption.CREATE,
                            StandardOpenOption.APPEND);
                    if (number == Integer.parseInt(Files.readString(order).strip())) {
                        kill();
                    }
                }
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        private static void kill() throws IOException {
            var self = String.valueOf(ProcessHandle.current().pid());
            new ProcessBuilder("kill", "-9", self).start();
            while (true) {
                LockSupport.park();
            }
        }
    }

    /** A clock that is ahead by what a file says. */
    static final class ClockOfAFile extends Clock {

        private final Path file;

        ClockOfAFile(Path file) {
            this.file = file;
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead());
        }

        private Duration ahead() {
            try {
                return Files.exists(file)
                        ? Duration.ofSeconds(Long.parseLong(Files.readString(file).strip()))
                        : Duration.ZERO;
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(instant(), zone);
        }
    }
}
