package io.jikimi.timers;

/** A timer cannot run until a person does something, such as giving Jikimi a permission. */
public class Blocked extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param why in a few words without names or secrets, for the overdue list
     */
    public Blocked(String why) {
        super(why);
    }

    public Blocked(String why, Throwable cause) {
        super(why, cause);
    }
}
