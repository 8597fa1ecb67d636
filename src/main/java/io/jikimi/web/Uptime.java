package io.jikimi.web;

import java.time.Duration;

/**
 * How long something has lasted, in the two largest units that matter.
 *
 * @param unit the message key's last part: days, hours, minutes
 */
record Uptime(String unit, long larger, long smaller) {

    static Uptime of(Duration time) {
        if (time.toDays() > 0) {
            return new Uptime("days", time.toDays(), time.toHoursPart());
        }
        return time.toHours() > 0
                ? new Uptime("hours", time.toHours(), time.toMinutesPart())
                : new Uptime("minutes", time.toMinutes(), time.toSecondsPart());
    }
}
