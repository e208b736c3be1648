create table files (
  id           text primary key,
  conversation text   not null,
  name         text   not null,
  content_type text   not null,
  size         bigint not null,
  at           bigint not null,
  content      bytea  not null
);

-- Photos and papers are compressed as they come.
alter table files alter column content set storage external;

create index files_by_conversation on files (conversation, size);
