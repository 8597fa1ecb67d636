package io.jikimi.channels;

import io.jikimi.discord.Audited;
import io.jikimi.discord.ChannelMessages;
import io.jikimi.discord.ChannelMessages.Found;
import io.jikimi.discord.NotDone;
import io.jikimi.discord.NotDone.Why;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Deletes messages: the young ones together, those that are older than two weeks one by one. */
@Component
class PurgeDeletion {

    /** Discord deletes together what is younger than 14 days; what gets there meanwhile is not. */
    private static final Duration YOUNG = Duration.ofDays(14).minusMinutes(10);

    /** Where they are deleted, and why. */
    record Place(long guildId, long channelId, Audited why) {}

    /**
     * How far it got.
     *
     * @param deleted what is not there any more
     * @param stopped what was in the way of the rest, or null where nothing was
     */
    record Outcome(List<Found> deleted, @Nullable Why stopped) {}

    /** Hears how far it is. */
    interface Course {

        /**
         * Says whether to go on.
         *
         * @param slowly whether messages are deleted one by one
         */
        boolean goesOn(int deleted, boolean slowly);
    }

    private final ChannelMessages messages;
    private final Tries tries;
    private final Clock clock;

    PurgeDeletion(ChannelMessages messages, Tries tries, Clock clock) {
        this.messages = messages;
        this.tries = tries;
        this.clock = clock;
    }

    /** Deletes them, newest first. */
    Outcome delete(Place place, List<Found> all, Course course) {
        var oldest = clock.instant().minus(YOUNG);
        var young = all.stream().filter(one -> one.sentAt().isAfter(oldest)).toList();
        var old = all.stream().filter(one -> !one.sentAt().isAfter(oldest)).toList();
        var deleted = new ArrayList<Found>();
        try {
            for (var at = 0; at < young.size(); at += ChannelMessages.TOGETHER) {
                var end = Math.min(at + ChannelMessages.TOGETHER, young.size());
                if (!course.goesOn(deleted.size(), false)
                        || !deleteTogether(place, young.subList(at, end), deleted, course)) {
                    return new Outcome(deleted, null);
                }
            }
            deleteOneByOne(place, old, deleted, course);
            return new Outcome(deleted, null);
        } catch (NotDone no) {
            return new Outcome(deleted, no.why());
        }
    }

    private boolean deleteTogether(
            Place place, List<Found> some, List<Found> deleted, Course course) {
        if (some.size() < 2) {
            return deleteOneByOne(place, some, deleted, course);
        }
        var ids = some.stream().map(Found::id).toList();
        try {
            tries.of(
                    () -> {
                        messages.deleteTogether(
                                place.guildId(), place.channelId(), ids, place.why());
                        return true;
                    });
            deleted.addAll(some);
            return true;
        } catch (NotDone no) {
            if (no.why() != Why.TOO_OLD) {
                throw no;
            }
            return deleteOneByOne(place, some, deleted, course);
        }
    }

    private boolean deleteOneByOne(
            Place place, List<Found> some, List<Found> deleted, Course course) {
        for (var one : some) {
            if (!course.goesOn(deleted.size(), true)) {
                return false;
            }
            tries.of(
                    () ->
                            messages.delete(
                                    place.guildId(), place.channelId(), one.id(), place.why()));
            deleted.add(one);
        }
        return true;
    }
}
