package io.jikimi.timers;

/** A timer cannot run yet for a reason that passes by itself, such as trouble at Discord. */
public class Delayed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param why in a few words without names or secrets, for the overdue list
     */
    public Delayed(String why) {
        super(why);
    }

    public Delayed(String why, Throwable cause) {
        super(why, cause);
    }
}
