-- What is to be done, and when: the table of db-scheduler, with columns of our own after its own.
-- execution_time is when it is tried next, due_at when it was due, however often it has failed since.
create table timer (
    task_name            varchar(100) not null,
    task_instance        varchar(100) not null,
    task_data            bytea,
    execution_time       timestamp with time zone not null,
    picked               boolean not null,
    picked_by            varchar(50),
    last_success         timestamp with time zone,
    last_failure         timestamp with time zone,
    consecutive_failures integer,
    last_heartbeat       timestamp with time zone,
    version              bigint not null,
    priority             smallint,
    guild_id             bigint not null,
    due_at               timestamp with time zone not null,
    failing_since        timestamp with time zone,
    problem              varchar(300),
    primary key (task_name, task_instance)
);
create index timer_due on timer (execution_time);
create index timer_heartbeat on timer (last_heartbeat);
create index timer_failing on timer (failing_since);
create index timer_guild on timer (guild_id);
