package io.jikimi.cluster;

/**
 * What is being done is not this instance's to do, or has been done already: nothing of it was
 * stored, and nobody is to be told anything.
 */
public class Withdrawn extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean isDone;

    private Withdrawn(String message, boolean isDone) {
        super(message, null, false, false);
        this.isDone = isDone;
    }

    static Withdrawn since(Cause cause) {
        return new Withdrawn(
                "Another instance acts for shard %s by now".formatted(cause.shard()), false);
    }

    static Withdrawn done(String key) {
        return new Withdrawn("%s has had its effect already".formatted(key), true);
    }

    /** Whether it has had its effect, here or elsewhere. */
    public boolean isDone() {
        return isDone;
    }
}
