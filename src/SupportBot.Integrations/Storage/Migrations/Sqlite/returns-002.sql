create index cases_open on cases (opened_at) where status not in ('Refunded', 'Refused', 'Cancelled');
