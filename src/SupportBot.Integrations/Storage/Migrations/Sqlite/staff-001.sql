-- Who works here. The body is the account; the columns are what rules hang on.
create table staff (
  id              text primary key,
  login           text    not null unique,
  is_active_admin integer not null,
  revision        integer not null,
  body            text    not null
) strict;

-- One row a try and key, kept for the window only. Keys are hashes.
create table sign_in_tries (
  try_id text    not null,
  key    text    not null,
  at     integer not null
) strict;

create index sign_in_tries_by_key on sign_in_tries (key, at);

-- What members of staff did. Times are Unix milliseconds, UTC.
create table staff_audit (
  id         integer primary key,
  at         integer not null,
  staff_id   text,
  staff_name text    not null,
  action     text    not null,
  subject    text
) strict;

create index staff_audit_by_action on staff_audit (action, id);
create index staff_audit_by_staff on staff_audit (staff_id, id);
