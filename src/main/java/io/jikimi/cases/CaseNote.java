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

/** What a moderator has noted about a case. */
@Entity
@Stored(
        as = "case-notes",
        whose = Whose.GUILD,
        guild = "guildId",
        people = @Person(field = "authorId", erased = OnErase.BECOMES_NOBODY),
        naming = "words")
class CaseNote {

    static final int LONGEST = 1000;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long guildId;
    private long caseNumber;
    private long authorId;
    private Instant writtenAt = Instant.EPOCH;
    private String words = "";

    CaseNote() {}

    CaseNote(long guildId, long caseNumber, long authorId, Instant writtenAt, String words) {
        this.guildId = guildId;
        this.caseNumber = caseNumber;
        this.authorId = authorId;
        this.writtenAt = writtenAt;
        this.words = words;
    }

    long authorId() {
        return authorId;
    }

    Instant writtenAt() {
        return writtenAt;
    }

    String words() {
        return words;
    }
}
