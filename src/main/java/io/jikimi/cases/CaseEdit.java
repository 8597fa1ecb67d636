package io.jikimi.cases;

import io.jikimi.stored.Stored;
import io.jikimi.stored.Stored.OnErase;
import io.jikimi.stored.Stored.Person;
import io.jikimi.stored.Stored.Whose;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** What somebody has changed in a case: when, and from what to what. */
@Entity
@Stored(
        as = "case-edits",
        whose = Whose.GUILD,
        guild = "guildId",
        people = @Person(field = "editedBy", erased = OnErase.BECOMES_NOBODY),
        naming = {"before", "after"})
class CaseEdit {

    /** What of a case can be changed. */
    enum What {
        REASON,
        EXPIRY,
        HIDDEN
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long guildId;
    private long caseNumber;
    private long editedBy;
    private Instant editedAt = Instant.EPOCH;

    @Enumerated(EnumType.STRING)
    private What what = What.REASON;

    @Column(name = "was")
    private @Nullable String before;

    @Column(name = "becomes")
    private @Nullable String after;

    CaseEdit() {}

    CaseEdit(CaseFile of, long editedBy, Instant editedAt, What what) {
        this.guildId = of.guildId();
        this.caseNumber = of.number();
        this.editedBy = editedBy;
        this.editedAt = editedAt;
        this.what = what;
    }

    CaseEdit from(@Nullable Object former, @Nullable Object now) {
        before = former == null ? null : former.toString();
        after = now == null ? null : now.toString();
        return this;
    }

    long editedBy() {
        return editedBy;
    }

    Instant editedAt() {
        return editedAt;
    }

    What what() {
        return what;
    }

    @Nullable String before() {
        return before;
    }
}
