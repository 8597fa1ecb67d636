package io.jikimi.announcements;

import io.jikimi.alerts.Alerts;

import org.springframework.stereotype.Component;

/** Tells a guild what is wrong with an announcement of it, and what is well again. */
interface Complaints {

    void lost(long guildId, long id, long channelId);

    void found(long guildId, long id, long channelId);

    void givenUp(long guildId, long id);

    /** Tells it by an alert. */
    @Component
    class ByAlert implements Complaints {

        private final Alerts alerts;

        ByAlert(Alerts alerts) {
            this.alerts = alerts;
        }

        @Override
        public void lost(long guildId, long id, long channelId) {
            alerts.report(guildId, LostChannel.problem(id, channelId));
        }

        @Override
        public void found(long guildId, long id, long channelId) {
            alerts.cured(guildId, LostChannel.problem(id, channelId));
        }

        @Override
        public void givenUp(long guildId, long id) {
            alerts.report(guildId, GivenUp.problem(id));
        }
    }
}
