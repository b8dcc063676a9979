-- Every thing of a schema ($1): its kind, its name, its table, and all that matters about it. A temporary table reads as a lasting one.

with ours as (
    select c.oid, c.relname::text as name, c.relkind, c.relpersistence, c.relrowsecurity, c.relforcerowsecurity
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = $1
)

select
    case relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence' when 'f' then 'foreign table'
        when 'c' then 'type' else 'table' end,
    name, null::text,
    concat_ws(' ', relkind, replace(relpersistence::text, 't', 'p'), relrowsecurity, relforcerowsecurity)
from ours where relkind not in ('i', 'I')

union all
select 'column', a.attname::text, o.name,
    concat_ws(' ', format_type(a.atttypid, a.atttypmod), a.attnotnull, nullif(a.attcollation, 0)::regcollation, a.attidentity, a.attgenerated, pg_get_expr(d.adbin, d.adrelid))
from ours o join pg_attribute a on a.attrelid = o.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
where o.relkind in ('r', 'p')

union all
select 'constraint', c.conname::text, o.name, concat_ws(' ', pg_get_constraintdef(c.oid), c.convalidated)
from ours o join pg_constraint c on c.conrelid = o.oid where c.contype <> 't'

union all
select 'index', i.relname::text, o.name, concat_ws(' ', pg_get_indexdef(i.oid), x.indisvalid)
from ours o join pg_index x on x.indrelid = o.oid join pg_class i on i.oid = x.indexrelid
where not exists (select from pg_constraint c where c.conindid = i.oid and c.conrelid = o.oid)

union all
select 'trigger', t.tgname::text, o.name, concat_ws(' ', pg_get_triggerdef(t.oid), t.tgenabled)
from ours o join pg_trigger t on t.tgrelid = o.oid where not t.tgisinternal

union all
select 'rule', r.rulename::text, o.name, concat_ws(' ', pg_get_ruledef(r.oid), r.ev_enabled)
from ours o join pg_rewrite r on r.ev_class = o.oid where r.rulename <> '_RETURN'

union all
select 'policy', p.polname::text, o.name,
    concat_ws(' ', p.polcmd, p.polpermissive, pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
from ours o join pg_policy p on p.polrelid = o.oid

union all
select 'child table', i.inhrelid::regclass::text, o.name, 'inherits'
from ours o join pg_inherits i on i.inhparent = o.oid where o.relkind in ('r', 'p')

union all
select 'function', p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')', null,
    concat_ws(' ', p.prokind, pg_get_function_result(p.oid), l.lanname, p.provolatile, p.prosecdef, p.proisstrict, p.proconfig::text, p.prosrc, p.probin)
from pg_proc p join pg_language l on l.oid = p.prolang join pg_namespace n on n.oid = p.pronamespace where n.nspname = $1
