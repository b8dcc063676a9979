-- The role under which the program works once it has set the tables up, when whoever sets them up may create one: it adds to the log
-- and cannot change it. Roles belong to the whole server; each database grants to the same one.

do $$
begin
    if not exists (select from pg_roles where rolname = 'habeas_register') then
        begin
            create role habeas_register nologin;
        exception when duplicate_object or unique_violation then null;
        end;
    end if;
end
$$;

grant habeas_register to current_user;
grant usage on schema register, keys to habeas_register;
grant select, insert on register.log, register.entry, register.part, register.tile, register.checkpoint, register.log_key, register.cosignature,
    register.document, register.meta to habeas_register;
grant update, delete on register.meta to habeas_register;
grant select, insert, update, delete, truncate on
    register.act, register.owner, register.stream, register.counter,
    register.person, register.name, register.name_key, register.identifier, register.place,
    register.stretch, register.counted_run, register.coverage, register.finding, register.matter, register.place_count
    to habeas_register;
grant select, insert, update on keys.owner_key to habeas_register;
grant select on register.schema_version to habeas_register;
