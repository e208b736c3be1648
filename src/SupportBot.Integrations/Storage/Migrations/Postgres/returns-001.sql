create table cases (
  rma             text collate "C" primary key,
  idempotency_key text   not null unique,
  shop            text   not null,
  order_key       text   not null, -- OrderNumber.Normal
  status          text   not null,
  opened_at       bigint not null,
  body            text   not null
);

create index cases_by_order on cases (order_key, shop);
create index cases_open on cases (opened_at) where status not in ('Refunded', 'Refused', 'Cancelled');

create table case_items (
  rma      text    not null references cases (rma),
  line_id  text    not null,
  quantity integer not null check (quantity > 0),
  primary key (rma, line_id)
);
