-- The living instances of the bot; a row whose beat is old belongs to one that ended without a word.
create table cluster_instance (
    id         varchar(64) primary key,
    started_at timestamp with time zone not null,
    beat_at    timestamp with time zone not null,
    shards     integer not null,
    guilds     integer not null
);
