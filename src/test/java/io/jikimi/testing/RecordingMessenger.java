package io.jikimi.testing;

import io.jikimi.commands.Control;
import io.jikimi.commands.Messenger;
import io.jikimi.commands.Noticeboard.Spot;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A Discord that remembers what was said where, and can be told to refuse, stumble or forget. */
public final class RecordingMessenger implements Messenger {

    /** As long as Discord remembers a nonce, more or less. */
    private static final Duration MEMORY = Duration.ofMinutes(3);

    /** Something that was said. */
    public record Said(long id, Address to, String nonce, Note note, Instant at) {}

    /** What Discord does with the next message. */
    public enum Mishap {
        /** It does not take it, and says so. */
        NOT_TAKEN,
        /** It takes it, and nobody hears of that. */
        TAKEN_IN_SILENCE,
        /** It takes it, and the process ends before that is noted. */
        DEATH_AFTERWARDS
    }

    /** The process is gone. */
    public static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final Clock clock;
    private final List<Said> said = new ArrayList<>();
    private final Map<Address, Unsaid.Why> refusing = new HashMap<>();
    private final List<Mishap> mishaps = new ArrayList<>();
    private final Map<String, Said> nonces = new LinkedHashMap<>();
    private final Set<Long> published = new HashSet<>();
    private final Set<Long> pinned = new HashSet<>();
    private final Set<Long> deleted = new HashSet<>();
    private boolean historyIsHidden;
    private int searches;

    public RecordingMessenger(Clock clock) {
        this.clock = clock;
    }

    public void refuse(Address where, Unsaid.Why why) {
        refusing.put(where, why);
    }

    public void accept(Address where) {
        refusing.remove(where);
    }

    public void befalls(Mishap... next) {
        mishaps.addAll(List.of(next));
    }

    public void hideHistory() {
        historyIsHidden = true;
    }

    public synchronized List<Said> said() {
        return List.copyOf(said);
    }

    public int searches() {
        return searches;
    }

    public Set<Long> published() {
        return published;
    }

    public Set<Long> pinned() {
        return pinned;
    }

    public Set<Long> deleted() {
        return deleted;
    }

    @Override
    public synchronized Spot say(Address to, String nonce, Note note) {
        refuseWhere(to);
        var mishap = mishaps.isEmpty() ? null : mishaps.removeFirst();
        if (mishap == Mishap.NOT_TAKEN) {
            throw new IllegalStateException("503");
        }
        var spot = spot(taken(to, nonce, note));
        if (mishap == Mishap.TAKEN_IN_SILENCE) {
            throw new IllegalStateException("nothing was answered");
        }
        if (mishap == Mishap.DEATH_AFTERWARDS) {
            throw new Death();
        }
        return spot;
    }

    private void refuseWhere(Address where) {
        var why = refusing.get(where);
        if (why != null) {
            throw new Unsaid(why, null);
        }
    }

    private Said taken(Address to, String nonce, Note note) {
        if (nonce.length() > 25) {
            throw new AssertionError("longer than Discord takes: " + nonce);
        }
        var now = clock.instant();
        var earlier = nonces.get(to + nonce);
        if (earlier != null && earlier.at().plus(MEMORY).isAfter(now)) {
            return earlier;
        }
        var next = new Said(1000L + said.size(), to, nonce, note, now);
        said.add(next);
        nonces.put(to + nonce, next);
        return next;
    }

    private static Spot spot(Said said) {
        var channelId =
                switch (said.to()) {
                    case Address.Channel channel -> channel.channelId();
                    case Address.Person person -> -person.userId();
                };
        return new Spot(channelId, said.id());
    }

    @Override
    public synchronized @Nullable Spot find(Address where, Instant since, Note note) {
        searches++;
        refuseWhere(where);
        if (historyIsHidden) {
            return null;
        }
        return said.stream()
                .filter(one -> one.to().equals(where) && !one.at().isBefore(since))
                .filter(one -> isSame(one.note(), note))
                .findFirst()
                .map(RecordingMessenger::spot)
                .orElse(null);
    }

    private static boolean isSame(Note one, Note other) {
        var buttons = buttons(other);
        return buttons.isEmpty() ? one.said().equals(other.said()) : buttons(one).equals(buttons);
    }

    private static List<String> buttons(Note note) {
        return note.said().controls().stream()
                .filter(Control.Button.class::isInstance)
                .map(button -> ((Control.Button) button).leadsTo().written())
                .toList();
    }

    @Override
    public void publish(long guildId, Spot spot) {
        refuseWhere(new Address.Channel(guildId, spot.channelId()));
        published.add(spot.messageId());
    }

    @Override
    public void pin(long guildId, Spot spot) {
        refuseWhere(new Address.Channel(guildId, spot.channelId()));
        pinned.add(spot.messageId());
    }

    @Override
    public void delete(long guildId, Spot spot) {
        refuseWhere(new Address.Channel(guildId, spot.channelId()));
        deleted.add(spot.messageId());
    }
}
