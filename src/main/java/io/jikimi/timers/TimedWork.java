package io.jikimi.timers;

/**
 * Something that falls due. A bean of this type is all that a room needs to have its timers run.
 *
 * <p>It is run at least once, by the instance that acts for the guild's shard, outside of any
 * transaction; what it stores is stored under that instance's epoch or not at all. When the process
 * ends within, it is run again: so it first looks at its own rows and at Discord for what it has
 * done already.
 */
public interface TimedWork {

    /** What it is called in {@link Timer#kind}: kept, so never changed. */
    String kind();

    /**
     * Does it.
     *
     * @return what becomes of the timer
     * @throws Blocked when a person must do something first: tried again every hour
     * @throws Delayed when something is in trouble that passes by itself: tried again after 5 s at
     *     first, later every hour, for {@link Timers#PATIENCE}; so is whatever else it throws
     */
    Next run(Due due);

    /**
     * It could not be done for so long that it is not tried any more. The timer is gone when this
     * returns; the room keeps what is left to show.
     */
    void givenUp(Due due);
}
