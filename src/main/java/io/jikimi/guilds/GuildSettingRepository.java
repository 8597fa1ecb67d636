package io.jikimi.guilds;

import org.springframework.data.jpa.repository.JpaRepository;

import java.util.List;
import java.util.Optional;

interface GuildSettingRepository extends JpaRepository<GuildSetting, Long> {

    List<GuildSetting> findByGuildId(long guildId);

    long countByGuildId(long guildId);

    Optional<GuildSetting> findByGuildIdAndName(long guildId, String name);
}
