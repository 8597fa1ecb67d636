-- The time zone in which somebody's times are understood, where they have chosen one.
create table person_zone (
    user_id bigint primary key,
    zone    varchar(64) not null
);
