package io.jikimi.channels;

import jakarta.persistence.LockModeType;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

import java.util.List;
import java.util.Optional;

interface ChannelLockRepository extends JpaRepository<ChannelLock, Long> {

    Optional<ChannelLock> findByChannelId(long channelId);

    List<ChannelLock> findByGuildIdOrderById(long guildId);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select one from ChannelLock one where one.id = :id")
    Optional<ChannelLock> hold(long id);
}
