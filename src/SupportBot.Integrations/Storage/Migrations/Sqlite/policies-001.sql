-- What staff said of the rules in the policy files. Rows are added, never changed. Times are Unix milliseconds, UTC.
create table rule_reviews (
  number      integer primary key,
  market      text    not null,
  rule_id     text    not null,
  from_day    text    not null,
  fingerprint text    not null,
  act         text    not null,
  staff_id    text    not null,
  staff_name  text    not null,
  at          integer not null,
  note        text    not null
) strict;
