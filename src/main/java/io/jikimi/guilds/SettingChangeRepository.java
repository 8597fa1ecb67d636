package io.jikimi.guilds;

import org.springframework.data.jpa.repository.JpaRepository;

import java.util.List;
import java.util.Optional;

interface SettingChangeRepository extends JpaRepository<SettingChange, Long> {

    List<SettingChange> findTop500ByGuildIdOrderByIdDesc(long guildId);

    Optional<SettingChange> findByIdAndGuildId(long id, long guildId);
}
