package io.jikimi.channels;

import io.jikimi.channels.Purge.State;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

interface PurgeRepository extends JpaRepository<Purge, Long> {

    Optional<Purge> findByIdAndGuildId(long id, long guildId);

    /** One of two who ask for it at the same moment gets it. */
    @Modifying
    @Query(
            "update Purge one set one.state = :to, one.seenAt = :now"
                    + " where one.id = :id and one.state = :from")
    int move(long id, State from, State to, Instant now);

    @Modifying
    @Query(
            "update Purge one set one.deleted = :deleted, one.seenAt = :now"
                    + " where one.id = :id and one.state = io.jikimi.channels.Purge.State.RUNNING")
    int goOn(long id, int deleted, Instant now);

    @Modifying
    @Query(
            "update Purge one set one.request = :request,"
                    + " one.state = io.jikimi.channels.Purge.State.UNCONFIRMED"
                    + " where one.id = :id and one.state = io.jikimi.channels.Purge.State.RUNNING")
    int ask(long id, String request);

    @Modifying
    @Query(
            "update Purge one set one.state = io.jikimi.channels.Purge.State.ENDED,"
                    + " one.request = '', one.deleted = :deleted, one.seenAt = :now"
                    + " where one.id = :id and one.state <> io.jikimi.channels.Purge.State.ENDED")
    int end(long id, int deleted, Instant now);

    @Query(
            "select one from Purge one where one.seenAt < :then"
                    + " and one.state in (io.jikimi.channels.Purge.State.RUNNING,"
                    + " io.jikimi.channels.Purge.State.STOPPING)")
    List<Purge> findSilentSince(Instant then);

    /** What nobody has confirmed in time is forgotten. */
    @Modifying
    @Query(
            "update Purge one set one.state = io.jikimi.channels.Purge.State.ENDED,"
                    + " one.request = '' where one.askedAt < :then"
                    + " and one.state = io.jikimi.channels.Purge.State.UNCONFIRMED")
    int forgetUnconfirmed(Instant then);
}
