-- The register. Instants are microseconds since 1970-01-01T00:00:00Z, days are days since 1970-01-01, ids are 16 bytes.

create table meta (
    name text primary key,
    value text not null
) strict, without rowid;

-- The log. Rows are added and never touched again; triggers guard against accident, proof against intent. That every part has its
-- entry is verified, and not asked of a foreign key. An id tells of which log and where in it: in an entry's and a checkpoint's the
-- log's number is times 2^48, and the index or size is added; a part's is its entry's times 128, and its number is added. So rows of
-- all logs lie in order and are only ever appended, which costs one page where an index of the same columns costs two or three.

create table log (
    id integer primary key,
    origin text not null unique,
    verifier text not null
) strict;

create table entry (
    id integer primary key check (id >= 0),
    leaf blob not null,
    leaf_hash blob not null check (length(leaf_hash) = 32)
) strict;

create table part (
    id integer primary key check (id >= 0),
    stored blob not null
) strict;

create table tile (
    log integer not null,
    level integer not null,
    idx integer not null,
    hashes blob not null check (length(hashes) = 8192),
    primary key (log, level, idx)
) strict, without rowid;

-- previous: the size of the checkpoint before, so that a missing one shows.

create table checkpoint (
    id integer primary key check (id >= 0),
    previous integer,
    note blob not null
) strict;

-- The keys that sign the log's checkpoints, in order: 0 is the key of the table log. A key signs from the size since on; note is the
-- succession, which the key before it and this one signed; empty for the first.

create table log_key (
    log integer not null,
    number integer not null,
    since integer not null,
    verifier text not null,
    note blob not null,
    primary key (log, number)
) strict, without rowid;

-- What witnesses signed. id: as the checkpoint's; witness: the witness's public key; at: when it signed, in seconds since 1970; line: its
-- signature line. A witness may sign one checkpoint several times.

create table cosignature (
    id integer not null check (id >= 0),
    witness text not null,
    at integer not null,
    line blob not null,
    primary key (id, witness, at)
) strict, without rowid;

-- Documents, sealed whole, each under its owner's key: kind 0 is the register itself, 1 a person. Numbers have no gap, so that a missing
-- one shows; what a document is and when it was added is plain, and nothing vouches for the time.

create table document (
    number integer primary key check (number > 0),
    digest blob not null check (length(digest) = 32),
    kind integer not null,
    subject blob not null check (length(subject) = 16),
    type text not null,
    added_at integer not null,
    stored blob not null,
    unique (digest, kind, subject)
) strict;

create index document_subject on document (kind, subject);

create trigger log_update before update on log begin select raise(abort, 'append-only: log'); end;
create trigger log_delete before delete on log begin select raise(abort, 'append-only: log'); end;
create trigger entry_update before update on entry begin select raise(abort, 'append-only: entry'); end;
create trigger entry_delete before delete on entry begin select raise(abort, 'append-only: entry'); end;
create trigger part_update before update on part begin select raise(abort, 'append-only: part'); end;
create trigger part_delete before delete on part begin select raise(abort, 'append-only: part'); end;
create trigger tile_update before update on tile begin select raise(abort, 'append-only: tile'); end;
create trigger tile_delete before delete on tile begin select raise(abort, 'append-only: tile'); end;
create trigger checkpoint_update before update on checkpoint begin select raise(abort, 'append-only: checkpoint'); end;
create trigger checkpoint_delete before delete on checkpoint begin select raise(abort, 'append-only: checkpoint'); end;
create trigger log_key_update before update on log_key begin select raise(abort, 'append-only: log_key'); end;
create trigger log_key_delete before delete on log_key begin select raise(abort, 'append-only: log_key'); end;
create trigger cosignature_update before update on cosignature begin select raise(abort, 'append-only: cosignature'); end;
create trigger cosignature_delete before delete on cosignature begin select raise(abort, 'append-only: cosignature'); end;
create trigger document_update before update on document begin select raise(abort, 'append-only: document'); end;
create trigger document_delete before delete on document begin select raise(abort, 'append-only: document'); end;

