package io.jikimi.alerts;

import jakarta.persistence.LockModeType;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

interface AlertRepository extends JpaRepository<Alert, Long> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query(
            "select one from Alert one where one.guildId = :guildId and one.kind = :kind"
                    + " and one.subject = :subject")
    Optional<Alert> hold(long guildId, String kind, String subject);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select one from Alert one where one.id = :id")
    Optional<Alert> hold(long id);

    List<Alert> findByGuildIdAndCuredAtIsNullOrderByFirstSeenAscIdAsc(long guildId);

    @Query("select distinct one.guildId from Alert one where one.curedAt is null")
    Set<Long> findTroubledGuilds();

    @Query(
            "select distinct one.guildId from Alert one where one.dueAt <= :now"
                    + " and (one.claimedUntil is null or one.claimedUntil <= :now)")
    Set<Long> findDueGuilds(Instant now);

    @Query(
            "select one from Alert one where one.guildId = :guildId and one.dueAt <= :now"
                    + " and (one.claimedUntil is null or one.claimedUntil <= :now)"
                    + " order by one.dueAt")
    List<Alert> findDue(long guildId, Instant now, Limit most);

    /** What nobody is telling and nobody knows of. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query(
            "select one from Alert one where one.guildId = :guildId and one.curedAt is null"
                    + " and one.said <> io.jikimi.alerts.Alert.Said.PROBLEM"
                    + " and (one.claimedUntil is null or one.claimedUntil <= :now)"
                    + " order by one.firstSeen, one.id")
    List<Alert> holdUntold(long guildId, Instant now);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query(
            "select one from Alert one where one.guildId = :guildId and one.toldOwner"
                    + " order by one.id")
    List<Alert> holdToldToOwner(long guildId);

    @Query("select max(one.toldAt) from Alert one where one.guildId = :guildId and one.toldOwner")
    Optional<Instant> ownerTold(long guildId);

    /** Whoever gets 1 for an answer tells it; everybody else lets them. */
    @Modifying(clearAutomatically = true)
    @Query(
            "update Alert one set one.claimedUntil = :until, one.attempts = one.attempts + 1"
                    + " where one.id = :id and one.dueAt <= :now"
                    + " and (one.claimedUntil is null or one.claimedUntil <= :now)")
    int claim(long id, Instant now, Instant until);
}
