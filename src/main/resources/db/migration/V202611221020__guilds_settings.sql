create table guild_settings (
    guild_id bigint not null primary key,
    prefix varchar(5),
    changed_at timestamp with time zone not null
);
