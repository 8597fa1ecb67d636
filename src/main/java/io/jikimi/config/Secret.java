package io.jikimi.config;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/** A value that nobody may read by accident: printing it shows how long it is and nothing more. */
public final class Secret {

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** Takes a secret as the operator gave it; surrounding white space is not part of it. */
    public static Secret of(String value) {
        return new Secret(value.strip());
    }

    /** Takes a secret that may begin or end with white space, such as one that was encoded. */
    static Secret exactly(String value) {
        return new Secret(value);
    }

    /** The secret itself, for the one who must send it on. */
    public String reveal() {
        return value;
    }

    public boolean isBlank() {
        return value.isBlank();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(value);
    }

    @Override
    public String toString() {
        return "set, " + value.length() + " characters";
    }
}
