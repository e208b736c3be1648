-- Facts about this installation, written once: when it was first started, and the keys that all its nodes share.
create table installation (
  name  text collate "C" primary key,
  value text not null
);
