-- Who holds which shard. A higher epoch takes the place of a lower one; times are the database's own.
-- While a shard moves, successor is who prepares to take it over, and tail what its holder handled last.
create table cluster_shard (
    generation bigint not null,
    shard_id   integer not null,
    owner      varchar(64),
    epoch      bigint not null,
    until      timestamp with time zone,
    since      timestamp with time zone,
    successor  varchar(64),
    offered_at timestamp with time zone,
    prepared   boolean not null,
    tail       varchar(100000),
    primary key (generation, shard_id)
);

-- How many shards there are; another number is another generation, prepared beside the one that acts.
create table cluster_generation (
    id         bigint primary key,
    total      integer not null,
    state      varchar(16) not null,
    changed_at timestamp with time zone not null
);

-- Every lease that there was, by its epoch.
create table cluster_lease (
    generation bigint not null,
    shard_id   integer not null,
    epoch      bigint not null,
    owner      varchar(64) not null,
    taken_at   timestamp with time zone not null,
    primary key (generation, shard_id, epoch)
);
create index cluster_lease_taken on cluster_lease (taken_at);

-- When the next shard of a bucket may identify, in whatever instance.
create table cluster_bucket (
    id      integer primary key,
    owner   varchar(64),
    next_at timestamp with time zone not null
);

alter table cluster_instance add column until timestamp with time zone;
alter table cluster_instance add column release varchar(64);
alter table cluster_instance add column leaving boolean default false not null;
alter table cluster_instance add column shard_range varchar(200);

-- Which events have had their effects, noted in the transaction of each effect.
create table cluster_effect (
    id       varchar(120) primary key,
    noted_at timestamp with time zone not null
);
create index cluster_effect_noted on cluster_effect (noted_at);

-- Whether another instance went on to serve the shard meanwhile: such a start is no sign of a crash loop.
alter table cluster_identify add column planned boolean default false not null;
