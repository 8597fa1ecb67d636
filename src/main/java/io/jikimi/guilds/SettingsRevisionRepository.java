package io.jikimi.guilds;

import jakarta.persistence.LockModeType;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

interface SettingsRevisionRepository extends JpaRepository<SettingsRevision, Long> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select one from SettingsRevision one where one.guildId = :guildId")
    Optional<SettingsRevision> hold(long guildId);

    List<SettingsRevision> findByChangedAtAfter(Instant since);
}
