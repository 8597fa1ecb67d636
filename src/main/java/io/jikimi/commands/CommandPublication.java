package io.jikimi.commands;

import io.jikimi.stored.Stored;
import io.jikimi.stored.Stored.Whose;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import java.time.Instant;

/** Which commands Discord was last told of, per application. */
@Stored(as = "command-publication", whose = Whose.NOBODY)
@Entity
class CommandPublication {

    @Id private long applicationId;
    private String fingerprint = "";
    private Instant publishedAt = Instant.EPOCH;

    CommandPublication() {}

    CommandPublication(long applicationId, String fingerprint, Instant publishedAt) {
        this.applicationId = applicationId;
        this.fingerprint = fingerprint;
        this.publishedAt = publishedAt;
    }

    boolean is(String other) {
        return fingerprint.equals(other);
    }

    Instant publishedAt() {
        return publishedAt;
    }
}
