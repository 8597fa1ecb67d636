package io.jikimi.cases;

import io.jikimi.stored.Stored;
import io.jikimi.stored.Stored.OnErase;
import io.jikimi.stored.Stored.Person;
import io.jikimi.stored.Stored.Whose;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A part of a file that shows what a case is about, copied, since Discord's links to files expire.
 * H2 keeps a megabyte in a column at most.
 */
@Entity
@Stored(
        as = "case-evidence",
        whose = Whose.GUILD,
        guild = "guildId",
        people = @Person(field = "addedBy", erased = OnErase.BECOMES_NOBODY))
class CaseEvidence {

    static final int LONGEST_PART = 1_000_000;
    static final int LONGEST_NAME = 260;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long guildId;
    private long caseNumber;
    private long addedBy;
    private Instant addedAt = Instant.EPOCH;
    private String name = "";
    private int part;
    private byte[] content = {};

    CaseEvidence() {}

    CaseEvidence(long guildId, long caseNumber, long addedBy, Instant addedAt) {
        this.guildId = guildId;
        this.caseNumber = caseNumber;
        this.addedBy = addedBy;
        this.addedAt = addedAt;
    }

    CaseEvidence holding(String called, int which, byte[] bytes) {
        name = called;
        part = which;
        content = bytes.clone();
        return this;
    }

    String name() {
        return name;
    }

    /** Which part of its file, from 0. */
    int part() {
        return part;
    }

    byte[] content() {
        return content.clone();
    }
}
