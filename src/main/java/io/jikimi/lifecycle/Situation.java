package io.jikimi.lifecycle;

/** What the bot is doing just now, in a few words for whoever runs it. */
@FunctionalInterface
public interface Situation {

    /** Such as {@code serving: 1 of 1 shards, ping 43 ms}; asked often, so it must not wait. */
    String words();
}
