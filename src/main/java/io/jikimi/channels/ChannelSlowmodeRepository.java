package io.jikimi.channels;

import jakarta.persistence.LockModeType;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

import java.util.Optional;

interface ChannelSlowmodeRepository extends JpaRepository<ChannelSlowmode, Long> {

    Optional<ChannelSlowmode> findByChannelId(long channelId);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select one from ChannelSlowmode one where one.channelId = :channelId")
    Optional<ChannelSlowmode> hold(long channelId);
}
