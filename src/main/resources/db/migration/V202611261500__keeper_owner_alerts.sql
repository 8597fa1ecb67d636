-- What is wrong with the bot as a whole, one row for each thing, until the owner knows that it is over.
create table keeper_owner_alert (
    concern        varchar(60) primary key,
    episode        varchar(20) not null,
    what           varchar(200) not null,
    details        varchar(1000) not null,
    since          timestamp with time zone not null,
    seen_at        timestamp with time zone not null,
    told_at        timestamp with time zone,
    tellings       integer not null,
    claimed_until  timestamp with time zone
);
