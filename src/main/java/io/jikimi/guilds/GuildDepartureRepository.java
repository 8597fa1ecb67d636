package io.jikimi.guilds;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

import java.time.Instant;
import java.util.List;
import java.util.Set;

interface GuildDepartureRepository extends JpaRepository<GuildDeparture, Long> {

    @Query(
            "select one.guildId from GuildDeparture one where one.leftAt <= :then order by one.leftAt")
    List<Long> leftUntil(Instant then);

    @Query("select one.guildId from GuildDeparture one")
    Set<Long> frozen();

    @Modifying
    @Query("delete from GuildDeparture one where one.guildId = :guildId")
    int forget(long guildId);

    @Modifying
    @Query("delete from GuildDeparture one where one.guildId = :guildId and one.leftAt <= :then")
    int take(long guildId, Instant then);
}
