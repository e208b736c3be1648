create table files (
  id           text primary key,
  conversation text    not null,
  name         text    not null,
  content_type text    not null,
  size         integer not null,
  at           integer not null,
  content      blob    not null -- last, so that the rest is read without it
) strict;

create index files_by_conversation on files (conversation, size);
