-- Facts about this installation, written once: when it was first started.
create table installation (
  name  text primary key,
  value text not null
) strict;
