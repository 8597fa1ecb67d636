-- Guilds that Jikimi is no longer in, since when; nothing of them is acted on meanwhile.
create table guild_departure (
    guild_id bigint not null primary key,
    left_at  timestamp with time zone not null
);
create index guild_departure_due on guild_departure (left_at);

-- When all of a guild was erased; the row stays a while so that other instances notice.
alter table guild_settings add column erased_at timestamp with time zone;
create index guild_settings_erased on guild_settings (erased_at);

-- For export and erase of what a person did, and for the end of files that nobody applied.
create index guild_setting_change_author on guild_setting_change (changed_by);
create index guild_settings_import_author on guild_settings_import (asked_by);
create index guild_settings_import_expiry on guild_settings_import (expires_at);
