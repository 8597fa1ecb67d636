package io.jikimi.messages;

/**
 * A no that the person should hear; the transaction rolls back and the desk whispers the reason.
 */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Text reason;

    public Refusal(String key, Object... values) {
        this(Text.of(key, values));
    }

    public Refusal(Text reason) {
        super(reason.key(), null, false, false);
        this.reason = reason;
    }

    public Text reason() {
        return reason;
    }
}
