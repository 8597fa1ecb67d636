package io.jikimi.guilds;

import jakarta.persistence.LockModeType;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

interface SettingsRevisionRepository extends JpaRepository<SettingsRevision, Long> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select one from SettingsRevision one where one.guildId = :guildId")
    Optional<SettingsRevision> hold(long guildId);

    /** Keeps nothing of it but that it has changed, so that every instance reads it anew. */
    @Modifying
    @Query(
            """
            update SettingsRevision one
            set one.revision = one.revision + 1, one.changedAt = :now, one.erasedAt = :now
            where one.guildId = :guildId
            """)
    int erase(long guildId, Instant now);

    List<SettingsRevision> findByChangedAtAfter(Instant since);
}
