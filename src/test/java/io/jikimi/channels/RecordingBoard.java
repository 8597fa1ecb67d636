package io.jikimi.channels;

import io.jikimi.commands.Noticeboard;
import io.jikimi.commands.Reply;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A noticeboard that remembers what was pinned to it, and each nonce once. */
final class RecordingBoard implements Noticeboard {

    private final Map<String, Reply.Message> messages = new LinkedHashMap<>();

    List<Reply.Message> messages() {
        return List.copyOf(messages.values());
    }

    @Override
    public Spot post(long guildId, long channelId, String nonce, Reply.Message said) {
        messages.putIfAbsent(nonce, said);
        return new Spot(channelId, messages.size());
    }

    @Override
    public Spot writeToOwner(long guildId, String nonce, Reply.Message said) {
        return post(guildId, 0, nonce, said);
    }

    @Override
    public Spot writeTo(long guildId, long userId, String nonce, Reply.Message said) {
        return post(guildId, userId, nonce, said);
    }

    @Override
    public @Nullable Spot find(long guildId, long channelId, Instant since, String words) {
        return null;
    }

    @Override
    public boolean change(long guildId, Spot spot, boolean toOwner, Reply.Message said) {
        return true;
    }
}
