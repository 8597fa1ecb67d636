-- Every IDENTIFY of the last day, by any instance; written before it is sent, so that a crash cannot hide one.
create table cluster_identify (
    id       varchar(36) primary key,
    instance varchar(64) not null,
    shard    integer not null,
    sent_at  timestamp with time zone not null
);
create index cluster_identify_sent on cluster_identify (sent_at);
