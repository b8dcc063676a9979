-- Owner keys, each wrapped by the master key. A destroyed key keeps its number and id and loses its bytes.

create table owner_key (
    number integer primary key,
    id blob not null unique check (length(id) = 16),
    wrapped blob
) strict;