-- Derived from the register's log: can be dropped and made again. kind: 0 the register itself, 1 a person, 2 a place.

-- said: what the clock said, where it seemed to be set back and the officer went on; then recorded_at only keeps the order of entries.

create table act (
    entry integer primary key,
    recorded_at integer not null,
    id blob not null unique check (length(id) = 16),
    digest blob not null check (length(digest) = 32),
    said integer
) strict;

create index act_said on act (said) where said is not null;

create table owner (
    kind integer not null,
    subject blob not null check (length(subject) = 16),
    key_id blob not null unique check (length(key_id) = 16),
    primary key (kind, subject)
) strict, without rowid;

create table stream (
    kind integer not null,
    subject blob not null check (length(subject) = 16),
    entry integer not null,
    part integer not null,
    primary key (kind, subject, entry, part)
) strict, without rowid;

create table counter (
    name text primary key,
    value integer not null
) strict, without rowid;

create table person (
    id blob primary key check (length(id) = 16),
    file_number text unique,
    primary_name text,
    birth_earliest integer,
    birth_latest integer,
    sex text
) strict, without rowid;

create index person_birth on person (birth_earliest, birth_latest);

create table name (
    person blob not null,
    ordinal integer not null,
    text text not null,
    kind text not null,
    script text,
    folded text not null,
    primary key (person, ordinal)
) strict, without rowid;

create index name_folded on name (folded);

create table name_key (
    person blob not null,
    key text not null,
    sounds blob not null,
    primary key (person, key, sounds)
) strict, without rowid;

create index name_key_found on name_key (key, sounds, person);

create table identifier (
    person blob not null,
    issuer text not null,
    value text not null,
    compact text not null,
    primary key (person, issuer, value)
) strict, without rowid;

create index identifier_value on identifier (issuer, value, person);

create index identifier_compact on identifier (compact, issuer, person);

create table place (
    id blob primary key check (length(id) = 16),
    name text not null,
    kind text not null,
    authority text not null,
    zone text not null,
    count_time text not null
) strict, without rowid;

-- Bitemporal: a row holds from its from_entry up to, not including, its to_entry; no to_entry while it holds.

create table stretch (
    person blob not null,
    from_entry integer not null,
    ordinal integer not null,
    to_entry integer,
    place blob,
    whereabouts text not null,
    start_earliest integer,
    start_latest integer,
    ended integer not null,
    end_earliest integer,
    end_latest integer,
    episode_start_earliest integer,
    episode_start_latest integer,
    episode_ended integer not null,
    episode_end_earliest integer,
    episode_end_latest integer,
    attributes text not null,
    by_counts integer not null,
    primary key (person, from_entry, ordinal)
) strict, without rowid;

create table counted_run (
    person blob not null,
    from_entry integer not null,
    ordinal integer not null,
    to_entry integer,
    place blob not null,
    episode text not null,
    first_day integer not null,
    last_day integer not null,
    listed integer not null,
    attributes text not null,
    primary key (person, from_entry, ordinal)
) strict, without rowid;

create table coverage (
    person blob not null,
    from_entry integer not null,
    ordinal integer not null,
    to_entry integer,
    from_at integer not null,
    to_at integer,
    kind text not null,
    order_id blob,
    delay integer,
    primary key (person, from_entry, ordinal)
) strict, without rowid;

create table finding (
    person blob not null,
    from_entry integer not null,
    ordinal integer not null,
    to_entry integer,
    code text not null,
    at integer,
    detail text not null,
    primary key (person, from_entry, ordinal)
) strict, without rowid;

create table matter (
    person blob not null,
    from_entry integer not null,
    ordinal integer not null,
    to_entry integer,
    kind text not null,
    place blob,
    primary key (person, from_entry, ordinal)
) strict, without rowid;

create table place_count (
    place blob not null,
    from_entry integer not null,
    ordinal integer not null,
    to_entry integer,
    first_day integer not null,
    last_day integer not null,
    source text not null,
    primary key (place, from_entry, ordinal)
) strict, without rowid;
