package io.jikimi.guilds;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** All that a guild has chosen, as of one moment. */
final class SettingsSnapshot {

    private final long revision;
    private final Map<String, String> rows;
    private final Map<SettingsGroup<?>, Record> bound = new ConcurrentHashMap<>();

    SettingsSnapshot(long revision, Map<String, String> rows) {
        this.revision = revision;
        this.rows = Map.copyOf(rows);
    }

    long revision() {
        return revision;
    }

    Map<String, String> rows() {
        return rows;
    }

    @SuppressWarnings("unchecked")
    <R extends Record> R of(SettingsGroup<R> group) {
        var known = (R) bound.get(group);
        return known == null ? (R) bound.computeIfAbsent(group, one -> one.bind(rows)) : known;
    }
}
