package io.jikimi.cases;

import io.jikimi.stored.Stored;
import io.jikimi.stored.Stored.Whose;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

import org.jspecify.annotations.Nullable;

/** Two cases belong together, such as a ban and its end. */
@Entity
@Stored(as = "case-links", whose = Whose.GUILD, guild = "guildId")
class CaseLink {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long guildId;
    private long caseNumber;
    private long otherNumber;

    CaseLink() {}

    CaseLink(long guildId, long caseNumber, long otherNumber) {
        this.guildId = guildId;
        this.caseNumber = caseNumber;
        this.otherNumber = otherNumber;
    }

    long otherThan(long number) {
        return number == caseNumber ? otherNumber : caseNumber;
    }
}
