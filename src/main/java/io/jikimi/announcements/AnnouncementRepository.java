package io.jikimi.announcements;

import io.jikimi.announcements.Announcement.State;

import org.springframework.data.jpa.repository.JpaRepository;

import java.util.List;
import java.util.Optional;

interface AnnouncementRepository extends JpaRepository<Announcement, Long> {

    Optional<Announcement> findByEventKey(String eventKey);

    Optional<Announcement> findByIdAndGuildId(long id, long guildId);

    List<Announcement> findByGuildIdAndStateNotOrderByDueAtAscIdAsc(long guildId, State state);

    long countByGuildIdAndStateNot(long guildId, State state);
}
