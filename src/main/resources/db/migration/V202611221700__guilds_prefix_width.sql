-- Five characters that people see may be more of those that a database counts.
alter table guild_settings alter column prefix type varchar(20);
