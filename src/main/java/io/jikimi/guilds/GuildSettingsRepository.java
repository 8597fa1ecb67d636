package io.jikimi.guilds;

import org.springframework.data.jpa.repository.JpaRepository;

interface GuildSettingsRepository extends JpaRepository<GuildSettings, Long> {}
