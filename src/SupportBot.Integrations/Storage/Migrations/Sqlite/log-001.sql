-- One row a conversation: what lists show, kept in the same commit as its entries. Times are Unix milliseconds, UTC.
create table conversations (
  id                   text primary key,
  channel              text    not null,
  shop                 text    not null,
  market               text,
  language             text    not null,
  owner                text    not null,
  handoff              text    not null,
  handoff_reason       text,
  handoff_summary      text,
  handed_off           integer not null, -- ever
  order_number         text,
  agent_id             text,
  agent_name           text,
  is_closed            integer not null,
  started_at           integer not null,
  last_at              integer not null,
  due_at               integer,
  messages             integer not null,
  last_text            text    not null,
  last_number          integer not null,
  last_customer_number integer not null,
  answered_to          integer not null
) strict;

create index conversations_by_time on conversations (last_at desc);
create index conversations_queue on conversations (handoff, due_at) where handoff <> 'None';
create index conversations_unanswered on conversations (id) where owner = 'Bot' and is_closed = 0 and last_customer_number > answered_to;

-- The truth. A body can be erased (null) while its number stays.
create table entries (
  id                 integer primary key, -- ties an entry to its text in said
  conversation       text    not null references conversations (id),
  number             integer not null,
  at                 integer not null,
  audience           text    not null,
  activity_id        text    not null,
  client_activity_id text,
  kind               text    not null,
  body               text,
  unique (conversation, number)
) strict;

create unique index entries_once on entries (conversation, client_activity_id) where client_activity_id is not null;

-- What was said, folded (SearchText), by entries.id. Trigrams find parts of words in any script.
create virtual table said using fts5 (text, tokenize = 'trigram case_sensitive 1');
-- An erased text leaves no trace in the index either.
insert into said (said, rank) values ('secure-delete', 1);
