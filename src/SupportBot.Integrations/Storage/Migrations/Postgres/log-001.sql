-- Trigrams of a text in any script: https://www.postgresql.org/docs/current/pgtrgm.html
create extension if not exists pg_trgm;

-- One row a conversation: what lists show, kept in the same commit as its entries. Times are Unix milliseconds, UTC.
create table conversations (
  id                   text collate "C" primary key,
  channel              text    not null,
  shop                 text    not null,
  market               text,
  language             text    not null,
  owner                text    not null,
  handoff              text    not null,
  handoff_reason       text,
  handoff_summary      text,
  handed_off           boolean not null, -- ever
  order_number         text,
  agent_id             text,
  agent_name           text,
  is_closed            boolean not null,
  started_at           bigint  not null,
  last_at              bigint  not null,
  due_at               bigint,
  messages             integer not null,
  last_text            text    not null,
  last_number          bigint  not null,
  last_customer_number bigint  not null,
  answered_to          bigint  not null,
  accepted_by          text, -- the node that accepted the customer's last message: it answers, unless it is gone
  erased_at            bigint  -- when its contents were deleted; null while they are there
) with (
  fillfactor = 70, -- a row is written anew in every turn: room to do that in its own page
  autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02); -- and what it was before must not pile up in the indexes

create index conversations_by_time on conversations (last_at desc);
create index conversations_queue on conversations (handoff, due_at) where handoff <> 'None';
create index conversations_unanswered on conversations (last_at) where owner = 'Bot' and not is_closed and last_customer_number - answered_to > 0;
create statistics conversations_owed on (last_customer_number - answered_to) from conversations;
create index conversations_to_erase on conversations (last_at) where erased_at is null;

-- The truth. A body can be erased (null) while its number stays. In one piece: sixteen partitions by conversation took twice the processor
-- time and half of the throughput of appends.
create table entries (
  conversation       text collate "C" not null,
  number             bigint not null,
  at                 bigint not null,
  audience           text   not null,
  activity_id        text   not null,
  client_activity_id text,
  kind               text   not null,
  body               text,
  primary key (conversation, number)
);

create unique index entries_once on entries (conversation, client_activity_id) where client_activity_id is not null;

-- What was said, folded (SearchText).
create table said (
  conversation text collate "C" not null,
  number       bigint not null,
  text         text   not null,
  primary key (conversation, number)
);

-- New texts are indexed a megabyte at a time by whoever appends then: more would be cheaper, and a longer pause for that one.
create index said_by_trigram on said using gin (text gin_trgm_ops) with (gin_pending_list_limit = 1024);
