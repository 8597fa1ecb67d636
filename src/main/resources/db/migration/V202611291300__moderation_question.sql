-- What moderators were asked whether they mean it, for an hour.
create table moderation_question (
    id       varchar(20) primary key,
    guild_id bigint not null,
    asked_by bigint not null,
    asked_at timestamp with time zone not null,
    words    varchar(25000) not null
);
create index moderation_question_asker on moderation_question (asked_by);
create index moderation_question_age on moderation_question (asked_at);

-- When any instance was last seen at work, in one row: what is missing in between was a downtime.
create table moderation_presence (
    id      bigint primary key,
    seen_at timestamp with time zone not null
);
