-- The register. Instants are microseconds since 1970-01-01T00:00:00Z, days are days since 1970-01-01.

create schema keys;

create table register.meta (
    name text primary key,
    value text not null
);

-- The log. Rows are added and never touched again; the role that the program works under may not, and triggers guard against
-- accident by the tables' owner; only proof guards against intent. That every part has its entry is verified, and not asked of a
-- foreign key. An id tells of which log and where in it: in an entry's and a checkpoint's the log's number is times 2^48, and the
-- index or size is added; a part's is its entry's times 128, and its number is added.

create table register.log (
    id integer primary key,
    origin text not null unique,
    verifier text not null
);

create table register.entry (
    id bigint primary key check (id >= 0),
    leaf bytea not null,
    leaf_hash bytea not null check (length(leaf_hash) = 32)
);

create table register.part (
    id bigint primary key check (id >= 0),
    stored bytea not null
);

alter table register.part alter column stored set storage external;

create table register.tile (
    log integer not null,
    level integer not null,
    idx bigint not null,
    hashes bytea not null check (length(hashes) = 8192),
    primary key (log, level, idx)
);

-- previous: the size of the checkpoint before, so that a missing one shows.

create table register.checkpoint (
    id bigint primary key check (id >= 0),
    previous bigint,
    note bytea not null
);

-- The keys that sign the log's checkpoints, in order: 0 is the key of the table log. A key signs from the size since on; note is the
-- succession, which the key before it and this one signed; empty for the first.

create table register.log_key (
    log integer not null,
    number integer not null,
    since bigint not null,
    verifier text not null,
    note bytea not null,
    primary key (log, number)
);

-- What witnesses signed. id: as the checkpoint's; witness: the witness's public key; at: when it signed, in seconds since 1970; line: its
-- signature line. A witness may sign one checkpoint several times.

create table register.cosignature (
    id bigint not null check (id >= 0),
    witness text not null,
    at bigint not null,
    line bytea not null,
    primary key (id, witness, at)
);

-- Documents, sealed whole, each under its owner's key: kind 0 is the register itself, 1 a person. Numbers have no gap, so that a missing
-- one shows; what a document is and when it was added is plain, and nothing vouches for the time.

create table register.document (
    number bigint primary key check (number > 0),
    digest bytea not null check (length(digest) = 32),
    kind integer not null,
    subject uuid not null,
    type text not null,
    added_at bigint not null,
    stored bytea not null,
    unique (digest, kind, subject)
);

alter table register.document alter column stored set storage external;

create index document_subject on register.document (kind, subject);

create function register.append_only() returns trigger language plpgsql as $$
begin
    raise exception 'append-only: %', tg_table_name;
end
$$;

create trigger append_only before update or delete or truncate on register.log execute function register.append_only();
create trigger append_only before update or delete or truncate on register.entry execute function register.append_only();
create trigger append_only before update or delete or truncate on register.part execute function register.append_only();
create trigger append_only before update or delete or truncate on register.tile execute function register.append_only();
create trigger append_only before update or delete or truncate on register.checkpoint execute function register.append_only();
create trigger append_only before update or delete or truncate on register.log_key execute function register.append_only();
create trigger append_only before update or delete or truncate on register.cosignature execute function register.append_only();
create trigger append_only before update or delete or truncate on register.document execute function register.append_only();

-- Derived from the register's log: can be dropped and made again. kind: 0 the register itself, 1 a person, 2 a place.

-- said: what the clock said, where it seemed to be set back and the officer went on; then recorded_at only keeps the order of entries.

create table register.act (
    entry bigint primary key,
    recorded_at bigint not null,
    id uuid not null unique,
    digest bytea not null check (length(digest) = 32),
    said bigint
);

create index act_said on register.act (said) where said is not null;

create table register.owner (
    kind integer not null,
    subject uuid not null,
    key_id uuid not null unique,
    primary key (kind, subject)
);

create table register.stream (
    kind integer not null,
    subject uuid not null,
    entry bigint not null,
    part integer not null,
    primary key (kind, subject, entry, part)
);

create table register.counter (
    name text primary key,
    value bigint not null
);

create table register.person (
    id uuid primary key,
    file_number text unique,
    primary_name text,
    birth_earliest integer,
    birth_latest integer,
    sex text
);

create index person_birth on register.person (birth_earliest, birth_latest);

create table register.name (
    person uuid not null,
    ordinal integer not null,
    text text not null,
    kind text not null,
    script text,
    folded text not null,
    primary key (person, ordinal)
);

create index name_folded on register.name (folded);

create table register.name_key (
    person uuid not null,
    key text not null,
    sounds bytea not null,
    primary key (person, key, sounds)
);

create index name_key_found on register.name_key (key, sounds, person);

create table register.identifier (
    person uuid not null,
    issuer text not null,
    value text not null,
    compact text not null,
    primary key (person, issuer, value)
);

create index identifier_value on register.identifier (issuer, value, person);

create index identifier_compact on register.identifier (compact, issuer, person);

create table register.place (
    id uuid primary key,
    name text not null,
    kind text not null,
    authority text not null,
    zone text not null,
    count_time text not null
);

-- Bitemporal: a row holds from its from_entry up to, not including, its to_entry; no to_entry while it holds.

create table register.stretch (
    person uuid not null,
    from_entry bigint not null,
    ordinal integer not null,
    to_entry bigint,
    place uuid,
    whereabouts text not null,
    start_earliest bigint,
    start_latest bigint,
    ended integer not null,
    end_earliest bigint,
    end_latest bigint,
    episode_start_earliest bigint,
    episode_start_latest bigint,
    episode_ended integer not null,
    episode_end_earliest bigint,
    episode_end_latest bigint,
    attributes text not null,
    by_counts integer not null,
    primary key (person, from_entry, ordinal)
);

create table register.counted_run (
    person uuid not null,
    from_entry bigint not null,
    ordinal integer not null,
    to_entry bigint,
    place uuid not null,
    episode text not null,
    first_day integer not null,
    last_day integer not null,
    listed integer not null,
    attributes text not null,
    primary key (person, from_entry, ordinal)
);

create table register.coverage (
    person uuid not null,
    from_entry bigint not null,
    ordinal integer not null,
    to_entry bigint,
    from_at bigint not null,
    to_at bigint,
    kind text not null,
    order_id uuid,
    delay bigint,
    primary key (person, from_entry, ordinal)
);

create table register.finding (
    person uuid not null,
    from_entry bigint not null,
    ordinal integer not null,
    to_entry bigint,
    code text not null,
    at bigint,
    detail text not null,
    primary key (person, from_entry, ordinal)
);

create table register.matter (
    person uuid not null,
    from_entry bigint not null,
    ordinal integer not null,
    to_entry bigint,
    kind text not null,
    place uuid,
    primary key (person, from_entry, ordinal)
);

create table register.place_count (
    place uuid not null,
    from_entry bigint not null,
    ordinal integer not null,
    to_entry bigint,
    first_day integer not null,
    last_day integer not null,
    source text not null,
    primary key (place, from_entry, ordinal)
);

-- Owner keys, each wrapped by the master key, in a schema of their own so that they can be backed up apart. A destroyed key keeps its
-- number and id and loses its bytes.

create table keys.owner_key (
    number bigint primary key,
    id uuid not null unique,
    wrapped bytea
);
