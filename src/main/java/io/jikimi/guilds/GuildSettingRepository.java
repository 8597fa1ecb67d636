package io.jikimi.guilds;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

interface GuildSettingRepository extends JpaRepository<GuildSetting, Long> {

    List<GuildSetting> findByGuildId(long guildId);

    long countByGuildId(long guildId);

    Optional<GuildSetting> findByGuildIdAndName(long guildId, String name);

    @Query("select distinct one.guildId from GuildSetting one where one.name in :names")
    Set<Long> findGuildsThatChose(Collection<String> names);
}
