create table command_publication (
    application_id bigint not null primary key,
    fingerprint varchar(64) not null,
    published_at timestamp with time zone not null
);
