package io.jikimi.cluster;

/**
 * The statements of {@link PostgresLeaseTable}. Each counts by {@code clock_timestamp()}: no
 * instance's own clock decides anything.
 */
final class LeaseStatements {

    private static final String END = "clock_timestamp() + :lease * interval '1 millisecond'";

    // What is expired but still ours is ours: nobody has taken it, as its epoch says. Rows are
    // looked at as they were before the renewal, so what is ours comes from the renewal itself.
    static final String BEAT =
            """
            with living as (
                insert into cluster_instance as i
                    (id, started_at, beat_at, until, shards, guilds, release, leaving, shard_range)
                values (:me, :startedAt, clock_timestamp(), @end, :shards, :guilds, :release,
                        :leaving, nullif(:range, ''))
                on conflict (id) do update set
                    beat_at = clock_timestamp(), until = @end, shards = excluded.shards,
                    guilds = excluded.guilds, leaving = excluded.leaving),
            mine as (
                update cluster_shard set until = @end where owner = :me
                returning generation, shard_id, epoch, successor, prepared,
                          clock_timestamp() - offered_at as offered)
            select 'GENERATION' as kind, id as generation, 0 as shard_id, 0 as epoch,
                   state as name, false as flag, total as amount, cast(null as varchar) as shard_range
            from cluster_generation where state <> 'CLOSED'
            union all
            select 'MINE', generation, shard_id, epoch, successor, prepared,
                   coalesce(floor(extract(epoch from offered) * 1000), 0), null
            from mine
            union all
            select 'OFFERED', generation, shard_id, epoch, owner, prepared, 0, null
            from cluster_shard where successor = :me and owner is not null
            union all
            select 'PEER', 0, 0, 0, id, leaving, shards, shard_range
            from cluster_instance where until > clock_timestamp() and id <> :me
            union all
            select 'LOAD', generation, 0, 0, coalesce(successor, owner), false, count(*), null
            from cluster_shard where owner is not null and (until > clock_timestamp() or owner = :me)
            group by generation, coalesce(successor, owner)
            union all
            select 'FREE', generation, 0, 0, null, false, count(*), null
            from cluster_shard
            where owner is null or until <= clock_timestamp() and owner <> :me
            group by generation
            """
                    .replace("@end", END);

    static final String FOUND =
            """
            insert into cluster_generation (id, total, state, changed_at)
            select 1, :total, 'ACTIVE', clock_timestamp()
            where not exists (select 1 from cluster_generation)
            on conflict do nothing
            """;

    static final String FILL =
            """
            insert into cluster_shard (generation, shard_id, epoch, prepared)
            select :generation, id, 0, false from generate_series(0, :total - 1) id
            on conflict do nothing
            """;

    static final String RESHARD =
            """
            insert into cluster_generation (id, total, state, changed_at)
            select max(id) + 1, :total, 'PREPARING', clock_timestamp() from cluster_generation
            having count(*) filter (where state in ('PREPARING', 'CLOSING')) = 0
               and max(total) filter (where state = 'ACTIVE') <> :total
            returning id
            """;

    // Only while the former one still acts: after that there is no way back.
    static final String ABANDON =
            """
            update cluster_generation set state = 'CLOSED', changed_at = clock_timestamp()
            where state = 'PREPARING'
              and exists (select 1 from cluster_generation where state = 'ACTIVE')
            """;

    static final String REPLACE =
            """
            with alone as (
                select 1 where not exists (
                    select 1 from cluster_instance where until > clock_timestamp() and id <> :me)
                and not exists (
                    select 1 from cluster_generation where state <> 'CLOSED' and total = :total)),
            closed as (
                update cluster_generation set state = 'CLOSED', changed_at = clock_timestamp()
                where state <> 'CLOSED' and exists (select 1 from alone)),
            freed as (
                update cluster_shard set owner = null, until = null, successor = null,
                    epoch = epoch + 1
                where owner is not null and exists (select 1 from alone))
            insert into cluster_generation (id, total, state, changed_at)
            select (select max(id) + 1 from cluster_generation), :total, 'ACTIVE',
                   clock_timestamp()
            from alone
            returning id
            """;

