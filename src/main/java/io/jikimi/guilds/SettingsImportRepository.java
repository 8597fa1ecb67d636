package io.jikimi.guilds;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

import java.time.Instant;
import java.util.Optional;

interface SettingsImportRepository extends JpaRepository<SettingsImport, String> {

    Optional<SettingsImport> findByIdAndGuildId(String id, long guildId);

    @Modifying
    @Query("delete from SettingsImport one where one.id = :id and one.guildId = :guildId")
    int take(String id, long guildId);

    @Modifying
    @Query("delete from SettingsImport one where one.expiresAt < :now")
    void forgetBefore(Instant now);
}
