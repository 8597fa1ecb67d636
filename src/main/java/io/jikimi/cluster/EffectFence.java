package io.jikimi.cluster;

import io.jikimi.stored.Stored;
import io.jikimi.stored.Stored.Kept;
import io.jikimi.stored.Stored.Whose;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

import java.time.Duration;

/**
 * Stands before the commit of everything that an event changes: in the same transaction it notes
 * that the event has had this effect, and makes sure that this instance still acts for its shard.
 * So an event that two sessions hear has one effect, and one that a paused process goes on with has
 * none.
 */
@Stored(
        as = "effects",
        whose = Whose.NOBODY,
        kept = @Kept(after = "noted_at", hours = 1),
        passing = true,
        table = "cluster_effect")
@Component
class EffectFence implements TransactionExecutionListener {

    /** A process that stops between here and its commit must not keep others from taking over. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    // The lock lets the lease be renewed, but not be taken by another instance before the commit.
    private static final String SHARED =
            """
            with lease as (
                select 1 from cluster_shard
                where generation = :generation and shard_id = :shard and owner = :me
                  and epoch = :epoch
                for key share),
            noted as (
                insert into cluster_effect (id, noted_at)
                select :effect, clock_timestamp() from lease where :effect <> ''
                on conflict do nothing returning 1)
            select (select count(*) from lease) * 2 + (select count(*) from noted),
                   set_config('idle_in_transaction_session_timeout', :pause, true)
            """;

    private static final String SOLE =
            """
            insert into cluster_effect (id, noted_at)
            select cast(:effect as varchar), current_timestamp
            where not exists (select 1 from cluster_effect where id = :effect)
            """;

    private final Instance instance;
    private final Sharing sharing;
    private final JdbcClient database;

    EffectFence(Instance instance, Sharing sharing, JdbcClient database) {
        this.instance = instance;
        this.sharing = sharing;
        this.database = database;
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        var cause = Cause.current();
        if (cause == null || transaction.isReadOnly()) {
            return;
        }
        var effect = cause.effect();
        if (sharing.isOn()) {
            noteUnderLease(cause, effect);
        } else if (effect != null && note(effect) == 0) {
            throw Withdrawn.done(effect);
        }
    }

    private void noteUnderLease(Cause cause, @Nullable String effect) {
        var found =
                database.sql(SHARED)
                        .param("generation", cause.shard().generation())
                        .param("shard", cause.shard().id())
                        .param("me", instance.id())
                        .param("epoch", cause.epoch())
                        .param("effect", effect == null ? "" : effect)
                        .param("pause", String.valueOf(LONGEST_PAUSE.toMillis()))
                        .query((row, _) -> row.getInt(1))
                        .single();
        if (found < 2) {
            throw Withdrawn.since(cause);
        }
        if (effect != null && found < 3) {
            throw Withdrawn.done(effect);
        }
    }

    private int note(String effect) {
        return database.sql(SOLE).param("effect", effect).update();
    }

    @Override
    public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
        var cause = Cause.current();
        if (cause != null && failure == null && !transaction.isReadOnly()) {
            cause.hadEffect();
        }
    }
}
