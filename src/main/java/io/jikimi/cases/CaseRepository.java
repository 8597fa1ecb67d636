package io.jikimi.cases;

import jakarta.persistence.LockModeType;

import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

interface CaseRepository extends JpaRepository<Case, Long> {

    Optional<Case> findByGuildIdAndNumber(long guildId, long number);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select one from Case one where one.guildId = :guildId and one.number = :number")
    Optional<Case> hold(long guildId, long number);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select one from Case one where one.id = :id")
    Optional<Case> hold(long id);

    boolean existsByGuildIdAndAuditEntryId(long guildId, long auditEntryId);

    @Query(
            "select one from Case one where one.guildId = :guildId and one.deletedAt is null"
                    + " and (one.targetId = :targetId or :targetId = 0)"
                    + " and (one.hidden = false or :hidden = true) order by one.number desc")
    Page<Case> history(long guildId, long targetId, boolean hidden, Pageable page);

    @Query(
            "select one from Case one where one.guildId = :guildId and one.targetId = :targetId"
                    + " and one.type in :types and one.deletedAt is null and one.ending is null"
                    + " and one.state in (io.jikimi.cases.CaseState.PENDING,"
                    + " io.jikimi.cases.CaseState.DONE) order by one.number desc")
    List<Case> holding(long guildId, long targetId, Collection<CaseType> types);

    @Query(
            "select one from Case one where one.guildId = :guildId and one.targetId = :targetId"
                    + " and one.type in :types and one.deletedAt is null"
                    + " and one.state in (io.jikimi.cases.CaseState.PENDING,"
                    + " io.jikimi.cases.CaseState.DONE)"
                    + " and one.createdAt > :since order by one.number desc")
    List<Case> since(long guildId, long targetId, Collection<CaseType> types, Instant since);

    @Query(
            "select one from Case one where one.state = io.jikimi.cases.CaseState.PENDING"
                    + " and one.createdAt < :before order by one.id")
    List<Case> pending(Instant before, Limit limit);

    @Query(
            "select one from Case one where one.ending is null"
                    + " and (one.expiresAt is not null or one.type in"
                    + " (io.jikimi.cases.CaseType.TIMEOUT, io.jikimi.cases.CaseType.SOFTBAN))"
                    + " and one.state = io.jikimi.cases.CaseState.DONE and one.deletedAt is null"
                    + " and one.id > :after order by one.id")
    List<Case> timed(long after, Limit limit);

    @Query(
            "select one from Case one where one.guildId = :guildId and one.deletedAt is null"
                    + " and one.expiresAt >= :from and one.expiresAt <= :until"
                    + " order by one.number")
    List<Case> expiring(long guildId, Instant from, Instant until);

    @Query(
            "select one from Case one where one.guildId = :guildId and one.createdAt < :before"
                    + " and one.targetId <> 0 and (one.ending is not null"
                    + " or one.state in (io.jikimi.cases.CaseState.FAILED,"
                    + " io.jikimi.cases.CaseState.UNCERTAIN)"
                    + " or one.type not in (io.jikimi.cases.CaseType.BAN,"
                    + " io.jikimi.cases.CaseType.SOFTBAN, io.jikimi.cases.CaseType.TIMEOUT))"
                    + " order by one.id")
    List<Case> past(long guildId, Instant before, Limit limit);

    @Query("select distinct one.guildId from Case one where one.deletedAt is null")
    List<Long> guilds();

    @Query(
            "select one from Case one where one.guildId = :guildId and one.deletedAt is null"
                    + " and one.createdAt >= :from and one.createdAt <= :until order by one.number")
    List<Case> openedWithin(long guildId, Instant from, Instant until);

    @Query(
            "select one from Case one where one.guildId = :guildId and one.deletedAt is null"
                    + " and one.auditEntryId >= :first and one.auditEntryId <= :last"
                    + " order by one.number")
    List<Case> takenUpWithin(long guildId, long first, long last);

    @Query(
            "select distinct one.guildId from Case one where one.logDueAt <= :now"
                    + " and (one.logClaimedUntil is null or one.logClaimedUntil <= :now)")
    Set<Long> findDueGuilds(Instant now);

    @Query(
            "select one.id from Case one where one.guildId = :guildId and one.logDueAt <= :now"
                    + " and (one.logClaimedUntil is null or one.logClaimedUntil <= :now)"
                    + " order by one.number")
    List<Long> findDue(long guildId, Instant now, Limit limit);

    @Modifying(clearAutomatically = true)
    @Query(
            "update Case one set one.logClaimedUntil = :until, one.logAttempts = one.logAttempts + 1"
                    + " where one.id = :id and one.logDueAt <= :now"
                    + " and (one.logClaimedUntil is null or one.logClaimedUntil <= :now)")
    int claim(long id, Instant now, Instant until);
}