    // What has finished stays free, whatever the last beat showed. A row that somebody else takes
    // now, or an effect is being written under, is passed over.
    private static final String CLAIM =
            """
            with chosen as (
                select generation, shard_id from cluster_shard
                where generation = :generation
                  and (owner is null or until <= clock_timestamp() and owner <> :me)
                  and exists (select 1 from cluster_generation g
                      where g.id = generation and g.state in ('ACTIVE', 'PREPARING')) @which
                for update skip locked),
            taken as (
                update cluster_shard s set owner = :me, epoch = s.epoch + 1, until = @end,
                    since = clock_timestamp(), successor = null, offered_at = null,
                    prepared = false, tail = case when s.owner is null then s.tail end
                from chosen c
                where s.generation = c.generation and s.shard_id = c.shard_id
                returning s.generation, s.shard_id, s.epoch),
            noted as (
                insert into cluster_lease (generation, shard_id, epoch, owner, taken_at)
                select generation, shard_id, epoch, :me, clock_timestamp() from taken)
            select generation, shard_id, epoch from taken order by shard_id
            """
                    .replace("@end", END);

    static final String CLAIM_SOME =
            CLAIM.replace(
                    "@which", "order by successor is distinct from :me, shard_id limit :most");

    static final String CLAIM_THESE = CLAIM.replace("@which", "and shard_id in (:ids)");

    static final String HOLDERS =
            """
            select distinct i.id || coalesce(' (' || i.shard_range || ')', '')
            from cluster_shard s join cluster_instance i on i.id = s.owner
            where s.generation = :generation and s.shard_id in (:ids) and s.owner <> :me
              and s.until > clock_timestamp() and i.until > clock_timestamp()
            """;

    private static final String OURS =
            "where generation = :generation and shard_id = :shard and owner = :me and epoch = :epoch";

    static final String OFFER =
            "update cluster_shard set successor = :successor, prepared = false,"
                    + " offered_at = clock_timestamp() "
                    + OURS
                    + " and (select count(*) from cluster_shard where generation = :generation"
                    + " and owner is not null and coalesce(successor, owner) = :successor) < :most";

    static final String WITHDRAW =
            "update cluster_shard set successor = null, offered_at = null, prepared = false "
                    + OURS;

    static final String PREPARED =
            """
            update cluster_shard s set prepared = true
            where generation = :generation and shard_id = :shard and not prepared
              and (successor = :me or owner = :me and exists (
                  select 1 from cluster_generation g
                  where g.id = s.generation and g.state = 'PREPARING'))
            """;

    // Waits for effects that are being written under the old epoch; they end within seconds.
    static final String HAND_OVER =
            """
            with ours as (
                select generation, shard_id from cluster_shard @ours and successor = :successor
                for update),
            given as (
                update cluster_shard s set owner = s.successor, epoch = s.epoch + 1, until = @end,
                    since = clock_timestamp(), successor = null, offered_at = null,
                    prepared = false, tail = :tail
                from ours o where s.generation = o.generation and s.shard_id = o.shard_id
                returning s.generation, s.shard_id, s.epoch, s.owner)
            insert into cluster_lease (generation, shard_id, epoch, owner, taken_at)
            select generation, shard_id, epoch, owner, clock_timestamp() from given
            """
                    .replace("@end", END)
                    .replace("@ours", OURS);

    static final String RELEASE =
            """
            with ours as (
                select generation, shard_id from cluster_shard @ours for update)
            update cluster_shard s set owner = null, epoch = s.epoch + 1, until = null,
                successor = null, offered_at = null, prepared = false, tail = :tail
            from ours o where s.generation = o.generation and s.shard_id = o.shard_id
            """
                    .replace("@ours", OURS);

    static final String FINISH_OLD =
            """
            update cluster_generation g set state = 'CLOSING', changed_at = clock_timestamp()
            where g.state = 'ACTIVE'
              and exists (select 1 from cluster_generation n where n.state = 'PREPARING')
              and not exists (
                  select 1 from cluster_shard s join cluster_generation n on n.id = s.generation
                  where n.state = 'PREPARING'
                    and (s.owner is null or s.until <= clock_timestamp() or not s.prepared))
            """;

    static final String ACT_NEW =
            """
            with finished as (
                update cluster_generation g set state = 'CLOSED', changed_at = clock_timestamp()
                where g.state = 'CLOSING' and not exists (
                    select 1 from cluster_shard s where s.generation = g.id
                      and s.owner is not null and s.until > clock_timestamp())
                returning id),
            settled as (
                update cluster_shard set prepared = false
                where exists (select 1 from finished) and generation in (
                    select id from cluster_generation where state = 'PREPARING'))
            update cluster_generation set state = 'ACTIVE', changed_at = clock_timestamp()
            where state = 'PREPARING' and exists (select 1 from finished)
            """;

    static final String LEAVE =
            """
            with given as (
                update cluster_shard set owner = null, epoch = epoch + 1, until = null,
                    successor = null, offered_at = null, prepared = false, tail = null
                where owner = :me)
            delete from cluster_instance
            where id = :me or beat_at < clock_timestamp() - interval '1 day'
            """;

    private LeaseStatements() {}
}
