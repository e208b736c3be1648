-- Who serves this shop now. Times are this server's, so that nodes whose clocks differ agree.
create table nodes (
  name    text primary key,
  beat_at timestamptz not null
);

-- Who does what only one should do at a time.
create table duties (
  name text primary key,
  node text        not null,
  until timestamptz not null
);
